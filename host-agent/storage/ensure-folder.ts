/** A folder below a private one, whatever had its name. */
import { mkdir, rm } from 'node:fs/promises';

/** Creates the folder `path` if it does not exist. A file or a dangling link with this name is removed. */
export async function ensureFolder(path: string): Promise<void> {
  const make = () => mkdir(path, { recursive: true, mode: 0o700 });
  await make().catch(async () => {
    // Removes no folder.
    await rm(path, { force: true });
    await make();
  });
}
