/** Whether sessions can play sound on this host. Browsing needs no sound, so no finding is trouble. */
import type { Finding } from '../api/host/doctor.ts';
import type { Config } from '../config/schema.ts';
import { typed } from './finding-parts.ts';
import type { Hypervisor } from '../hypervisor/hypervisor.ts';
import { installCommand } from '../process/distribution.ts';
import { type SoundHost, soundOutput, thisHost } from '../sound/output.ts';

const check = 'sound';

export async function soundFindings(
  {
    hypervisor,
    config,
  }: { readonly hypervisor: Pick<Hypervisor, 'playsSound'>; readonly config: Pick<Config, 'audio'> },
  host: SoundHost = thisHost(),
): Promise<Finding[]> {
  if (hypervisor.playsSound !== true) return [];
  const output = await soundOutput(config.audio.backend, host);
  switch (output.kind) {
    case 'pipewire':
      return [{ check, level: 'ok', message: 'Sessions play sound through PipeWire.', params: { server: 'PipeWire' } }];
    case 'pulseaudio':
      return [
        {
          check,
          level: 'ok',
          message: 'Sessions play sound through PulseAudio or a compatible server.',
          params: { server: 'PulseAudio' },
        },
      ];
    case 'wav':
      return [
        {
          check,
          level: 'note',
          variant: 'file',
          message: 'Sessions write their sound to a file instead of playing it.',
          hint: 'Set audio.backend to "auto".',
        },
      ];
    case 'none':
      return [
        {
          check,
          level: 'note',
          message: `Sessions cannot play sound: ${output.reason}.`,
          ...(output.missing
            ? { variant: 'missing', ...typed(installCommand([output.missing.debianPackage])) }
            : { hint: 'Start PipeWire or PulseAudio, and see audio.backend in the configuration.' }),
        },
      ];
  }
}
