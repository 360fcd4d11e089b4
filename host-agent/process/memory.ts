import { textNow, processTree } from './process.ts';

/** Resident memory of a program, in bytes. */
export interface ResidentMemory {
  readonly privateBytes: number;
  /** Mapped files: programs, libraries and the memory of a template. Programs that map the same file share it. */
  readonly sharedBytes: number;
}

/**
 * Resident memory of these processes and their descendants; 0 for processes that are gone. What two of them share counts twice. Descendants count
 * because a jail's first process is only the parent of the interesting one.
 */
export function residentMemory(pids: readonly number[]): ResidentMemory {
  const statuses = processTree(pids).map((pid) => textNow(`/proc/${pid}/status`));
  const sum = (of: (status: string) => number) => statuses.reduce((bytes, status) => bytes + of(status), 0);
  return { privateBytes: sum(ownBytesIn), sharedBytes: sum(sharedBytesIn) };
}

/** Private memory of these processes and their descendants in bytes: without mapped files, which are shared. */
export function ownMemoryBytes(pids: readonly number[]): number {
  return residentMemory(pids).privateBytes;
}

/** Private memory from the text of /proc/PID/status. Pure. */
export function ownBytesIn(status: string): number {
  return bytesOf(status.matchAll(/^Rss(?:Anon|Shmem):\s+(\d+) kB$/gm));
}

/** Memory of mapped files from the text of /proc/PID/status. Pure. */
export function sharedBytesIn(status: string): number {
  return bytesOf(status.matchAll(/^RssFile:\s+(\d+) kB$/gm));
}

const bytesOf = (lines: Iterable<RegExpExecArray>): number =>
  [...lines].reduce((sum, [, kibibytes]) => sum + Number(kibibytes) * 1024, 0);
