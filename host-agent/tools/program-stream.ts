/** The stdin and stdout of a program as one duplex stream. */
import { spawn } from 'node:child_process';
import { Duplex, PassThrough } from 'node:stream';
import { messageOf } from '../api/message-of.ts';
import { printable } from '../process/printable.ts';
import { SYSTEM_PATH, toolEnvironment } from '../process/run.ts';

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
 * ends, or why it was not started.
 */
export function streamOf(command: Promise<StreamCommand>, onTrouble: (reason: string) => void): Duplex {
  // Between both, so that the stream ends only when it is known why.
  const [input, output] = [new PassThrough(), new PassThrough()];
  const stream = Duplex.from({ writable: input, readable: output });
  stream.on('error', () => undefined);
  const fail = (reason: string) => {
    onTrouble(printable(reason));
    stream.destroy();
  };
  command.then(
    (known) => {
      if (!stream.destroyed) connect(known, { stream, input, output, fail });
    },
    (error: unknown) => fail(messageOf(error)),
  );
  return stream;
}

interface Ends {
  readonly stream: Duplex;
  readonly input: PassThrough;
  readonly output: PassThrough;
  readonly fail: (reason: string) => void;
}

function connect({ program, args, environment, saysNothing }: StreamCommand, { stream, input, output, fail }: Ends) {
  const child = spawn(program, args, {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: toolEnvironment({ ...environment, PATH: SYSTEM_PATH }),
  });
  let said = '';
  child.stderr.on('data', (text) => (said = (said + String(text)).slice(-KEPT_CHARACTERS)));
  child.stdin.on('error', () => undefined);
  input.pipe(child.stdin);
  child.stdout.pipe(output, { end: false });
  child.once('error', (error) => fail(error.message));
  child.once('close', (status) => {
    const lines = said.split('\n').map((line) => line.trim());
    const last = lines.findLast((line) => line !== '' && saysNothing?.test(line) !== true);
    fail(last ?? `${program} ended with status ${String(status)}`);
  });
  stream.once('close', () => child.kill('SIGKILL'));
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
