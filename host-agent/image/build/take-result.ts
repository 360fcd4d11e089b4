/** Takes the results of a build jail out of the folder that it wrote. A hostile package can leave anything there under their names, such as a link to a file of the person. */
import { constants, lstat, open, rename } from 'node:fs/promises';
import { basename } from 'node:path';
import type { BuildResultProblem } from '../../api/errors/errors.ts';
import { Failure } from '../../api/errors/failure.ts';

const MIB = 1024 ** 2;

/** The largest results of a build that are accepted: several times what the images of today have. */
export const MAX_RESULT_BYTES = {
  program: 64 * MIB,
  parts: 256 * MIB,
  kernel: 256 * MIB,
  initramfs: 512 * MIB,
  packageList: 64 * MIB,
  /** Also of its archive. */
  root: 16 * 1024 * MIB,
} as const;

/**
 * Moves the regular file `untrustedFile` to `target`, in a folder that no jail has written. Only when the jail has ended: nothing can
 * change the file any more. Throws `Failure` build-result-refused.
 */
export async function takeResult(untrustedFile: string, target: string, maxBytes: number): Promise<void> {
  const refused = (problem: BuildResultProblem, cause?: unknown): Failure =>
    new Failure('build-result-refused', { name: basename(untrustedFile), problem }, { cause });
  // Opening a pipe does not wait for its other end. The jail cannot make devices.
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
  const file = await open(untrustedFile, flags).catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    throw refused(code === 'ENOENT' ? 'missing' : code === 'ELOOP' ? 'a-link' : 'unreadable', error);
  });
  try {
    const found = await file.stat();
    if (!found.isFile()) throw refused('not-a-file');
    if (found.nlink !== 1) throw refused('a-link');
    if (found.uid !== process.getuid?.()) throw refused('of-another-account');
    if (found.size > maxBytes) throw refused('too-large');
    await file.chmod(0o600);
    await rename(untrustedFile, target);
    const taken = await lstat(target);
    if (taken.ino !== found.ino || taken.dev !== found.dev) throw refused('a-link');
  } finally {
    await file.close();
  }
}
