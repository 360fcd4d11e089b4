/** Atomic file operations: write to a temporary file, fsync, rename. */
import { randomBytes } from 'node:crypto';
import { lstat, open, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { diskTrouble } from '../api/errors/system-trouble.ts';

const beside = (path: string) => `${path}.${randomBytes(6).toString('hex')}.new`;
const HALF_WRITTEN = /\.[0-9a-f]{12}\.new$/;
/** A younger temporary file may belong to a program that is about to rename it. */
const LEFT_AFTER_MS = 60_000;

/** Writes `content` to `path`, readable only by its owner. A reader sees either the old file or the new one. Throws `Failure` disk-full or disk-read-only. */
export async function writeFileAtomically(path: string, content: string | Uint8Array, mode = 0o600): Promise<void> {
  await replace(path, (temporary) => writeNew(temporary, content, { mode }));
}

/** As {@link writeFileAtomically}, in a folder in which everyone may put files and only its owner may look: `mode` whatever the umask, and the folder is not synced. */
export async function giveFileAtomically(path: string, content: string, mode: number): Promise<void> {
  const give = (temporary: string) => writeNew(temporary, content, { mode, isWhateverTheUmask: true });
  await replace(path, give, () => Promise.resolve());
}

/** Points the symbolic link `path` at `target`, atomically if there is one already. */
export async function linkAtomically(target: string, path: string): Promise<void> {
  await replace(path, (temporary) => symlink(target, temporary));
}

async function writeNew(
  path: string,
  content: string | Uint8Array,
  { mode, isWhateverTheUmask = false }: { readonly mode: number; readonly isWhateverTheUmask?: boolean },
): Promise<void> {
  await using file = await open(path, 'wx', mode);
  if (isWhateverTheUmask) await file.chmod(mode);
  await file.writeFile(content);
  await file.sync();
}

async function replace(path: string, make: (temporary: string) => Promise<void>, sync = syncFolder): Promise<void> {
  const temporary = beside(path);
  try {
    await make(temporary);
    await rename(temporary, path);
    await sync(dirname(path));
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw diskTrouble(error) ?? error;
  }
}

/**
 * Removes temporary files in `folder` that a program left when it was killed before the rename. `beforeMs` (Unix time): younger ones stay; by
 * default, those of the last minute.
 */
export async function cleanUpPartialFiles(folder: string, beforeMs = Date.now() - LEFT_AFTER_MS): Promise<void> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => HALF_WRITTEN.test(name));
  for (const path of names.map((name) => join(folder, name))) {
    const found = await lstat(path).catch(() => undefined);
    if (found && found.mtimeMs < beforeMs) await rm(path, { force: true }).catch(() => undefined);
  }
}

/** Makes renames in `folder` survive a power loss. */
export async function syncFolder(folder: string): Promise<void> {
  await syncFile(folder);
}

/** Makes a file that another program wrote survive a power loss. */
export async function syncFile(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The text of the file, or `undefined` if it does not exist. */
export async function readTextIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    // Node names no path when there is a folder.
    throw error instanceof Error && !('path' in error) ? Object.assign(error, { path }) : error;
  }
}
