import { spawn } from 'node:child_process';
import { toolEnvironment, type Tool } from './run.ts';

/** A program that reads what it is given for as long as we live. */
export interface Fed {
  /** Hands it these bytes, unless more than `mostWaiting` wait already: then they are lost. Says whether it took them. */
  give(bytes: Buffer, mostWaiting: number): boolean;
  /** It has been given all; it may finish. */
  finish(): void;
  kill(): void;
  /** Fulfilled when it has ended, with what it said last or why it never began. Never rejected. */
  readonly ended: Promise<string>;
}

const SAID_CHARACTERS = 400;

/** Starts a program to be fed. It ends when we do: its stdin closes then. */
export function feed(tool: Tool, args: readonly string[], environment: Readonly<Record<string, string>> = {}): Fed {
  const child = spawn(tool.program, args, { env: toolEnvironment(environment), stdio: ['pipe', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (text) => (said = (said + String(text)).slice(-SAID_CHARACTERS)));
  // It may be gone while it is still being given something.
  child.stdin.on('error', () => undefined);
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (status, signal) =>
      resolve(said.trim() === '' ? `${tool.program} ended (${signal ?? String(status)})` : said.trim()),
    );
  });
  return {
    give(bytes, mostWaiting) {
      if (child.stdin.destroyed || child.stdin.writableLength + bytes.length > mostWaiting) return false;
      child.stdin.write(bytes);
      return true;
    },
    finish: () => void child.stdin.end(),
    kill: () => void child.kill('SIGKILL'),
    ended,
  };
}
