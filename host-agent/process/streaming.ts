/** Programs that produce or consume bytes for as long as they are needed. Each ends with us, because its pipe closes then. */
import { type ChildProcess, spawn } from 'node:child_process';
import { connect, createServer, type Socket } from 'node:net';
import type { Duplex, Readable } from 'node:stream';
import { messageOf } from '../api/errors/message-of.ts';
import { printable } from './printable.ts';
import { SYSTEM_PATH, type Tool, toolEnvironment } from './run.ts';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

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
  const said = endOfText(stderr);
  return new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (status, signal) =>
      resolve(said().trim() === '' ? `${program} ended (${signal ?? String(status)})` : said().trim()),
    );
  });
}

/** Reads a program's stderr; the returned function gives its end. */
function endOfText(stderr: Readable): () => string {
  let kept = '';
  stderr.on('data', (text) => (kept = (kept + String(text)).slice(-KEPT_CHARACTERS)));
  return () => kept;
}

// A program as one stream.

export interface StreamCommand {
  readonly program: string;
  readonly args: readonly string[];
  /** More than our programs get. */
  readonly environment: Readonly<Record<string, string>>;
  /** A line on stderr that does not say why the program ended. */
  readonly saysNothing?: RegExp;
}

/**
 * Starts the program as soon as it is known which. It is killed when the stream closes. `onTrouble` gets the last line that it wrote to stderr, when it
 * ends, or why it was not started; the stream ends after that.
 *
 * Its stdin and stdout are one socket, because Node's HTTP/2 reads and writes a socket itself: two pipes would pass each byte through JavaScript.
 */
export function streamOf(command: Promise<StreamCommand>, onTrouble: (reason: string) => void): Duplex {
  const { ours: stream, theirs } = socketPair();
  stream.on('error', () => undefined);
  const fail = (reason: string) => {
    onTrouble(printable(reason));
    stream.destroy();
  };
  Promise.all([command, theirs]).then(
    ([known, end]) => {
      if (stream.destroyed) end.destroy();
      else start(known, { stream, end, fail });
    },
    (error: unknown) => {
      void theirs.then((end) => end.destroy());
      fail(messageOf(error));
    },
  );
  return stream;
}

interface Ends {
  readonly stream: Duplex;
  /** Stays open here until it is known why the program has ended. */
  readonly end: Socket;
  readonly fail: (reason: string) => void;
}

function start({ program, args, environment, saysNothing }: StreamCommand, { stream, end, fail }: Ends) {
  const child = spawn(program, args, {
    stdio: [end, end, 'pipe'],
    env: toolEnvironment({ ...environment, PATH: SYSTEM_PATH }),
  });
  const said = endOfText(child.stderr);
  child.once('error', (error) => fail(error.message));
  child.once('close', (status) => {
    const lines = said()
      .split('\n')
      .map((line) => line.trim());
    const last = lines.findLast((line) => line !== '' && saysNothing?.test(line) !== true);
    fail(last ?? `${program} ended with status ${String(status)}`);
  });
  stream.once('close', () => {
    child.kill('SIGKILL');
    end.destroy();
  });
}

// Two connected sockets.

interface SocketPair {
  readonly ours: Socket;
  /** To be handed to a program: nothing is read from it here. Rejects when there is none to come. */
  readonly theirs: Promise<Socket>;
}

/** Node has no call for it, so one end listens for the other one, in a folder that only this account can enter and that is gone at once. Throws a system error. */
function socketPair(): SocketPair {
  const folder = mkdtempSync(join(tmpdir(), 'safe-browse-'));
  const path = join(folder, 's');
  const server = createServer({ pauseOnConnect: true });
  const theirs = once(server, 'connection').then(([socket]) => socket as Socket);
  const ours = connect(server.listen(path).address() as string);
  const remove = () => {
    server.close();
    rmSync(folder, { recursive: true, force: true });
  };
  theirs.then(remove, remove);
  return { ours, theirs };
}
