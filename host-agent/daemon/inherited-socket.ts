/** The socket of systemd's socket activation, by the rules of sd_listen_fds(3). */
import { readFile, readlink } from 'node:fs/promises';
import { Failure } from '../api/failure.ts';

const FIRST_DESCRIPTOR = 3;

/** The descriptor that this process inherited, if any. Throws `Failure` socket-refused. Pure. */
export function inheritedSocket(environment: NodeJS.ProcessEnv, pid: number): number | undefined {
  // Child processes inherit the variables too, but they apply to one process.
  if (environment['LISTEN_PID'] !== String(pid)) return undefined;
  if (environment['LISTEN_FDS'] === '1') return FIRST_DESCRIPTOR;
  throw socketRefused(`it was handed ${environment['LISTEN_FDS'] ?? 'no'} sockets instead of one`);
}

export function socketRefused(why: string): Failure {
  return new Failure('socket-refused', { problem: why });
}

/** The path that the Unix socket behind `descriptor` is bound to. Node does not report it for a socket that it did not bind. */
export async function pathOfSocket(descriptor: number): Promise<string | undefined> {
  const inode = /^socket:\[(\d+)\]$/.exec(await readlink(`/proc/self/fd/${descriptor}`))?.[1];
  return inode === undefined ? undefined : pathOfInode(await readFile('/proc/net/unix', 'utf8'), inode);
}

/** `table`: /proc/net/unix, whose last columns are inode and path. Pure. */
export function pathOfInode(table: string, inode: string): string | undefined {
  return table
    .split('\n')
    .map((line) => /^(?:\S+ +){6}(\d+) (.+)$/.exec(line.trim()))
    .find((match) => match?.[1] === inode)?.[2];
}
