import { access, constants, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Failure, isFailure } from '../api/errors/failure.ts';

/** The failure for a write that the disk refused; `undefined` for any other error. */
export function diskTrouble(error: unknown): Failure | undefined {
  if (!(error instanceof Error)) return undefined;
  const path = 'path' in error && typeof error.path === 'string' ? error.path : undefined;
  switch (codeOf(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new Failure('disk-full', { path }, { cause: error });
    case 'EROFS':
      return new Failure('disk-read-only', { path }, { cause: error });
    default:
      return undefined;
  }
}

/** Errors of system calls, and messages of programs that we ran. */
function codeOf(error: Error): unknown {
  if (!(error instanceof Failure)) return 'code' in error ? error.code : undefined;
  if (!isFailure(error, 'command-failed')) return undefined;
  if (/No space left on device/i.test(error.message)) return 'ENOSPC';
  return /Read-only file system/i.test(error.message) ? 'EROFS' : undefined;
}

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
