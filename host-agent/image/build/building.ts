/** The folder of a running build. Its name holds the process that owns it, so the folder is also the lock. */
import { mkdir } from 'node:fs/promises';
import { basename } from 'node:path';
import { Failure } from '../../api/errors/failure.ts';
import { Owned } from '../../process/owned.ts';
import { removeUnpacked } from '../../tools/building/mmdebstrap.ts';
import { ownedFolders, ownMark } from '../../storage/owned-folders.ts';

const PREFIX = '.building-';

/** Begins the only build of the images in `folder`. Returns the folder to build in, which its owner removes. Throws `Failure` build-running. */
export async function beginBuild(folder: string, names: (unique: string) => string): Promise<Owned<string>> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await cleanUpBuilds(folder);
  const building = names(await ownMark());
  try {
    await mkdir(building, { mode: 0o700 });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') throw buildRunning(folder, process.pid);
    throw error;
  }
  await using owned = new Owned(`folder of a build ${building}`, building, () => removeUnpacked(building));
  // Only after our own folder exists, so that of two builds that begin at the same time at most one continues.
  const other = (await ownedFolders(folder, PREFIX)).find(({ path }) => path !== building);
  if (other) throw buildRunning(folder, other.pid);
  return owned.move();
}

/** Removes the folders of builds whose process has died. */
export async function cleanUpBuilds(folder: string): Promise<void> {
  for (const { path, isOwned } of await ownedFolders(folder, PREFIX)) if (!isOwned) await removeUnpacked(path);
}

function buildRunning(folder: string, pid: number): Failure {
  return new Failure('build-running', { role: basename(folder), pid });
}
