/** Signed manifests: of images, and of templates. Whatever a manifest lists is vouched for through its digests. */
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

/** Of an image's folder. Pure. */
export function signedFiles(folder: string): SignedFile {
  return { manifest: join(folder, IMAGE_FILES.manifest), signature: join(folder, IMAGE_FILES.signature) };
}

/** Signs it with this person's own key. */
export async function signManifest(
  at: Folders,
  { manifest, signature }: SignedFile,
  signal?: AbortSignal,
): Promise<void> {
  await sign(manifest, signature, await localKey(at, signal), { signal });
}

export type SignatureProblem =
  { readonly kind: 'missing' | 'malformed' | 'wrong' } | { readonly kind: 'untrusted'; readonly keyId: string };

/** Why none of `keys` vouches for the manifest; `undefined`: one does. */
export async function signatureProblem(
  { manifest, signature }: SignedFile,
  keys: readonly string[],
  signal?: AbortSignal,
): Promise<SignatureProblem | undefined> {
  const untrustedText = await readTextIfThere(signature).catch(() => '');
  if (untrustedText === undefined) return { kind: 'missing' };
  const told = parseSignature(untrustedText);
  if (!told) return { kind: 'malformed' };
  const key = keys.find((candidate) => keyIdOf(candidate) === told.keyId);
  if (key === undefined) return { kind: 'untrusted', keyId: told.keyId };
  return (await isSignedBy(key, manifest, signature, { signal })) ? undefined : { kind: 'wrong' };
}

/** For a person, after the name of the file. Pure. */
export function describeSignatureProblem(problem: SignatureProblem): string {
  switch (problem.kind) {
    case 'missing':
      return 'is missing';
    case 'malformed':
      return 'is no signature';
    case 'wrong':
      return 'does not fit the manifest';
    case 'untrusted':
      return `is by the key ${problem.keyId}, which is not trusted`;
  }
}
