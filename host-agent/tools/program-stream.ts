/** The stdin and stdout of a program as one stream. */
import { spawn } from 'node:child_process';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { messageOf } from '../api/errors/message-of.ts';
import { printable } from '../process/printable.ts';
import { SYSTEM_PATH, toolEnvironment } from '../process/run.ts';
import { socketPair } from '../process/socket-pair.ts';

const KEPT_CHARACTERS = 300;

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
  let said = '';
  child.stderr.on('data', (text) => (said = (said + String(text)).slice(-KEPT_CHARACTERS)));
  child.once('error', (error) => fail(error.message));
  child.once('close', (status) => {
    const lines = said.split('\n').map((line) => line.trim());
    const last = lines.findLast((line) => line !== '' && saysNothing?.test(line) !== true);
    fail(last ?? `${program} ended with status ${String(status)}`);
  });
  stream.once('close', () => {
    child.kill('SIGKILL');
    end.destroy();
  });
}

/** Variables of the person's environment that tell a program where the person's own settings are. */
export function ownVariables(...names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
}
