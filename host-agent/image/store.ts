/** The images on disk. Each is a folder named by its digest. */
import {
  access,
  chmod,
  constants,
  lstat,
  mkdir,
  readdir,
  readFile,
  readlink,
  rename,
  rm,
  stat,
} from 'node:fs/promises';
import { basename, join } from 'node:path';
import { linkAtomically, readTextIfThere, syncFile, syncFolder } from '../storage/atomic.ts';
import { IMAGE_FILES, imageNames } from '../storage/filenames.ts';
import type { Folders } from '../storage/folders.ts';
import { parseSignature } from '../tools/minisign.ts';
import { cleanUpBuilds } from './build/building.ts';
import { Manifest } from './manifest.ts';
import { sharedFolders } from './shared-store.ts';
import { choose } from './newest.ts';
import { type ImageRole, ROLES } from './recipe-schema.ts';
import { untrustedJson } from '../storage/untrusted-json.ts';

export interface StoredImage {
  readonly role: ImageRole;
  readonly digest: string;
  readonly folder: string;
  readonly manifest: Manifest;
  readonly isCurrent: boolean;
  readonly isPrevious: boolean;
  /** An account of the system keeps it for all accounts: it cannot be changed or removed here. */
  readonly isShared: boolean;
  /** The time in its signature (ISO 8601). */
  readonly builtAt?: string;
  /** Total size of its files. */
  readonly bytes: number;
}

/** Of a manifest that another account has written. */
const MAX_SHARED_BYTES = 4 * 1024 ** 2;

const DIGEST = /^[0-9a-f]{64}$/;

/** All images with a readable manifest, also those that are kept for all accounts: per role the current one first, then the previous, then by age. */
export async function listImages(at: Folders): Promise<StoredImage[]> {
  return (await Promise.all(ROLES.map((role) => listRole(at, role)))).flat();
}

/** The image of `role` in use; `undefined` when there is none yet. */
export async function currentImage(at: Folders, role: ImageRole): Promise<StoredImage | undefined> {
  return (await listRole(at, role)).find(({ isCurrent }) => isCurrent);
}

/** The image of `role` that was in use before; `undefined` if there is none any more. */
export async function previousImage(at: Folders, role: ImageRole): Promise<StoredImage | undefined> {
  return (await listRole(at, role)).find(({ isPrevious }) => isPrevious);
}

/** The image of `role` that an account of the system has in use for all accounts. */
export async function sharedImage(at: Folders, role: ImageRole): Promise<StoredImage | undefined> {
  const theirs = await sharedFolders(at, role);
  const digest = theirs && (await currentDigest(theirs, role));
  return (await listRole(at, role)).find((image) => image.digest === digest);
}

/** Folders with the name of an image whose manifest cannot be read. */
export async function unreadableImages(at: Folders): Promise<{ readonly role: ImageRole; readonly digest: string }[]> {
  const each = ROLES.map(async (role) => {
    const readable = new Set((await listRole(at, role)).map(({ digest }) => digest));
    return (await digestsBelow(imageNames(at, role).folder))
      .filter((digest) => !readable.has(digest))
      .map((digest) => ({ role, digest }));
  });
  return (await Promise.all(each)).flat();
}

/** The digest of the image of `role` in use. Does not read the image. */
export async function currentDigest(at: Folders, role: ImageRole): Promise<string | undefined> {
  return linkedDigest(imageNames(at, role).current);
}

/** Puts the image into use, also one that is older; the one in use until now becomes the previous image. */
export async function makeCurrent(at: Folders, role: ImageRole, digest: string): Promise<void> {
  const names = imageNames(at, role);
  await mkdir(names.folder, { recursive: true, mode: 0o700 });
  await choose(at, role, digest);
  const before = await linkedDigest(names.current);
  if (before === digest) return;
  if (before !== undefined) await linkAtomically(before, names.previous);
  await linkAtomically(digest, names.current);
}

/** Removes images (of `role`, if given) that are neither current nor in use (nor previous, with `keepPrevious`), and the remains of dead builds. Returns the removed digests. */
export async function pruneImages(
  at: Folders,
  {
    keepPrevious,
    inUse,
    role: only,
  }: { keepPrevious: boolean; inUse: readonly string[]; role?: ImageRole | undefined },
): Promise<string[]> {
  const removed: string[] = [];
  for (const role of only === undefined ? ROLES : [only]) {
    const names = imageNames(at, role);
    await cleanUpBuilds(names.folder);
    const [current, previous] = [await linkedDigest(names.current), await linkedDigest(names.previous)];
    const kept = new Set([current, keepPrevious ? previous : undefined, ...inUse]);
    if (previous !== undefined && !kept.has(previous)) await rm(names.previous, { force: true });
    for (const digest of await digestsBelow(names.folder)) {
      if (kept.has(digest)) continue;
      await rm(names.image(digest), { recursive: true, force: true });
      removed.push(digest);
    }
  }
  return removed;
}

async function listRole(at: Folders, role: ImageRole): Promise<StoredImage[]> {
  const names = imageNames(at, role);
  const [current, previous] = [await linkedDigest(names.current), await linkedDigest(names.previous)];
  const own = await digestsBelow(names.folder);
  const theirs = await sharedFolders(at, role);
  const sharedNames = theirs && imageNames(theirs, role);
  const shared = sharedNames ? (await digestsBelow(sharedNames.folder)).filter((digest) => !own.includes(digest)) : [];
  const use = { current, previous };
  const images = await Promise.all([
    ...own.map((digest) => readImage(names.image(digest), digest, { ...use, isShared: false })),
    ...shared.map((digest) => readImage(sharedNames?.image(digest) ?? '', digest, { ...use, isShared: true })),
  ]);
  const rank = ({ isCurrent, isPrevious }: StoredImage): number => (isCurrent ? 0 : isPrevious ? 1 : 2);
  return images
    .filter((image) => image !== undefined)
    .sort((a, b) => rank(a) - rank(b) || (b.builtAt ?? '').localeCompare(a.builtAt ?? ''));
}

interface ImageUse {
  readonly current: string | undefined;
  readonly previous: string | undefined;
  readonly isShared: boolean;
}

async function readImage(
  folder: string,
  digest: string,
  { current, previous, isShared }: ImageUse,
): Promise<StoredImage | undefined> {
  if (isShared && !(await hasPlainFiles(folder))) return undefined;
  const manifest = parseManifest(await readTextIfThere(join(folder, IMAGE_FILES.manifest)));
  if (manifest === undefined) return undefined;
  const builtAt = parseSignature(
    (await readTextIfThere(join(folder, IMAGE_FILES.signature)).catch(() => undefined)) ?? '',
  )?.signedAt.toISOString();
  const { kernel, initramfs, root } = manifest.files;
  return {
    role: manifest.role,
    digest,
    folder,
    manifest,
    isCurrent: digest === current,
    isPrevious: digest === previous && digest !== current,
    isShared,
    ...(builtAt !== undefined && { builtAt }),
    bytes: kernel.bytes + initramfs.bytes + root.bytes,
  };
}

/** Whether reading these files of another account cannot block, nor fill the memory. */
async function hasPlainFiles(folder: string): Promise<boolean> {
  const found = [IMAGE_FILES.manifest, IMAGE_FILES.signature].map(async (name) => {
    const path = join(folder, name);
    const file = await lstat(path).catch(() => undefined);
    if (!file?.isFile() || file.size > MAX_SHARED_BYTES) return false;
    return access(path, constants.R_OK).then(
      () => true,
      () => false,
    );
  });
  return (await Promise.all(found)).every(Boolean);
}

function parseManifest(text: string | undefined): Manifest | undefined {
  return Manifest.safeParse(untrustedJson(text)).data;
}

async function digestsBelow(folder: string): Promise<string[]> {
  return (await readdir(folder).catch(() => [])).filter((name) => DIGEST.test(name)).sort();
}

/** The target of a `current` or `previous` link. */
async function linkedDigest(link: string): Promise<string | undefined> {
  const target = await readlink(link).catch(() => undefined);
  return target !== undefined && DIGEST.test(basename(target)) ? basename(target) : undefined;
}

/** The bytes of a manifest, for checking the name of its image. */
export async function manifestBytes(folder: string): Promise<Buffer> {
  return readFile(join(folder, IMAGE_FILES.manifest));
}

/** Moves a finished folder to its name once all of it is on disk. If the same image is there already, it stays unless `isIntact` finds it damaged. */
export async function moveIntoPlace(
  from: string,
  to: string,
  parent: string,
  isIntact: () => Promise<boolean>,
): Promise<void> {
  for (const name of await readdir(from)) {
    await chmod(join(from, name), 0o400);
    await syncFile(join(from, name));
  }
  await syncFolder(from);
  if (
    await stat(to).then(
      () => true,
      () => false,
    )
  ) {
    // Replacing it would leave a moment without the image, which may be in use.
    if (await isIntact()) return;
    // A damaged image cannot be used, and the new one is known to be intact.
    const aside = `${from}-before`;
    await rename(to, aside);
    await rename(from, to);
    await rm(aside, { recursive: true, force: true });
  } else {
    await rename(from, to);
  }
  await syncFolder(parent);
}
