import { readFile } from 'node:fs/promises';
import { processTree } from './process.ts';

/**
 * Private memory of these processes and their descendants in bytes, without mapped files, which are shared. 0 for processes that are gone.
 * Descendants count because a jail's first process is only the parent of the interesting one.
 */
export async function ownMemoryBytes(pids: readonly number[]): Promise<number> {
  const each = await Promise.all(
    (await processTree(pids)).map((pid) => readFile(`/proc/${pid}/status`, 'utf8').then(ownBytesIn, () => 0)),
  );
  return each.reduce((sum, bytes) => sum + bytes, 0);
}

/** Private memory from the text of /proc/PID/status. Pure. */
export function ownBytesIn(status: string): number {
  return [...status.matchAll(/^Rss(?:Anon|Shmem):\s+(\d+) kB$/gm)].reduce(
    (sum, [, kibibytes]) => sum + Number(kibibytes) * 1024,
    0,
  );
}
