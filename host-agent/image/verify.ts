/** Whether an image is still what its name says. */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../api/failure.ts';
import { appearanceOf } from '../storage/appearance.ts';
import { IMAGE_FILES } from '../storage/filenames.ts';
import type { Folders } from '../storage/folders.ts';
import { hashFile } from '../storage/hash-file.ts';
import { manifestDigest, type ManifestFile } from './manifest.ts';
import type { ImageRole } from './recipe-schema.ts';
import { listImages, manifestBytes, type StoredImage } from './store.ts';

export interface ImageProblem {
  /** Name of the file below the image's folder. */
  readonly file: string;
  readonly problem: string;
}

/** Reads every file again and compares it with the manifest, and the manifest with the image's name. An empty list: all is well. */
export async function verifyImage(image: StoredImage, signal?: AbortSignal): Promise<ImageProblem[]> {
  const { kernel, initramfs, root } = image.manifest.files;
  const problems = [await checkManifest(image), ...(await Promise.all([kernel, initramfs, root].map((file) => checkFile(image.folder, file, signal))))];
  return problems.filter((problem) => problem !== undefined);
}

/** Whether the image of this name is there and whole, file by file. */
export async function isImageIntact(at: Folders, role: ImageRole, digest: string): Promise<boolean> {
  const image = (await listImages(at)).find((found) => found.role === role && found.digest === digest);
  return image !== undefined && (await verifyImage(image)).length === 0;
}

/** What a file looked like when it was last read whole: any write changes its time of change. */
const intactBefore = new Map<string, string>();

/** For each start: reads all of it the first time; later only while a file's identity, size and times are the same. Throws a Failure `image-damaged`. */
export async function assertImageIntact(image: StoredImage): Promise<void> {
  const looks = await appearance(image);
  if (looks !== undefined && intactBefore.get(image.folder) === looks) return;
  const problems = await verifyImage(image);
  if (problems.length > 0) {
    throw new Failure('image-damaged', `The ${image.role} image is damaged: ${problems.map(({ file, problem }) => `${file} ${problem}`).join(', ')}.`, {
      hint: `Build it again: safe-browse image build ${image.role}`,
    });
  }
  if (looks !== undefined) intactBefore.set(image.folder, looks);
}

async function checkManifest({ folder, digest }: StoredImage): Promise<ImageProblem | undefined> {
  const found = await manifestBytes(folder).then(manifestDigest, () => undefined);
  if (found === digest) return undefined;
  return { file: IMAGE_FILES.manifest, problem: found === undefined ? 'cannot be read' : 'is not the one that the image is named by' };
}

async function checkFile(folder: string, { name, bytes, sha256 }: ManifestFile, signal?: AbortSignal): Promise<ImageProblem | undefined> {
  const path = join(folder, name);
  try {
    const { size } = await stat(path);
    if (size !== bytes) return { file: name, problem: `has ${size} bytes instead of ${bytes}` };
    return (await hashFile(path, signal)).sha256 === sha256 ? undefined : { file: name, problem: 'has another content' };
  } catch (error) {
    signal?.throwIfAborted();
    return { file: name, problem: error instanceof Error && 'code' in error && error.code === 'ENOENT' ? 'is missing' : 'cannot be read' };
  }
}

async function appearance({ folder, digest, manifest }: StoredImage): Promise<string | undefined> {
  const { kernel, initramfs, root } = manifest.files;
  const looks = await appearanceOf([IMAGE_FILES.manifest, kernel.name, initramfs.name, root.name].map((name) => join(folder, name)));
  return looks && `${digest} ${looks}`;
}
