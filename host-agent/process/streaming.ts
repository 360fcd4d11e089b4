/** Programs that produce or consume bytes for as long as they are needed. Each ends with us, because its pipe closes then. */
import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { toolEnvironment, type Tool } from './run.ts';

export interface StreamingProgram {
  kill(): void;
  /** Fulfilled when the program has ended, with the end of its stderr or the reason why it did not start. Never rejects. */
  readonly ended: Promise<string>;
}

/** A program that reads bytes from its stdin. */
export interface WriterProgram extends StreamingProgram {
  /** Queues `bytes`, unless more than `maxQueuedBytes` would then wait: in that case they are lost. Returns whether they were queued. */
  write(bytes: Buffer, maxQueuedBytes: number): boolean;
  /** Closes stdin, so that the program can finish what is queued and exit. */
  finish(): void;
}

/** How much of a program's stderr is kept for a message. */
const KEPT_CHARACTERS = 400;

/** Starts a program and passes each chunk of its stdout to `onBytes`, until it ends or is killed. */
export function spawnReader(
  tool: Tool,
  args: readonly string[],
  onBytes: (bytes: Buffer) => void,
  environment: Readonly<Record<string, string>> = {},
): StreamingProgram {
  const child = spawn(tool.program, args, { env: toolEnvironment(environment), stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.on('data', onBytes);
  return {
    kill() {
      // Bytes that are still in the pipe are dropped.
      child.stdout.off('data', onBytes);
      child.kill('SIGKILL');
    },
    ended: endOf(tool, child, child.stderr),
  };
}

/** Starts a program whose stdin we write to. */
export function spawnWriter(
  tool: Tool,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): WriterProgram {
  const child = spawn(tool.program, args, { env: toolEnvironment(environment), stdio: ['pipe', 'ignore', 'pipe'] });
  // The program may exit while bytes are still queued.
  child.stdin.on('error', () => undefined);
  return {
    write(bytes, maxQueuedBytes) {
      if (child.stdin.destroyed || child.stdin.writableLength + bytes.length > maxQueuedBytes) return false;
      child.stdin.write(bytes);
      return true;
    },
    finish: () => void child.stdin.end(),
    kill: () => void child.kill('SIGKILL'),
    ended: endOf(tool, child, child.stderr),
  };
}

function endOf({ program }: Tool, child: ChildProcess, stderr: Readable): Promise<string> {
  let kept = '';
  stderr.on('data', (text) => (kept = (kept + String(text)).slice(-KEPT_CHARACTERS)));
  return new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (status, signal) =>
      resolve(kept.trim() === '' ? `${program} ended (${signal ?? String(status)})` : kept.trim()),
    );
  });
}
