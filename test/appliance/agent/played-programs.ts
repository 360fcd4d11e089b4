/** Programs that a test plays. A test file installs them with `vi.mock` of commands/launch.ts. */
import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import type { Ending, LaunchOptions, Running } from '../../../appliance/agent/commands/launch.ts';

export interface Played extends Running {
  /** Program and arguments. */
  readonly command: readonly string[];
  readonly options: LaunchOptions;
  /** A line on the file descriptor: 1, 2 or 3. */
  readonly says: (descriptor: number, line: string) => void;
  readonly ends: (ending?: Partial<Ending>) => void;
  /** The signals that it got. `undefined`: the one that ends any program. */
  readonly signals: (string | undefined)[];
}

/** All that were started, in order. */
export const started: Played[] = [];

export function play(program: string, args: readonly string[], options: LaunchOptions = {}): Played {
  const stdio = [undefined, new PassThrough(), new PassThrough(), new PassThrough()] as const;
  const signals: (string | undefined)[] = [];
  let ends: Played['ends'] = () => undefined;
  const ended = new Promise<Ending>(
    (resolve) => (ends = (ending = {}) => resolve({ exitStatus: 1, signal: undefined, ...ending })),
  );
  const played: Played = {
    command: [program, ...args],
    options,
    child: Object.assign(new EventEmitter(), { stdio, stdout: stdio[1], stderr: stdio[2] }) as never,
    ended,
    kill: (signal) => {
      signals.push(signal);
      // The programs with a use for this signal live on.
      if (signal !== 'SIGUSR1') ends({ exitStatus: undefined, signal: signal ?? 'SIGKILL' });
    },
    says: (descriptor, line) => stdio[descriptor]?.write(`${line}\n`),
    ends,
    signals,
  };
  started.push(played);
  return played;
}
