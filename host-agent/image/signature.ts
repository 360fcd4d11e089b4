/** Signed manifests of images and templates. The digests in a manifest extend its signature to the files that it lists. */
import { join } from 'node:path';
import { readTextIfThere } from '../storage/atomic.ts';
import { IMAGE_FILES } from '../storage/filenames.ts';
import type { Folders } from '../storage/folders.ts';
import { isSignedBy, keyIdOf, parseSignature, sign } from '../tools/minisign.ts';
import { localKey } from './keys.ts';

export interface SignedFile {
  readonly manifest: string;
  readonly signature: string;
}

/** The files in the folder of an image. Pure. */
export function signedFiles(folder: string): SignedFile {
  return { manifest: join(folder, IMAGE_FILES.manifest), signature: join(folder, IMAGE_FILES.signature) };
}

/** Signs with this person's own key. */
export async function signManifest(
  at: Folders,
  { manifest, signature }: SignedFile,
  signal?: AbortSignal,
): Promise<void> {
  await sign(manifest, signature, await localKey(at, signal), { signal });
}

export type SignatureProblem =
  { readonly kind: 'missing' | 'malformed' | 'wrong' } | { readonly kind: 'untrusted'; readonly keyId: string };

/** Why the manifest is not signed by any of `keys`; `undefined` when it is. */
export async function signatureProblem(
  { manifest, signature }: SignedFile,
  keys: readonly string[],
  signal?: AbortSignal,
): Promise<SignatureProblem | undefined> {
  const untrustedText = await readTextIfThere(signature).catch(() => '');
  if (untrustedText === undefined) return { kind: 'missing' };
  const claimed = parseSignature(untrustedText);
  if (!claimed) return { kind: 'malformed' };
  const key = keys.find((candidate) => keyIdOf(candidate) === claimed.keyId);
  if (key === undefined) return { kind: 'untrusted', keyId: claimed.keyId };
  return (await isSignedBy(key, manifest, signature, { signal })) ? undefined : { kind: 'wrong' };
}

/** The predicate of a sentence whose subject is the file. Pure. */
export function describeSignatureProblem(problem: SignatureProblem): string {
  switch (problem.kind) {
    case 'missing':
      return 'is missing';
    case 'malformed':
      return 'is not a signature';
    case 'wrong':
      return 'does not match the manifest';
    case 'untrusted':
      return `is by the key ${problem.keyId}, which is not trusted`;
  }
}
