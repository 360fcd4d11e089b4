/** Xen's control domain: the host itself, or another computer over ssh. */
import type { Duplex } from 'node:stream';
import { ownVariables, run, type RunOptions, type Tool } from '../../process/run.ts';
import { streamOf } from '../../process/streaming.ts';

export interface Dom0 {
  /** Runs one program in dom0 to its end and returns its stdout, as `run` does. */
  run(tool: Tool, args: readonly string[], options?: Pick<RunOptions, 'signal' | 'inputFile'>): Promise<string>;
  /** For ssh; absent when dom0 is the host. */
  readonly destination?: string;
  /** Runs nothing and makes up its answers, for a dry run. */
  readonly isDryRun?: true;
}

export const dom0Here: Dom0 = { run };

const ssh = (timeoutMs: number): Tool => ({ program: 'ssh', debianPackage: 'openssh-client', timeoutMs });
/** Never prompts, because the host agent has no terminal. */
const SSH_OPTIONS = ['-T', '-o', 'BatchMode=yes', '-o', 'ConnectTimeout=15', '-o', 'ServerAliveInterval=15'] as const;

/** `destination` as for ssh; port and key belong in the account's ~/.ssh/config. */
export function dom0Over(destination: string): Dom0 {
  return {
    destination,
    run: (tool, args, options = {}) =>
      run(ssh(tool.timeoutMs), sshWords(destination, tool.program, args), { ...options, environment: agentOfKeys() }),
  };
}

/** sshd passes one line to a shell, so each word is quoted for it. Pure. */
export function sshWords(destination: string, program: string, args: readonly string[]): string[] {
  return [...SSH_OPTIONS, '--', destination, [program, ...args].map(quoted).join(' ')];
}

/** Quotes a word for a POSIX shell. Pure. */
export function quoted(word: string): string {
  return /^[A-Za-z0-9_@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

/** Runs a program over ssh as a stream: its stdin and stdout are the two directions. It is killed when the stream closes. */
export function converseOver(destination: string, program: string, args: readonly string[]): Duplex {
  const command = { program: 'ssh', args: sshWords(destination, program, args), environment: agentOfKeys() };
  return streamOf(Promise.resolve(command), () => undefined);
}

const agentOfKeys = () => ownVariables('SSH_AUTH_SOCK');
