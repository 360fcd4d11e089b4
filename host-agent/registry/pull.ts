/** Pulls an image from a registry into the image store. Nothing that the registry sends is used before a trusted key vouches for it. */
import { mkdir, readdir, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../api/errors/failure.ts';
import type { BuildProgress } from '../api/host/image.ts';
import { beginBuild } from '../image/build/building.ts';
import { Manifest, manifestDigest, manifestText } from '../image/manifest.ts';
import { describeSignatureProblem, signatureProblem, signedFiles } from '../image/signature.ts';
import { listImages, moveIntoPlace, type StoredImage } from '../image/store.ts';
import { verifyImage } from '../image/verify.ts';
import { syncFile } from '../storage/atomic.ts';
import { IMAGE_FILES, imageNames, PULL_PREFIX } from '../storage/filenames.ts';
import type { Folders } from '../storage/folders.ts';
import { keyContentOf } from '../tools/minisign.ts';
import { type Blob, type ImageArtifact, mismatch, parseArtifact } from './artifact.ts';
import { attestationsOf } from './attestations.ts';
import type { RegistryConnection } from './connection.ts';
import { download } from './download.ts';
import { describeReference, type Reference } from './reference.ts';
import { fetchBlob, fetchManifest } from './registry.ts';
import { type LargePart, patchRoot, removePatch, reuseFile } from './small-update.ts';

const MIB = 1024 ** 2;
const LARGE_PARTS: readonly LargePart[] = ['kernel', 'initramfs', 'root'];

export interface PullRequest {
  readonly folders: Folders;
  readonly connection: RegistryConnection;
  readonly reference: Reference;
  /** Public keys whose images may run. */
  readonly keys: readonly string[];
  /** How many of them, besides the one that signed the image, must have confirmed it. */
  readonly attestations: number;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: BuildProgress) => void;
}

export interface Pulled {
  readonly image: StoredImage;
  /** Digest of the artifact in the registry. */
  readonly artifact: string;
  /** Bytes of the large files that this pull transferred. */
  readonly transferredBytes: number;
}

/** Does not put the image into use. Throws `Failure` registry-…, attestations-missing, image-untrusted, disk-full, build-running. */
export async function pullImage(request: PullRequest): Promise<Pulled> {
  const { folders, connection, reference, keys, signal, onProgress } = request;
  onProgress({ step: 'resolve', text: 'Reading the manifest', fraction: 0 });
  const { bytes, digest: artifactDigest } = await fetchManifest(connection, reference, signal);
  const artifact = parseArtifact(bytes);
  if ('problem' in artifact) throw refusal(reference, artifact.problem);
  const [untrustedManifest, untrustedSignature] = [
    await fetchBlob(connection, reference, artifact.manifest, signal),
    await fetchBlob(connection, reference, artifact.signature, signal),
  ];
  const manifest = parseManifest(untrustedManifest, reference);
  const problem = mismatch(artifact, manifest);
  if (problem !== undefined) throw refusal(reference, problem);
  const digest = manifestDigest(untrustedManifest);
  const names = imageNames(folders, manifest.role);
  // Also the lock.
  await using _building = await beginBuild(names.folder, names.building);
  const stored = await findIntact(folders, manifest.role, digest, keys);
  if (stored) return { image: stored, artifact: artifactDigest, transferredBytes: 0 };
  const pulling = names.pulling(digest);
  await mkdir(pulling, { recursive: true, mode: 0o700 });
  await writeFile(join(pulling, IMAGE_FILES.manifest), untrustedManifest, { mode: 0o600 });
  await writeFile(join(pulling, IMAGE_FILES.signature), untrustedSignature, { mode: 0o600 });
  await assertSigned(pulling, keys, reference, signal);
  await assertAttested(request, digest, pulling);
  const images = (await listImages(folders)).filter(({ role }) => role === manifest.role);
  const transferredBytes = await obtainFiles(request, artifact, images, pulling);
  onProgress({ step: 'store', text: 'Storing the image', fraction: 1 });
  await removePatch(pulling);
  await moveIntoPlace(pulling, names.image(digest), names.folder, () => Promise.resolve(false));
  await removeOtherPulls(names.folder);
  const image = await findIntact(folders, manifest.role, digest, keys);
  if (!image) throw new Error('The image that was just pulled is missing.');
  return { image, artifact: artifactDigest, transferredBytes };
}

function parseManifest(untrustedBytes: Buffer, reference: Reference): Manifest {
  let manifest: Manifest | undefined;
  try {
    manifest = Manifest.safeParse(JSON.parse(untrustedBytes.toString('utf8'))).data;
  } catch {
    manifest = undefined;
  }
  // The digest of the text names the image, so the text must be the one that its content gives.
  if (manifest === undefined || manifestText(manifest) !== untrustedBytes.toString('utf8'))
    throw refusal(reference, 'its manifest is not one of this version of Safe Browse');
  if (manifest.role === 'host') throw refusal(reference, 'it is a host image');
  const { kernel, initramfs, root } = manifest.files;
  if (kernel.name !== IMAGE_FILES.kernel || initramfs.name !== IMAGE_FILES.initramfs || root.name !== IMAGE_FILES.root)
    throw refusal(reference, 'its files have other names');
  return manifest;
}

async function assertSigned(
  folder: string,
  keys: readonly string[],
  reference: Reference,
  signal: AbortSignal,
): Promise<void> {
  const problem = await signatureProblem(signedFiles(folder), keys, signal);
  if (problem === undefined) return;
  await rm(folder, { recursive: true, force: true });
  throw refusal(reference, `its signature ${describeSignatureProblem(problem)}`);
}

/** Before the large files are transferred. The signer of the image confirms nothing more than that, also under a second id. */
async function assertAttested(request: PullRequest, digest: string, folder: string): Promise<void> {
  const { keys, attestations: required, signal } = request;
  if (required === 0) return;
  const signers: string[] = [];
  for (const key of keys)
    if ((await signatureProblem(signedFiles(folder), [key], signal)) === undefined) signers.push(keyContentOf(key));
  const others = keys.filter((key) => !signers.includes(keyContentOf(key)));
  const found = (await attestationsOf(digest, others, request)).filter(({ isValid }) => isValid).length;
  if (found >= required) return;
  await rm(folder, { recursive: true, force: true });
  throw new Failure('attestations-missing', { found, required, digest: digest.slice(0, 12) });
}

/** `images`: those of the same role that are here already. Returns the number of bytes that were transferred. */
async function obtainFiles(
  request: PullRequest,
  artifact: ImageArtifact,
  images: readonly StoredImage[],
  pulling: string,
): Promise<number> {
  const { signal, onProgress } = request;
  const total = LARGE_PARTS.reduce((sum, part) => sum + artifact[part].bytes, 0);
  await assertSpace(pulling, total);
  let done = 0;
  let transferred = 0;
  const report = (bytes: number): void =>
    onProgress({
      step: 'download',
      text: `Downloading ${Math.floor((done + bytes) / MIB)} of ${Math.ceil(total / MIB)} MiB`,
      fraction: (done + bytes) / total,
    });
  const onPatch = (bytes: number, of: number): void =>
    onProgress({
      step: 'download',
      text: `Downloading ${Math.floor(bytes / MIB)} of ${Math.ceil(of / MIB)} MiB, which change the image in use`,
      fraction: (done + (bytes / of) * artifact.root.bytes) / total,
    });
  for (const part of LARGE_PARTS) {
    const [blob, path] = [artifact[part], join(pulling, IMAGE_FILES[part])];
    if (!(await reuseFile(images, part, blob, path, signal))) {
      const patched =
        part === 'root' ? await patchRoot({ ...request, images, root: blob, pulling, onBytes: onPatch }) : undefined;
      transferred += patched ?? (await transferWhole(request, blob, path, report));
    }
    await syncFile(path);
    done += blob.bytes;
  }
  return transferred;
}

/** Returns the number of bytes that were transferred. */
async function transferWhole(
  { connection, reference: { repository }, signal }: PullRequest,
  blob: Blob,
  path: string,
  onBytes: (bytes: number) => void,
): Promise<number> {
  let before: number | undefined;
  await download(connection, {
    ...{ repository, blob, path, signal },
    onBytes: (bytes) => {
      before ??= bytes;
      onBytes(bytes);
    },
  });
  return blob.bytes - (before ?? 0);
}

async function assertSpace(folder: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  if (free >= bytes) return;
  const mib = (count: number): string => `${Math.ceil(count / MIB)} MiB`;
  throw new Failure('disk-full', { path: folder, task: 'pull', needed: mib(bytes), free: mib(free) });
}

/** The image with this digest, read completely. */
async function findIntact(
  folders: Folders,
  role: string,
  digest: string,
  keys: readonly string[],
): Promise<StoredImage | undefined> {
  const image = (await listImages(folders)).find((each) => each.role === role && each.digest === digest);
  return image && (await verifyImage(image, keys)).length === 0 ? image : undefined;
}

/** Removes what interrupted pulls of other images left. */
async function removeOtherPulls(folder: string): Promise<void> {
  for (const name of await readdir(folder))
    if (name.startsWith(PULL_PREFIX)) await rm(join(folder, name), { recursive: true, force: true });
}

const refusal = (reference: Reference, problem: string): Failure =>
  new Failure('registry-artifact-refused', { reference: describeReference(reference), problem });
