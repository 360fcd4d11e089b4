/** Keeps the console output of failed VMs for the person to read. */
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { writeFileAtomically } from '../storage/atomic.ts';
import { isFailedConsole, stateNames } from '../storage/filenames.ts';
import type { Folders } from '../storage/folders.ts';

/** Each failed session has a new name, so without a limit a page that crashes VMs would fill the disk. */
const MOST_KEPT = 20;

/** Keeps `text` and the latest of those before it; the file's path, or `undefined` where it could not be written. Never rejects. */
export async function keepConsole(
  folders: Folders,
  id: string,
  text: string,
  log: Pick<Logger, 'warn'>,
): Promise<string | undefined> {
  const path = stateNames(folders).failedConsole(id);
  try {
    // Room first.
    await forgetOldest(folders.state, MOST_KEPT - 1);
    await writeFileAtomically(path, text);
    return path;
  } catch (error) {
    log.warn({ reason: String(error) }, 'a console was not kept');
    return undefined;
  }
}

async function forgetOldest(folder: string, kept: number): Promise<void> {
  const paths = (await readdir(folder)).filter(isFailedConsole).map((name) => join(folder, name));
  const byAge = await Promise.all(paths.map(async (path) => ({ path, writtenMs: (await stat(path)).mtimeMs })));
  for (const { path } of byAge.sort((a, b) => b.writtenMs - a.writtenMs).slice(kept)) await rm(path, { force: true });
}
