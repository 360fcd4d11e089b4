/** Pushes small updates: what makes the roots of images that computers may have into that of a new one. */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { messageOf } from '../api/errors/message-of.ts';
import type { BuildProgress } from '../api/host/image.ts';
import { beginBuild } from '../image/build/building.ts';
import { listImages, type StoredImage } from '../image/store.ts';
import { inBackground } from '../process/run.ts';
import { hashFile } from '../storage/hash-file.ts';
import { IMAGE_FILES, imageNames, PATCH_FILES } from '../storage/filenames.ts';
import type { Folders } from '../storage/folders.ts';
import { makePatch } from '../tools/building/zstd.ts';
import { EMPTY_BLOB, EMPTY_CONFIG } from './artifact.ts';
import type { RegistryConnection } from './connection.ts';
import type { Reference } from './reference.ts';
import { hasManifest, pushBlob, pushManifest } from './registry.ts';
import { canBePatched, isWorthwhile } from './small-update.ts';
import { updateArtifactBytes, updateTag } from './update-artifact.ts';

/** Older images of this host from which an update is made: the one in use before, and another. */
const MAX_BASES = 2;

export interface PushUpdatesRequest {
  readonly folders: Folders;
  readonly connection: RegistryConnection;
  /** The repository counts. */
  readonly reference: Reference;
  /** The new image, pushed already. */
  readonly image: StoredImage;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: BuildProgress) => void;
}

/**
 * Returns how many the registry has in the end. Computers do without those that could not be made: only cancelling throws, with the signal's reason.
 */
export async function pushUpdates(request: PushUpdatesRequest): Promise<number> {
  const { folders, image, signal, onProgress } = request;
  const bases = (await listImages(folders))
    .filter(({ role, manifest }) => role === image.role && !manifest.debug)
    .filter(({ manifest }) => manifest.files.root.sha256 !== image.manifest.files.root.sha256)
    .slice(0, MAX_BASES);
  let count = 0;
  for (const base of bases)
    try {
      if (await pushUpdate(request, base)) count += 1;
    } catch (error) {
      signal.throwIfAborted();
      onProgress({ step: 'update', text: `No small update from ${base.digest.slice(0, 12)}: ${messageOf(error)}` });
    }
  return count;
}

/** Whether the registry has it now. */
async function pushUpdate(
  { folders, connection, reference, image, signal, onProgress }: PushUpdatesRequest,
  base: StoredImage,
): Promise<boolean> {
  const [from, to] = [base.manifest.files.root, image.manifest.files.root];
  if (!canBePatched(from.bytes) || !canBePatched(to.bytes)) return false;
  const at = { ...reference, version: updateTag(from.sha256, to.sha256) };
  if (await hasManifest(connection, at, signal)) return true;
  onProgress({ step: 'update', text: `Making a small update from ${base.digest.slice(0, 12)}` });
  const names = imageNames(folders, image.role);
  await using building = await beginBuild(names.folder, names.building);
  const patch = join(building.value, PATCH_FILES.patch);
  const root = (of: StoredImage) => join(of.folder, IMAGE_FILES.root);
  await inBackground(() => makePatch({ from: root(base), to: root(image), patch }, { signal }));
  const { size: bytes } = await stat(patch);
  if (!isWorthwhile(bytes, to.bytes)) return false;
  const blob = { digest: `sha256:${(await hashFile(patch, signal)).sha256}`, bytes };
  await pushBlob(connection, at, EMPTY_BLOB, { bytes: EMPTY_CONFIG }, { signal });
  await pushBlob(connection, at, blob, { path: patch }, { signal });
  await pushManifest(connection, at, updateArtifactBytes(blob), signal);
  return true;
}
