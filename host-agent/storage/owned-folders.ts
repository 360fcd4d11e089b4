/** Folders of work under way. Their names say whose they are, so that each is its own lock and a dead owner's can be swept away. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { identify, isRunning } from '../process/process.ts';

export interface OwnedFolder {
  readonly path: string;
  readonly pid: number;
  /** Whether its owner still runs. */
  readonly isOwned: boolean;
}

/** What this program's own folders are called after their prefix. */
export async function ownMark(): Promise<string> {
  return `${process.pid}-${(await identify('owner', process.pid))?.startTicks ?? '0'}`;
}

/** The folders below `folder` that are called `prefix` and their owner's mark, and perhaps more after another dash. */
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
