/** An image as a disk in dom0: created once, checked, and never written again. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Failure } from '../../api/errors/failure.ts';
import type { Dom0 } from '../../tools/xen/dom0.ts';
import { fillFrom, growExt, isThere, makeFolder, removeFile, rename, sha256There } from '../../tools/xen/dom0-files.ts';
import { closeVhd, openVhd } from '../../tools/xen/tap-ctl.ts';
import { createVhd } from '../../tools/xen/vhd-util.ts';

const MIB = 1024 * 1024;
/** Space for an ext file system to grow into, so that it can be written to. */
const ROOM_MIB = 64;
/** Offset of the superblock, which identifies the file system. At the place of the ext magic number erofs has random bytes. */
const SUPERBLOCK = { offset: 1024, length: 58 } as const;
const EXT_MAGIC = { at: 56, bytes: Buffer.from([0x53, 0xef]) } as const;
const EROFS_MAGIC = Buffer.from([0xe2, 0xe1, 0xf5, 0xe0]);

interface Content {
  /** Its name in dom0. */
  readonly sha256: string;
  readonly isExt: boolean;
  readonly sizeMiB: number;
  /** Digest of the disk before it grows: the content, and nothing after it. */
  readonly diskSha256: string;
}

/** The disk with the content of `file`, created if it does not exist. An incomplete disk never has its name. Throws `Failure` disk-damaged, disk-not-opened. */
export async function goldenDisk(dom0: Dom0, file: string, folder: string, signal: AbortSignal): Promise<string> {
  const content = await contentOf(file, signal);
  const golden = join(folder, `sb-${content.sha256.slice(0, 32)}.vhd`);
  if (await isThere(dom0, golden, signal)) return golden;
  await makeFolder(dom0, folder);
  const making = join(folder, `.sb-making-${content.sha256.slice(0, 32)}.vhd`);
  await discard(dom0, making);
  try {
    await createVhd(dom0, making, content.sizeMiB, signal);
    const device = await openVhd(dom0, making, signal);
    await fillFrom(dom0, device, file, signal);
    await check(dom0, device, content.diskSha256, signal);
    if (content.isExt) await growExt(dom0, device, signal);
    await closeVhd(dom0, making);
    await rename(dom0, making, golden);
    return golden;
  } catch (error) {
    await discard(dom0, making).catch(() => undefined);
    throw error;
  }
}

/** The path of the file in dom0: the file itself, where dom0 is the host. */
export async function fileInDom0(dom0: Dom0, file: string, folder: string, signal: AbortSignal): Promise<string> {
  if (dom0.destination === undefined) return file;
  const { sha256 } = await contentOf(file, signal);
  const there = join(folder, `sb-${sha256.slice(0, 32)}-${basename(file)}`);
  if (await isThere(dom0, there, signal)) return there;
  await makeFolder(dom0, folder);
  const making = `${there}.making`;
  await removeFile(dom0, making);
  try {
    await fillFrom(dom0, making, file, signal);
    await check(dom0, making, sha256, signal);
    await rename(dom0, making, there);
    return there;
  } catch (error) {
    await removeFile(dom0, making).catch(() => undefined);
    throw error;
  }
}

async function discard(dom0: Dom0, making: string): Promise<void> {
  if (!(await isThere(dom0, making))) return;
  await closeVhd(dom0, making);
  await removeFile(dom0, making);
}

/** An image never changes under its name, so its digest is read only once. */
const known = new Map<string, Content>();

async function contentOf(file: string, signal: AbortSignal): Promise<Content> {
  const { size, mtimeMs, ino } = await stat(file);
  const key = `${file} ${size} ${mtimeMs} ${ino}`;
  const before = known.get(key);
  if (before) return before;
  const isExt = await hasExt(file);
  const sizeMiB = Math.max(1, Math.ceil(size / MIB)) + (isExt ? ROOM_MIB : 0);
  const digest = createHash('sha256');
  for await (const chunk of createReadStream(file, { highWaterMark: MIB, signal })) digest.update(chunk as Buffer);
  const sha256 = digest.copy().digest('hex');
  for (let missing = sizeMiB * MIB - size; missing > 0; missing -= MIB)
    digest.update(Buffer.alloc(Math.min(MIB, missing)));
  const content = { sha256, isExt, sizeMiB, diskSha256: digest.digest('hex') };
  known.set(key, content);
  return content;
}

async function hasExt(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(
      Buffer.alloc(SUPERBLOCK.length),
      0,
      SUPERBLOCK.length,
      SUPERBLOCK.offset,
    );
    return (
      bytesRead === SUPERBLOCK.length &&
      buffer.subarray(EXT_MAGIC.at).equals(EXT_MAGIC.bytes) &&
      !buffer.subarray(0, EROFS_MAGIC.length).equals(EROFS_MAGIC)
    );
  } finally {
    await file.close();
  }
}

/** Throws `Failure` disk-damaged. */
async function check(dom0: Dom0, path: string, sha256: string, signal: AbortSignal): Promise<void> {
  const found = await sha256There(dom0, path, signal);
  if (found !== sha256 && dom0.isDryRun !== true) throw damaged(path);
}

function damaged(path: string): Failure {
  return new Failure('disk-damaged', { path });
}
