import { readFile } from 'node:fs/promises';
import { type AvailableMemory, availableMemory, cgroupIn } from '../process/available-memory.ts';
import { canScope, sliceGroup } from './systemd-scope.ts';

/** The memory that another jail can get on this host: in the slice of all scopes, or beside us where there are none. */
export async function memoryForJails(): Promise<AvailableMemory | undefined> {
  const own = async () => cgroupIn(await readFile('/proc/self/cgroup', 'utf8').catch(() => ''));
  return availableMemory((await canScope()) ? sliceGroup(process.getuid?.() ?? 0) : await own());
}
