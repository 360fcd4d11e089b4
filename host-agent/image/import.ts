/** Imports a network VM that was made elsewhere, as kernel and root file system. It contains no guest agent of ours and is untrusted. */
import { copyFile, mkdir, open, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../api/errors/failure.ts';
import { IMAGE_FILES, imageNames } from '../storage/filenames.ts';
import type { Folders } from '../storage/folders.ts';
import { hashFile } from '../storage/hash-file.ts';
import { beginBuild } from './build/building.ts';
import { type Manifest, manifestDigest, manifestText } from './manifest.ts';
import { signedFiles, signManifest } from './signature.ts';
import { listImages, makeCurrent, moveIntoPlace, type StoredImage } from './store.ts';
import { isImageIntact } from './verify.ts';

export interface ImportRequest {
  readonly folders: Folders;
  readonly kernel: string;
  readonly rootfs: string;
  readonly initrd?: string | undefined;
  /** Appended to the kernel command line. */
  readonly append?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Matches the VM's hardware: a read-only disk and a serial console. */
const COMMAND_LINE = 'root=/dev/vda ro console=ttyS0 panic=-1';

/** Copies the files and makes them the network image in use. Throws `Failure` import-refused when they are not a kernel and a file system that it mounts. */
export async function importNetworkImage({
  folders,
  kernel,
  rootfs,
  initrd,
  append = '',
  signal,
}: ImportRequest): Promise<StoredImage> {
  const kernelVersion = await kernelVersionOf(kernel);
  await assertMountable(rootfs);
  const names = imageNames(folders, 'network');
  await using owned = await beginBuild(names.folder, names.building);
  const building = owned.value;
  const image = (name: string) => join(building, 'image', name);
  await mkdir(join(building, 'image'));
  await copyFile(kernel, image(IMAGE_FILES.kernel));
  await copyFile(rootfs, image(IMAGE_FILES.root));
  await (initrd === undefined
    ? writeFile(image(IMAGE_FILES.initramfs), emptyInitramfs())
    : copyFile(initrd, image(IMAGE_FILES.initramfs)).catch(cannotRead(initrd)));
  const file = async (name: string) => ({ name, ...(await hashFile(image(name), signal)) });
  const manifest: Manifest = {
    schema: 1,
    role: 'network',
    imported: true,
    debug: false,
    // Only its maker knows when it is outdated.
    ownRecipe: true,
    inputs: '0'.repeat(64),
    kernelVersion,
    commandLine: append === '' ? COMMAND_LINE : `${COMMAND_LINE} ${append}`,
    files: {
      kernel: await file(IMAGE_FILES.kernel),
      initramfs: await file(IMAGE_FILES.initramfs),
      root: await file(IMAGE_FILES.root),
    },
    packages: [],
  };
  const text = manifestText(manifest);
  await writeFile(image(IMAGE_FILES.manifest), text);
  await signManifest(folders, signedFiles(join(building, 'image')), signal);
  const digest = manifestDigest(text);
  await moveIntoPlace(join(building, 'image'), names.image(digest), names.folder, () =>
    isImageIntact(folders, 'network', digest),
  );
  await makeCurrent(folders, 'network', digest);
  const imported = (await listImages(folders)).find((found) => found.role === 'network' && found.digest === digest);
  if (!imported) throw new Error('The image that was just imported is missing.');
  return imported;
}

/** The version in the header of an x86 kernel. Throws when the file is no such kernel. */
async function kernelVersionOf(path: string): Promise<string> {
  const header = await readHead(path, 0x8000);
  if (header.toString('latin1', 0x202, 0x206) !== 'HdrS')
    throw new Failure('import-refused', { path, problem: 'not-a-kernel' });
  const at = header.readUInt16LE(0x20e) + 0x200;
  const version = /^[0-9][A-Za-z0-9.+_-]{0,63}/.exec(header.toString('latin1', at, at + 80))?.[0];
  return version ?? 'unknown';
}

const EXT_MAGIC = 0xef53;
const EXT_NEEDS_RECOVERY = 0x4;
const OTHERS: readonly (readonly [at: number, magic: number])[] = [
  [0, 0x73717368], // squashfs
  [1024, 0xe0f5e1e2], // erofs
];

/** Throws unless the kernel can mount the file system from a read-only disk. */
async function assertMountable(path: string): Promise<void> {
  const head = await readHead(path, 2048);
  if (head.length === 2048) {
    if (OTHERS.some(([at, magic]) => head.readUInt32LE(at) === magic)) return;
    if (head.readUInt16LE(1080) === EXT_MAGIC) {
      if ((head.readUInt32LE(1120) & EXT_NEEDS_RECOVERY) === 0) return;
      throw new Failure('import-refused', { path, problem: 'not-unmounted' });
    }
  }
  throw new Failure('import-refused', { path, problem: 'not-a-file-system' });
}

async function readHead(path: string, bytes: number): Promise<Buffer> {
  if (!(await stat(path).catch(cannotRead(path))).isFile())
    throw new Failure('import-refused', { path, problem: 'not-a-file' });
  const file = await open(path, 'r').catch(cannotRead(path));
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(bytes), 0, bytes, 0);
    return bytesRead < bytes && bytes > 2048
      ? Buffer.concat([buffer.subarray(0, bytesRead), Buffer.alloc(bytes - bytesRead)])
      : buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

const cannotRead = (path: string) => (cause: unknown) => {
  throw new Failure('import-refused', { path, problem: 'unreadable' }, { cause });
};

/** An empty archive: a kernel that finds no /init in it mounts the root from its command line. Pure. */
function emptyInitramfs(): Buffer {
  const name = 'TRAILER!!!\0';
  const field = (value: number) => value.toString(16).padStart(8, '0');
  const header = `070701${[0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, name.length, 0].map(field).join('')}${name}`;
  return Buffer.concat([Buffer.from(header, 'latin1'), Buffer.alloc(512 - header.length)]);
}
