/** The raw disk of the VM. */
import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import type { FingerprintEntry } from '../protocol/inspection.ts';

const DISKS = ['/dev/vda', '/dev/xvda', '/dev/xvde'] as const;
/** Only these sectors are written and read; the host reads the whole image again. */
export const SECTOR_BYTES = 4096;

export async function openDisk(flags: string): Promise<{ readonly path: string; readonly file: FileHandle }> {
  for (const path of DISKS) {
    const file = await open(path, flags).catch((error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
      throw error;
    });
    if (file) return { path, file };
  }
  throw new Error('The VM has no disk.');
}

/** Offsets of the tried sectors: the first, that of the superblock, one in the middle, the last. */
export async function triedSectors(file: FileHandle): Promise<number[]> {
  const bytes = await sizeOf(file);
  return [0, SECTOR_BYTES, Math.floor(bytes / 2 / SECTOR_BYTES) * SECTOR_BYTES, bytes - SECTOR_BYTES];
}

/** The status of a block device has no size, so it is found by reading. */
async function sizeOf(file: FileHandle): Promise<number> {
  let [low, high] = [0, 2 ** 40];
  const probe = Buffer.alloc(1);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    const { bytesRead } = await file.read(probe, 0, 1, middle).catch(() => ({ bytesRead: 0 }));
    if (bytesRead === 1) low = middle;
    else high = middle;
  }
  return low + 1;
}

export async function* disk(): AsyncGenerator<FingerprintEntry> {
  const { path, file } = await openDisk('r');
  try {
    for (const [index, start] of (await triedSectors(file)).entries()) {
      const sector = Buffer.alloc(SECTOR_BYTES);
      await file.read(sector, 0, SECTOR_BYTES, start);
      yield { at: `disk:sector ${index}`, is: `${path} ${start} ${createHash('sha256').update(sector).digest('hex')}` };
    }
  } finally {
    await file.close();
  }
}
