import { type ChildProcess, spawn, type StdioOptions } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { GUEST_PATH } from './run.ts';

/** How a program ended. `spawnError`: why it could not be started. */
export interface Ending {
  readonly exitStatus: number | undefined;
  readonly signal: string | undefined;
  readonly spawnError?: string;
}

/** A program that runs in the background. */
export interface Running {
  readonly child: ChildProcess;
  /** Fulfilled once, never rejected. */
  readonly ended: Promise<Ending>;
  kill(signal?: NodeJS.Signals): void;
}

export interface LaunchOptions {
  readonly environment?: Readonly<Record<string, string>>;
  /** As for `spawn`; by default the program inherits nothing. */
  readonly stdio?: StdioOptions;
  readonly cwd?: string;
}

/** Starts one program and leaves it running. No shell, no inherited environment. */
export function launch(program: string, args: readonly string[], options: LaunchOptions = {}): Running {
  const child = spawn(program, args, {
    env: { PATH: GUEST_PATH, LC_ALL: 'C.UTF-8', ...options.environment },
    cwd: options.cwd ?? '/',
    stdio: options.stdio ?? 'ignore',
  });
  const ended = new Promise<Ending>((resolve) => {
    child.once('error', (error) => resolve({ exitStatus: undefined, signal: undefined, spawnError: error.message }));
    child.once('exit', (exitStatus, signal) =>
      resolve({ exitStatus: exitStatus ?? undefined, signal: signal ?? undefined }),
    );
  });
  return { child, ended, kill: (signal = 'SIGKILL') => void child.kill(signal) };
}

/** Calls `onLine` with each line of `stream`, cut to 500 characters. */
export function eachLine(stream: Readable | null | undefined, onLine: (line: string) => void): void {
  if (!stream) return;
  createInterface({ input: stream }).on('line', (line) => onLine(line.slice(0, 500)));
}

/** Describes an ending for the log. */
export function describeEnding({ exitStatus, signal, spawnError }: Ending): string {
  if (spawnError !== undefined) return `did not start: ${spawnError}`;
  return signal === undefined ? `exit status ${String(exitStatus)}` : `signal ${signal}`;
}
