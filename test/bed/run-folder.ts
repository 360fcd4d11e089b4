/** One folder for everything that a test bed writes. The next run removes the folders of killed runs. */
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Short, because it holds Unix sockets. */
const PARENT = '/tmp';
const PREFIX = 'sbl-';

/** The pid of the run that made the folder of this name, or `undefined` for other folders. Pure. */
export function ownerOf(name: string): number | undefined {
  const pid = /^sbl-(\d+)-[A-Za-z0-9]{6}$/.exec(name)?.[1];
  return pid === undefined ? undefined : Number(pid);
}

/**
 * Creates a folder for this run, after removing this account's folders whose runs are gone. Their processes ended with their namespaces.
 * @param account Others' folders stay: `/tmp` is shared, and only their owners can remove them.
 */
export function makeRunFolder(account = process.getuid?.()): string {
  for (const name of readdirSync(PARENT)) {
    const pid = ownerOf(name);
    if (pid === undefined || existsSync(`/proc/${pid}`)) continue;
    const path = join(PARENT, name);
    // Another run may have removed it meanwhile.
    if (statSync(path, { throwIfNoEntry: false })?.uid === account) rmSync(path, { recursive: true, force: true });
  }
  return mkdtempSync(join(PARENT, `${PREFIX}${process.pid}-`));
}
