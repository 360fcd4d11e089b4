/** Where sound goes on this computer: what was asked for in the configuration, as far as it is there. */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config/schema.ts';
import { isInstalled } from '../process/installed.ts';
import { pacat } from '../tools/pacat.ts';
import { pwCat } from '../tools/pw-cat.ts';
import type { Tool } from '../process/run.ts';

/** `server`: the folder that holds the sound server's socket. */
export type SoundOutput =
  | { readonly kind: 'pipewire' | 'pulseaudio'; readonly server: string }
  /** A file in the session's own folder, for tests. */
  | { readonly kind: 'wav' }
  /** `missing`: the program that would have to be installed. */
  | { readonly kind: 'none'; readonly reason: string; readonly missing?: Tool };

/** What is asked; another computer for tests. */
export interface Computer {
  /** The person's own runtime folder, where sound servers have their sockets. */
  readonly runtimeFolder: string | undefined;
  readonly isInstalled: (program: string) => Promise<boolean>;
}

export const thisComputer = (): Computer => ({ runtimeFolder: process.env['XDG_RUNTIME_DIR'], isInstalled });

/** Each sound server by its socket and by who speaks with it. PulseAudio's first: PipeWire serves it too where it plays, and is also there where it does not. */
const SERVERS = [
  { kind: 'pulseaudio', socket: 'pulse/native', name: 'PulseAudio', tool: pacat },
  { kind: 'pipewire', socket: 'pipewire-0', name: 'PipeWire', tool: pwCat },
] as const;

export async function soundOutput(
  backend: Config['audio']['backend'],
  computer: Computer = thisComputer(),
): Promise<SoundOutput> {
  if (backend === 'none') return { kind: 'none', reason: 'the configuration says so: audio.backend' };
  if (backend === 'wav') return { kind: 'wav' };
  const server = computer.runtimeFolder ?? '';
  const wanted = SERVERS.filter(({ kind }) => backend === 'auto' || backend === kind);
  const running = [];
  for (const each of wanted) if (server !== '' && (await isSocket(join(server, each.socket)))) running.push(each);
  for (const { kind, tool } of running) if (await computer.isInstalled(tool.program)) return { kind, server };
  // The last one: PipeWire's comes with less, where both are there.
  const lacking = running.at(-1);
  if (lacking)
    return {
      kind: 'none',
      reason: `${lacking.name} runs, but ${lacking.tool.program} is not installed`,
      missing: lacking.tool,
    };
  return { kind: 'none', reason: `${wanted.map(({ name }) => name).join(' or ')} does not run here for this account` };
}

async function isSocket(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isSocket(),
    () => false,
  );
}
