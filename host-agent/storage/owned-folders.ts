/** Work folders whose names contain the owning process, so that each folder is also a lock, and those of dead owners can be cleaned up. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { identify, isRunning } from '../process/process.ts';

export interface OwnedFolder {
  readonly path: string;
  readonly pid: number;
  /** Whether the owner still runs. */
  readonly isOwned: boolean;
}

/** This process's mark, which follows the prefix in a folder name. */
export async function ownMark(): Promise<string> {
  return `${process.pid}-${(await identify('owner', process.pid))?.startTicks ?? '0'}`;
}

/** The folders in `folder` named `prefix`, an owner's mark, and optionally a dash with more. */
export async function ownedFolders(folder: string, prefix: string): Promise<OwnedFolder[]> {
  const names = await readdir(folder).catch(() => []);
  const found = names.flatMap((name) => {
    const [, pid, startTicks] =
      (name.startsWith(prefix) && /^(\d+)-(\d+)(?:-|$)/.exec(name.slice(prefix.length))) || [];
    return pid !== undefined && startTicks !== undefined
      ? [{ path: join(folder, name), pid: Number(pid), startTicks }]
      : [];
  });
  return Promise.all(
    found.map(async ({ path, pid, startTicks }) => ({
      path,
      pid,
      isOwned: await isRunning({ role: 'owner', pid, startTicks }),
    })),
  );
}
