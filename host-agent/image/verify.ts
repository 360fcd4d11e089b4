/** Checks that an image still matches its name and its signature. */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../api/errors/failure.ts';
import { statFingerprint } from '../storage/stat-fingerprint.ts';
import { IMAGE_FILES } from '../storage/filenames.ts';
import type { Folders } from '../storage/folders.ts';
import { hashFile } from '../storage/hash-file.ts';
import { LOCAL_KEY, trustedKeys } from './keys.ts';
import { manifestDigest, type ManifestFile, manifestText } from './manifest.ts';
import type { ImageRole } from './recipe-schema.ts';
import { describeSignatureProblem, signatureProblem, signedFiles, type SignatureProblem } from './signature.ts';
import { listImages, manifestBytes, type StoredImage } from './store.ts';

export interface ImageProblem {
  /** Name of the file in the image's folder. */
  readonly file: string;
  readonly problem: string;
}

/** Reads every file and compares it with the manifest, and the manifest with the image's name and a signature by one of `keys`. Returns no problem for an intact image. */
export async function verifyImage(
  image: StoredImage,
  keys: readonly string[],
  signal?: AbortSignal,
): Promise<ImageProblem[]> {
  const [damage, signature] = [await findDamage(image, signal), await findSignatureProblem(image, keys, signal)];
  return [
    ...damage,
    ...(signature === undefined ? [] : [{ file: IMAGE_FILES.signature, problem: describeSignatureProblem(signature) }]),
  ];
}

/** Whether the image exists, every file of it is intact, and this person's own key has signed it. */
export async function isImageIntact(at: Folders, role: ImageRole, digest: string): Promise<boolean> {
  const image = (await listImages(at)).find((found) => found.role === role && found.digest === digest);
  return image !== undefined && (await verifyImage(image, await trustedKeys(at, [LOCAL_KEY]))).length === 0;
}

/** Fingerprints of images that were read completely: any write to a file changes its ctime. */
const knownIntact = new Map<string, string>();

/**
 * Called at each start. Reads the whole image the first time, later only when the identity, size or times of a file have changed.
 * Throws `Failure` image-damaged, image-unsigned or image-untrusted.
 */
export async function assertImageIntact(image: StoredImage, keys: readonly string[]): Promise<void> {
  const fingerprint = await fingerprintOf(image, keys);
  if (fingerprint !== undefined && knownIntact.get(image.folder) === fingerprint) return;
  // First, because an image without a trusted signature need not be read.
  const signature = await findSignatureProblem(image, keys);
  if (signature !== undefined) throw refusal(image, signature);
  const damage = await findDamage(image);
  if (damage.length > 0) {
    throw new Failure('image-damaged', {
      ...whichImage(image),
      damage: damage.map(({ file, problem }) => `${file} ${problem}`).join(', '),
    });
  }
  if (fingerprint !== undefined) knownIntact.set(image.folder, fingerprint);
}

function refusal(image: StoredImage, problem: SignatureProblem): Failure {
  const which = whichImage(image);
  switch (problem.kind) {
    case 'missing':
      return new Failure('image-unsigned', which);
    case 'untrusted':
      return new Failure('image-untrusted', { ...which, key: problem.keyId });
    case 'malformed':
    case 'wrong':
      return new Failure('image-damaged', {
        ...which,
        damage: `${IMAGE_FILES.signature} ${describeSignatureProblem(problem)}`,
      });
  }
}

const whichImage = ({ role, manifest }: StoredImage) =>
  ({ role, origin: manifest.imported === true ? 'imported' : 'built' }) as const;

async function findDamage(image: StoredImage, signal?: AbortSignal): Promise<ImageProblem[]> {
  const { kernel, initramfs, root } = image.manifest.files;
  const problems = [
    await checkManifest(image),
    ...(await Promise.all([kernel, initramfs, root].map((file) => checkFile(image.folder, file, signal)))),
  ];
  return problems.filter((problem) => problem !== undefined);
}

function findSignatureProblem(
  { folder }: StoredImage,
  keys: readonly string[],
  signal?: AbortSignal,
): Promise<SignatureProblem | undefined> {
  return signatureProblem(signedFiles(folder), keys, signal);
}

async function checkManifest({ folder, digest, manifest }: StoredImage): Promise<ImageProblem | undefined> {
  const found = await manifestBytes(folder).then(manifestDigest, () => undefined);
  // Both the file and what was parsed from it earlier.
  if (found === digest && manifestDigest(manifestText(manifest)) === digest) return undefined;
  return {
    file: IMAGE_FILES.manifest,
    problem: found === undefined ? 'cannot be read' : 'does not match the name of the image',
  };
}

async function checkFile(
  folder: string,
  { name, bytes, sha256 }: ManifestFile,
  signal?: AbortSignal,
): Promise<ImageProblem | undefined> {
  const path = join(folder, name);
  try {
    const { size } = await stat(path);
    if (size !== bytes) return { file: name, problem: `has ${size} bytes instead of ${bytes}` };
    return (await hashFile(path, signal)).sha256 === sha256 ? undefined : { file: name, problem: 'has been changed' };
  } catch (error) {
    signal?.throwIfAborted();
    return {
      file: name,
      problem: error instanceof Error && 'code' in error && error.code === 'ENOENT' ? 'is missing' : 'cannot be read',
    };
  }
}

async function fingerprintOf(
  { folder, digest, manifest }: StoredImage,
  keys: readonly string[],
): Promise<string | undefined> {
  const { kernel, initramfs, root } = manifest.files;
  const files = await statFingerprint(
    [IMAGE_FILES.manifest, IMAGE_FILES.signature, kernel.name, initramfs.name, root.name].map((name) =>
      join(folder, name),
    ),
  );
  return files && `${digest} ${files} ${keys.join(' ')}`;
}
