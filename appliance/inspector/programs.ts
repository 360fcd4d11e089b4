/** Calls programs of the image. */
import { execFile } from 'node:child_process';

const WITHIN_MS = 30_000;
const PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

export interface RunAs {
  readonly uid?: number;
  readonly gid?: number;
  readonly input?: string | Buffer;
  readonly withinMs?: number;
}

/** Runs a program and returns its stdout. Throws with its last line on stderr when it fails. */
export function run(
  program: string,
  args: readonly string[],
  { input, withinMs = WITHIN_MS, ...as }: RunAs = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      program,
      args,
      { ...as, env: { PATH, LC_ALL: 'C.UTF-8' }, cwd: '/', timeout: withinMs, maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => {
        if (error) reject(new Error((stderr.trim().split('\n').at(-1) ?? '') || error.message));
        else resolve(stdout);
      },
    );
    // The exit status reports a program that ends before it has read everything.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input);
  });
}

export const busybox = (...args: readonly string[]): Promise<string> => run('busybox', args);
