import { readFile } from 'node:fs/promises';
import { processTree } from './process.ts';

/**
 * Bytes of memory that these processes and all that they started hold for themselves alone; what they map from files is shared and not
 * counted. 0 for those that are gone. A jail is a process of its own, with the one that counts below it.
 */
export async function ownMemoryBytes(pids: readonly number[]): Promise<number> {
  const each = await Promise.all(
    (await processTree(pids)).map((pid) => readFile(`/proc/${pid}/status`, 'utf8').then(ownBytesIn, () => 0)),
  );
  return each.reduce((sum, bytes) => sum + bytes, 0);
}

/** The same from the text of /proc/PID/status. Pure. */
export function ownBytesIn(status: string): number {
  return [...status.matchAll(/^Rss(?:Anon|Shmem):\s+(\d+) kB$/gm)].reduce(
    (sum, [, kibibytes]) => sum + Number(kibibytes) * 1024,
    0,
  );
}
