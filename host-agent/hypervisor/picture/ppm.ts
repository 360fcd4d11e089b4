import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import type { Frame, Thinning } from '../hypervisor.ts';
import type { Picture } from './picture.ts';

/** Larger than any screen that the configuration allows; a larger dump is refused before memory is allocated. */
const LARGEST_SIDE = 16_384;
const HEADER = /^P6\s+(\d{1,5})\s+(\d{1,5})\s+255\s/;
const HEADER_BYTES = 64;
/** Bytes per pixel. */
const RGB = 3;
const PIECE_BYTES = 256 * 1024;

/** 8K, the largest screen that the configuration allows. */
export const MAX_SCREEN_PIXELS = 7680 * 4320;
const WHOLE: Thinning = { mostPixels: MAX_SCREEN_PIXELS, as: 'points' };

/**
 * Reads a screen dump of a hypervisor, as binary PPM. Follows no link; of a frame that is reduced, only the result and one row are ever in
 * memory. Throws on anything else.
 */
export async function readFrame(path: string, { mostPixels, as }: Thinning = WHOLE): Promise<Frame> {
  const { file, width, height, headerBytes } = await openDump(path);
  try {
    const step = Math.max(1, Math.ceil(Math.sqrt((width * height) / mostPixels)));
    if (step === 1) return { width, height, rgb: await readAt(file, headerBytes, width * height * RGB) };
    // Pixels beyond the last whole block are ignored.
    const thin = { width: Math.max(1, Math.floor(width / step)), height: Math.max(1, Math.floor(height / step)) };
    const rgb = Buffer.alloc(thin.width * thin.height * RGB);
    const block = as === 'points' ? 1 : step;
    // One buffer for all rows.
    const row = Buffer.alloc(width * RGB);
    const sums = new Uint32Array(thin.width * RGB);
    for (let y = 0; y < thin.height; y += 1) {
      sums.fill(0);
      for (let below = 0; below < block && y * step + below < height; below += 1) {
        await readInto(file, row, headerBytes + (y * step + below) * width * RGB);
        addBlocks(sums, row, step, block);
      }
      for (const [at, sum] of sums.entries()) rgb[y * sums.length + at] = Math.floor(sum / (block * block));
    }
    return { ...thin, rgb };
  } finally {
    await file.close();
  }
}

/** Opens a screen dump to be read once, in pieces; the file may be removed meanwhile. Throws as {@link readFrame} does. */
export async function openPicture(path: string): Promise<Picture> {
  const { file, width, height, headerBytes } = await openDump(path);
  return { width, height, rgb: piecesOf(file, headerBytes, width * height * RGB) };
}

/** One buffer for all pieces: a large screen would leave much garbage. */
async function* piecesOf(file: FileHandle, from: number, bytes: number): AsyncGenerator<Buffer, void, void> {
  try {
    const room = Buffer.alloc(Math.min(PIECE_BYTES, bytes));
    for (let at = 0; at < bytes; at += PIECE_BYTES) {
      const piece = room.subarray(0, bytes - at);
      await readInto(file, piece, from + at);
      yield piece;
    }
  } finally {
    await file.close();
  }
}

interface Dump {
  readonly file: FileHandle;
  readonly width: number;
  readonly height: number;
  readonly headerBytes: number;
}

async function openDump(path: string): Promise<Dump> {
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const found = await file.stat();
    if (!found.isFile()) throw new Error('The screen dump is not a file.');
    const header = parseHeader(await readAt(file, 0, Math.min(found.size, HEADER_BYTES)));
    if (found.size !== header.headerBytes + header.width * header.height * RGB)
      throw new Error('The screen dump is truncated.');
    return { file, ...header };
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** Adds the first `block` pixels of each `step` of the row to the sums. */
function addBlocks(sums: Uint32Array, row: Buffer, step: number, block: number): void {
  for (let at = 0; at < sums.length; at += 1) {
    const first = Math.floor(at / RGB) * step * RGB + (at % RGB);
    for (let beside = 0; beside < block; beside += 1) sums[at] = (sums[at] ?? 0) + (row[first + beside * RGB] ?? 0);
  }
}

function parseHeader(untrustedStart: Buffer): {
  readonly width: number;
  readonly height: number;
  readonly headerBytes: number;
} {
  const header = HEADER.exec(untrustedStart.toString('latin1'));
  if (!header) throw new Error('The screen dump is not a binary PPM.');
  const [width, height] = [Number(header[1]), Number(header[2])];
  if (width < 1 || height < 1 || width > LARGEST_SIDE || height > LARGEST_SIDE)
    throw new Error('The screen dump has an implausible size.');
  return { width, height, headerBytes: header[0].length };
}

async function readAt(file: FileHandle, from: number, bytes: number): Promise<Buffer> {
  const buffer = Buffer.alloc(bytes);
  await readInto(file, buffer, from);
  return buffer;
}

async function readInto(file: FileHandle, room: Buffer, from: number): Promise<void> {
  const { bytesRead } = await file.read(room, 0, room.length, from);
  if (bytesRead !== room.length) throw new Error('The screen dump is truncated.');
}
