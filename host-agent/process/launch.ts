import { spawn } from 'node:child_process';
import { type FileHandle, open } from 'node:fs/promises';
import type { Readable, Writable } from 'node:stream';
import { messageOf } from '../api/errors/message-of.ts';
import { packageMissing } from './distribution.ts';
import { printable } from './printable.ts';
import { identify, type ProcessIdentity } from './process.ts';
import { type Tool, toolEnvironment } from './run.ts';

/** The program reports on file descriptor 3, and reads `input` to its end from file descriptor 4. */
export interface JailPipes {
  readonly input: Buffer;
  /** A device file that it gets as file descriptor 5. */
  readonly device?: string | undefined;
  /** It waits for file descriptor 6 until {@link Launched.letGo}. */
  readonly isHeld?: boolean;
}

export interface Launched {
  readonly identity: ProcessIdentity;
  /** Everything from file descriptor 3; empty without `jail`. */
  readonly infoText: Promise<string>;
  /** Fulfilled with how it ended: `with status 1`, `by SIGKILL`. Never rejects. */
  readonly ended: Promise<string>;
  letGo(): void;
  /** What it prints; only with `readsOutput`. */
  readonly output?: Readable;
  /** What it reads; only with `takesInput`. */
  readonly input?: Writable;
}

/** How much of a program's output is read for a message. */
const OUTPUT_BYTES = 4096;

/**
 * Starts a program that keeps running when we end: new process session, output to `logFile`, nothing inherited.
 * Throws `Failure` package-missing.
 */
export async function launch(
  role: string,
  tool: Tool,
  args: readonly string[],
  options: {
    logFile: string;
    environment?: Readonly<Record<string, string>>;
    jail?: JailPipes;
    /** Its output is for us, and does not go to the log. It has to be read to its end. */
    readsOutput?: boolean;
    /** It reads what we write. */
    takesInput?: boolean;
  },
): Promise<Launched> {
  const log = await open(options.logFile, 'a', 0o600);
  let device: FileHandle | undefined;
  try {
    const { jail } = options;
    if (jail?.device !== undefined) device = await open(jail.device, 'r+');
    const child = spawn(tool.program, args, {
      detached: true,
      env: toolEnvironment(options.environment),
      stdio: [
        options.takesInput === true ? 'pipe' : 'ignore',
        options.readsOutput === true ? 'pipe' : log.fd,
        log.fd,
        ...(jail ? pipes(jail, device) : []),
      ],
    });
    const ended = new Promise<string>((resolve) => {
      child.once('exit', (status, signal) => resolve(signal === null ? `with status ${status}` : `by ${signal}`));
      child.once('error', () => resolve('before it began'));
    });
    await new Promise<void>((resolve, reject) => {
      child.once('spawn', resolve);
      child.once('error', (cause) => {
        reject(packageMissing(tool, cause));
      });
    });
    child.unref();
    if (jail) giveInput(child.stdio[4] as Writable, jail.input);
    const pid = child.pid ?? 0;
    const [, , , , , , hold] = child.stdio as readonly unknown[] as readonly (Writable | null | undefined)[];
    const info = child.stdio[3] as Readable | null | undefined;
    return {
      identity: (await identify(role, pid)) ?? { role, pid, startTicks: 'ended' },
      infoText: info ? readAll(info) : Promise.resolve(''),
      ended,
      ...(child.stdout && { output: child.stdout }),
      ...(child.stdin && { input: child.stdin }),
      letGo: () => hold && giveInput(hold, Buffer.from('1')),
    };
  } finally {
    await log.close();
    await device?.close();
  }
}

/** The file descriptors of a jail, from 3. */
function pipes({ isHeld }: JailPipes, device: FileHandle | undefined): ('pipe' | 'ignore' | number)[] {
  return ['pipe', 'pipe', device?.fd ?? 'ignore', isHeld === true ? 'pipe' : 'ignore'];
}

/** A program that ends early does not read it. */
function giveInput(pipe: Writable, input: Buffer): void {
  pipe.on('error', () => undefined);
  pipe.end(input);
}

async function readAll(stream: Readable): Promise<string> {
  let text = '';
  for await (const chunk of stream) text = (text + String(chunk)).slice(0, OUTPUT_BYTES);
  return text;
}

/** The last lines of a launched program's output, as one printable line, for an error message. Reads only the end: a hostile program fills its log. */
export async function lastWords(logFile: string): Promise<string> {
  return (await endOf(logFile))
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(-3)
    .map(printable)
    .join(' | ');
}

/** The last {@link OUTPUT_BYTES} of the file; empty if there is none. */
async function endOf(path: string): Promise<string> {
  const file = await open(path, 'r').catch(() => undefined);
  if (!file) return '';
  try {
    const { size } = await file.stat();
    const { buffer, bytesRead } = await file.read(
      Buffer.alloc(OUTPUT_BYTES),
      0,
      OUTPUT_BYTES,
      Math.max(0, size - OUTPUT_BYTES),
    );
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}

/** The error and the last lines of a launched program's output, for an error message. */
export async function whyEnded(error: unknown, logFile: string): Promise<string> {
  return [messageOf(error), await lastWords(logFile)].filter(Boolean).join(' | ');
}

/** A signal that aborts when the program ends, with how it ended. */
export function whileRunning({ ended }: Pick<Launched, 'ended'>): AbortSignal {
  const died = new AbortController();
  void ended.then((how) => died.abort(new Error(`It ended at once, ${how}.`)));
  return died.signal;
}
