/** The folder of a build under way. Its name says whose it is, so that it is its own lock. */
import { mkdir } from 'node:fs/promises';
import { basename } from 'node:path';
import { Failure } from '../api/failure.ts';
import { removeUnpacked } from '../tools/mmdebstrap.ts';
import { ownedFolders, ownMark } from '../storage/owned-folders.ts';

const PREFIX = '.building-';

/** Begins a build of the images in `folder`, at most one at a time; returns the folder to build in. Throws a Failure `build-running`. */
export async function beginBuild(folder: string, names: (unique: string) => string): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await cleanUpBuilds(folder);
  const building = names(await ownMark());
  try {
    await mkdir(building, { mode: 0o700 });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') throw buildRunning(folder, process.pid);
    throw error;
  }
  // Looked for after our own is there: of two that begin at once, never both go on.
  const other = (await ownedFolders(folder, PREFIX)).find(({ path }) => path !== building);
  if (other) {
    await removeUnpacked(building);
    throw buildRunning(folder, other.pid);
  }
  return building;
}

/** Removes whatever is left of the build. */
export async function endBuild(building: string): Promise<void> {
  await removeUnpacked(building);
}

/** Removes the folders of builds whose program is gone. */
export async function cleanUpBuilds(folder: string): Promise<void> {
  for (const { path, isOwned } of await ownedFolders(folder, PREFIX)) if (!isOwned) await endBuild(path);
}

function buildRunning(folder: string, pid: number): Failure {
  return new Failure('build-running', { role: basename(folder), pid });
}
