/** The sockets that systemd passes to its service, by the rules of sd_listen_fds(3). */
import { readFile, readlink } from 'node:fs/promises';
import { Failure } from '../api/errors/failure.ts';

const FIRST_DESCRIPTOR = 3;

/** The name of the journal's socket in the service's unit. */
const JOURNAL = 'journal';

export interface Inherited {
  /** Of the control API. */
  readonly socket?: number;
  /** Connected to the journal. */
  readonly journal?: number;
}

/** The descriptors that this process inherited. Throws `Failure` socket-refused when there are several sockets for the control API. Pure. */
export function inheritedDescriptors(environment: NodeJS.ProcessEnv, pid: number): Inherited {
  // Child processes inherit the variables too, but they apply to one process.
  if (environment['LISTEN_PID'] !== String(pid)) return {};
  const names = (environment['LISTEN_FDNAMES'] ?? '').split(':');
  const all = Array.from({ length: Number(environment['LISTEN_FDS'] ?? 0) }, (_, index) => ({
    descriptor: FIRST_DESCRIPTOR + index,
    isJournal: names[index] === JOURNAL,
  }));
  const sockets = all.filter(({ isJournal }) => !isJournal);
  const [socket] = sockets;
  if (sockets.length > 1) throw socketRefused(`it was handed ${sockets.length} sockets instead of one`);
  const journal = all.find(({ isJournal }) => isJournal);
  return { ...(socket && { socket: socket.descriptor }), ...(journal && { journal: journal.descriptor }) };
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
