/** The sound output of the host: the configured backend, if it is available. */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config/schema.ts';
import { isInstalled } from '../process/installed.ts';
import type { StreamingProgram } from '../process/streaming.ts';
import { pacat } from '../tools/pacat.ts';
import { pwCat } from '../tools/pw-cat.ts';
import type { Tool } from '../process/run.ts';

export interface Player {
  play(samples: Buffer): void;
  /** There are no samples for now. */
  rest(): void;
  /** There are no more samples. */
  close(): void;
}

/** Records until it is killed. */
export type Record = (onSamples: (samples: Buffer) => void) => StreamingProgram;

/** `server`: the folder with the socket of the sound server. */
export type SoundOutput =
  | { readonly kind: 'pipewire' | 'pulseaudio'; readonly server: string }
  /** A file in the folder of the session, for tests. */
  | { readonly kind: 'wav' }
  /** Loudspeaker and microphone of a desk elsewhere, at which the person sits. */
  | { readonly kind: 'elsewhere'; readonly player: Player; readonly record: Record }
  /** `missing`: the program to install. */
  | { readonly kind: 'none'; readonly reason: string; readonly missing?: Tool };

/** An output of this host. */
export type SoundOutputHere = Exclude<SoundOutput, { readonly kind: 'elsewhere' }>;

/** The properties of the host that decide the output. */
export interface SoundHost {
  /** The runtime folder of the person, which holds the sockets of sound servers. */
  readonly runtimeFolder: string | undefined;
  readonly isInstalled: (program: string) => Promise<boolean>;
}

export const thisHost = (): SoundHost => ({ runtimeFolder: process.env['XDG_RUNTIME_DIR'], isInstalled });

/** PulseAudio comes first: where PipeWire plays sound it serves this socket, too, but PipeWire also runs where it plays none. */
const SERVERS = [
  { kind: 'pulseaudio', socket: 'pulse/native', name: 'PulseAudio', tool: pacat },
  { kind: 'pipewire', socket: 'pipewire-0', name: 'PipeWire', tool: pwCat },
] as const;

export async function soundOutput(
  backend: Config['audio']['backend'],
  host: SoundHost = thisHost(),
): Promise<SoundOutputHere> {
  if (backend === 'none') return { kind: 'none', reason: 'audio.backend is "none" in the configuration' };
  if (backend === 'wav') return { kind: 'wav' };
  const server = host.runtimeFolder ?? '';
  const wanted = SERVERS.filter(({ kind }) => backend === 'auto' || backend === kind);
  const running = [];
  for (const each of wanted) if (server !== '' && (await isSocket(join(server, each.socket)))) running.push(each);
  for (const { kind, tool } of running) if (await host.isInstalled(tool.program)) return { kind, server };
  // Where both run, PipeWire's program has fewer dependencies.
  const unusable = running.at(-1);
  if (unusable)
    return {
      kind: 'none',
      reason: `${unusable.name} runs, but ${unusable.tool.program} is not installed`,
      missing: unusable.tool,
    };
  return { kind: 'none', reason: `${wanted.map(({ name }) => name).join(' or ')} does not run for this account` };
}

async function isSocket(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isSocket(),
    () => false,
  );
}
