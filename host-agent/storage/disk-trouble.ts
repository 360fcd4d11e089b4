import { access, constants, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Failure } from '../api/errors/failure.ts';
import { codeOf, diskTrouble } from '../api/errors/system-trouble.ts';

/** A folder that may not be written, or that is no folder. */
const UNWRITABLE: ReadonlySet<unknown> = new Set(['EACCES', 'EPERM', 'EEXIST', 'ENOTDIR', 'ENOENT', 'ELOOP']);

/** Does `work` in a folder that the person chose. Throws `Failure` folder-not-writable, disk-full, disk-read-only. */
export async function writingInto<Result>(folder: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Error && UNWRITABLE.has(codeOf(error)))
      throw new Failure('folder-not-writable', { folder }, { cause: error });
    throw diskTrouble(error) ?? error;
  }
}

/** Throws what a write into the folder would throw now, as {@link writingInto} does. Creates nothing: where it is missing, the folder above has to be writable. */
export function requireWritable(folder: string): Promise<void> {
  return writingInto(folder, async () => {
    let there = folder;
    while ((await stat(there).catch(whenMissing)) === undefined && dirname(there) !== there) there = dirname(there);
    if (!(await stat(there)).isDirectory()) throw new Failure('folder-not-writable', { folder });
    await access(there, constants.W_OK | constants.X_OK);
  });
}

function whenMissing(error: unknown): undefined {
  if (error instanceof Error && codeOf(error) === 'ENOENT') return;
  throw error;
}
