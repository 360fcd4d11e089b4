/** The domain that controls Xen's others: this computer itself, or one that ssh leads to. */
import { spawn } from 'node:child_process';
import { Duplex } from 'node:stream';
import { run, type RunOptions, type Tool, toolEnvironment } from '../process/run.ts';

export interface Dom0 {
  /** Runs one program there to its end and returns its stdout, as `run` does. */
  run(tool: Tool, args: readonly string[], options?: Pick<RunOptions, 'signal' | 'inputFile'>): Promise<string>;
  /** What ssh goes to; absent: dom0 is here. */
  readonly destination?: string;
  /** Nothing is run there, and what it answers is made up. */
  readonly isRehearsed?: true;
}

export const dom0Here: Dom0 = { run };

const ssh = (timeoutMs: number): Tool => ({ program: 'ssh', debianPackage: 'openssh-client', timeoutMs });
/** Never asks anybody anything: nobody sits there. */
const SSH_OPTIONS = ['-T', '-o', 'BatchMode=yes', '-o', 'ConnectTimeout=15', '-o', 'ServerAliveInterval=15'] as const;

/** `destination`: as ssh takes it; port, key and the rest belong into the account's ~/.ssh/config. */
export function dom0Over(destination: string): Dom0 {
  return {
    destination,
    run: (tool, args, options = {}) =>
      run(ssh(tool.timeoutMs), sshWords(destination, tool.program, args), { ...options, environment: agentOfKeys() }),
  };
}

/** The far side gives its one line to a shell, so each word is quoted for it. Pure. */
export function sshWords(destination: string, program: string, args: readonly string[]): string[] {
  return [...SSH_OPTIONS, '--', destination, [program, ...args].map(quoted).join(' ')];
}

/** A word as a shell reads it back. Pure. */
export function quoted(word: string): string {
  return /^[A-Za-z0-9_@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

/** A program over ssh whose input and output are the two directions of the stream; it ends with it. */
export function converseOver(destination: string, program: string, args: readonly string[]): Duplex {
  const child = spawn('ssh', sshWords(destination, program, args), {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: toolEnvironment(agentOfKeys()),
  });
  const stream = Duplex.from({ writable: child.stdin, readable: child.stdout });
  child.once('error', (error) => stream.destroy(error));
  stream.once('close', () => child.kill());
  return stream;
}

function agentOfKeys(): Record<string, string> {
  const socket = process.env['SSH_AUTH_SOCK'];
  return socket === undefined ? {} : { SSH_AUTH_SOCK: socket };
}
