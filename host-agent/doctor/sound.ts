/** Whether sessions can be heard on this host. Nobody needs sound to browse, so nothing here is trouble. */
import type { Finding } from '../api/doctor.ts';
import type { Config } from '../config/schema.ts';
import type { Hypervisor } from '../hypervisor/hypervisor.ts';
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
      return [{ check, level: 'ok', message: 'Sessions are heard through PipeWire.' }];
    case 'pulseaudio':
      return [{ check, level: 'ok', message: 'Sessions are heard through PulseAudio, or what stands in for it.' }];
    case 'wav':
      return [
        {
          check,
          level: 'note',
          message: 'Sessions are not heard: what they play goes into a file.',
          hint: 'Set audio.backend to "auto".',
        },
      ];
    case 'none':
      return [
        {
          check,
          level: 'note',
          message: `Sessions are not heard: ${output.reason}.`,
          hint: output.missing
            ? `apt-get install ${output.missing.debianPackage}`
            : 'Start PipeWire or PulseAudio, and see audio.backend in the configuration.',
        },
      ];
  }
}
