/** Gets files of an image without transferring them whole: from an image that is here already, or as a patch of its root. */
import { constants } from 'node:fs';
import { copyFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { StoredImage } from '../image/store.ts';
import { hashFile } from '../storage/hash-file.ts';
import { IMAGE_FILES, PATCH_FILES } from '../storage/filenames.ts';
import { applyPatch, MAX_PATCHED_BYTES } from './apply-patch.ts';
import type { Blob } from './artifact.ts';
import type { RegistryConnection } from './connection.ts';
import { download } from './download.ts';
import type { Reference } from './reference.ts';
import { fetchManifest } from './registry.ts';
import { parseUpdateArtifact, updateTag } from './update-artifact.ts';

export type LargePart = 'kernel' | 'initramfs' | 'root';

/** A patch that saves less is not worth its work. */
const MAX_SHARE = 0.6;
/** Whether a patch of this size is used instead of the whole root. Pure. */
export const isWorthwhile = (patchBytes: number, rootBytes: number): boolean => patchBytes <= rootBytes * MAX_SHARE;

/** Whether a root of this size is patched at all. Pure. */
export const canBePatched = (rootBytes: number): boolean =>
  rootBytes >= MIN_PATCHED_BYTES && rootBytes <= MAX_PATCHED_BYTES;

/** Images whose patches are looked for. Each costs a request when there is none. */
const MAX_BASES = 2;
/** A smaller root is transferred as quickly as the host finds out whether there is a patch. */
const MIN_PATCHED_BYTES = 1024 ** 2;

/** Copies the file from an image that has it. Whether `path` has these bytes now. Throws the signal's reason. */
export async function reuseFile(
  images: readonly StoredImage[],
  part: LargePart,
  blob: Blob,
  path: string,
  signal: AbortSignal,
): Promise<boolean> {
  const has = images.find(({ manifest: { files } }) => `sha256:${files[part].sha256}` === blob.digest);
  if (!has || has.role === 'host') return false;
  try {
    // Also instead of what an earlier attempt transferred.
    await rm(path, { force: true });
    await copyFile(join(has.folder, IMAGE_FILES[part]), path, constants.COPYFILE_FICLONE);
    if (`sha256:${(await hashFile(path, signal)).sha256}` === blob.digest) return true;
  } catch {
    signal.throwIfAborted();
  }
  await rm(path, { force: true });
  return false;
}

export interface PatchRequest {
  readonly connection: RegistryConnection;
  readonly reference: Reference;
  /** Of the same role, the one in use first. */
  readonly images: readonly StoredImage[];
  readonly root: Blob;
  /** The folder of the pull. */
  readonly pulling: string;
  readonly signal: AbortSignal;
  /** Called with the bytes of the patch that are here, and with its size. */
  readonly onBytes: (bytes: number, of: number) => void;
}

/**
 * Makes the root of the image from that of another one. Returns the bytes that were transferred; `undefined` if the root has to be transferred
 * whole. Whatever a registry sends instead of a patch ends here. Throws the signal's reason.
 */
export async function patchRoot(request: PatchRequest): Promise<number | undefined> {
  const { root, pulling, signal } = request;
  const isBegun = await stat(join(pulling, IMAGE_FILES.root)).then(
    () => true,
    () => false,
  );
  // A transfer of the whole continues; also one that began because the patch was wrong.
  if (isBegun || !canBePatched(root.bytes)) return undefined;
  const at = (name: keyof typeof PATCH_FILES) => join(pulling, PATCH_FILES[name]);
  try {
    for (const base of request.images.slice(0, MAX_BASES)) {
      const transferred = await patchedFrom(base, request, at);
      if (transferred !== undefined) return transferred;
    }
  } catch {
    // What was transferred stays for the next attempt.
    signal.throwIfAborted();
  }
  return undefined;
}

/** Removes what a patch left. */
export async function removePatch(pulling: string): Promise<void> {
  for (const name of Object.values(PATCH_FILES)) await rm(join(pulling, name), { force: true });
}

async function patchedFrom(
  base: StoredImage,
  { connection, reference, root, pulling, signal, onBytes }: PatchRequest,
  at: (name: keyof typeof PATCH_FILES) => string,
): Promise<number | undefined> {
  const version = updateTag(base.manifest.files.root.sha256, root.digest.slice('sha256:'.length));
  const found = await fetchManifest(connection, { ...reference, version }, signal).catch(() => undefined);
  signal.throwIfAborted();
  const blob = found && parseUpdateArtifact(found.bytes);
  if (!blob || !isWorthwhile(blob.bytes, root.bytes)) return undefined;
  let before: number | undefined;
  const { repository } = reference;
  await download(connection, {
    ...{ repository, blob, path: at('patch'), signal },
    onBytes: (bytes) => {
      before ??= bytes;
      onBytes(bytes, blob.bytes);
    },
  });
  const files = { from: join(base.folder, IMAGE_FILES.root), patch: at('patch'), target: at('target'), log: at('log') };
  const isRight = await applyPatch(files, root, signal);
  if (isRight) await rename(files.target, join(pulling, IMAGE_FILES.root));
  await removePatch(pulling);
  return isRight ? blob.bytes - (before ?? 0) : undefined;
}
