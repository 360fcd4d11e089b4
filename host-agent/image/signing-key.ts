/** Signing with a key that the person names, such as the one that releases are signed with. */
import { rename, rm } from 'node:fs/promises';
import { Failure } from '../api/errors/failure.ts';
import { CommandFailed } from '../process/run.ts';
import { syncFile, syncFolder } from '../storage/atomic.ts';
import type { Folders } from '../storage/folders.ts';
import { sign } from '../tools/minisign.ts';
import { trustedKeys } from './keys.ts';
import { signatureProblem, signedFiles } from './signature.ts';
import type { StoredImage } from './store.ts';

/** Signs `file` with the secret key in the file `key`. Throws `Failure` signing-key-unusable. */
export async function signWith(key: string, file: string, signature: string, signal?: AbortSignal): Promise<void> {
  try {
    await sign(file, signature, key, { signal });
  } catch (cause) {
    signal?.throwIfAborted();
    if (cause instanceof CommandFailed) throw new Failure('signing-key-unusable', { path: key }, { cause });
    throw cause;
  }
}

/** Replaces the signature of the image; its digest stays. Throws `Failure` signing-key-unusable, or signing-key-untrusted: such an image would not start here. */
export async function signImage(
  at: Folders,
  { folder }: Pick<StoredImage, 'folder'>,
  key: string,
  trusted: readonly string[],
  signal?: AbortSignal,
): Promise<void> {
  const { manifest, signature } = signedFiles(folder);
  const beside = `${signature}.new`;
  try {
    await rm(beside, { force: true });
    await signWith(key, manifest, beside, signal);
    const problem = await signatureProblem({ manifest, signature: beside }, await trustedKeys(at, trusted), signal);
    if (problem !== undefined)
      throw new Failure('signing-key-untrusted', { keyId: problem.kind === 'untrusted' ? problem.keyId : '' });
    await syncFile(beside);
    await rename(beside, signature);
    await syncFolder(folder);
  } finally {
    await rm(beside, { force: true });
  }
}
