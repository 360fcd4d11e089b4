import { spawn } from 'node:child_process';
import { toolEnvironment, type Tool } from './run.ts';

/** A program that says what it hears or sees for as long as we listen. */
export interface Drawn {
  kill(): void;
  /** Fulfilled when it has ended, with what it said last or why it never began. Never rejected. */
  readonly ended: Promise<string>;
}

const SAID_CHARACTERS = 400;

/** Starts a program whose stdout is wanted as it comes. It ends when we do: its stdout closes then. */
export function draw(
  tool: Tool,
  args: readonly string[],
  onBytes: (bytes: Buffer) => void,
  environment: Readonly<Record<string, string>> = {},
): Drawn {
  const child = spawn(tool.program, args, { env: toolEnvironment(environment), stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stderr.on('data', (text) => (said = (said + String(text)).slice(-SAID_CHARACTERS)));
  child.stdout.on('data', onBytes);
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (status, signal) =>
      resolve(said.trim() === '' ? `${tool.program} ended (${signal ?? String(status)})` : said.trim()),
    );
  });
  return {
    kill() {
      // What lies in the pipe is nobody's any more.
      child.stdout.off('data', onBytes);
      child.kill('SIGKILL');
    },
    ended,
  };
}
