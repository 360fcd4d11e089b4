import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import type { Frame } from './hypervisor.ts';

/** Larger than any screen a configuration allows; a picture beyond it is refused before memory is taken. */
const LARGEST_SIDE = 16_384;
const HEADER = /^P6\s+(\d{1,5})\s+(\d{1,5})\s+255\s/;
const HEADER_BYTES = 64;
/** Bytes a pixel. */
const RGB = 3;

/** A guest chooses its mode itself. Whoever looks at its screen again and again needs no more of it than of a screen of this size. */
const LOOKED_AT_PIXELS = 1920 * 1200;
/** 8K: the largest screen that a configuration allows. */
export const ALL_PIXELS = 7680 * 4320;

/**
 * The picture of its screen that a machine's monitor wrote, as binary PPM. One of more than `mostPixels` is thinned out: every second, third, …
 * point of every second, third, … row, as it is, and no more is ever read. No link is followed. Throws on anything else.
 */
export async function readFrame(path: string, mostPixels = LOOKED_AT_PIXELS): Promise<Frame> {
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const found = await file.stat();
    if (!found.isFile()) throw new Error('The screen dump is not a file.');
    const { width, height, headerBytes } = parseHeader(await readAt(file, 0, Math.min(found.size, HEADER_BYTES)));
    if (found.size !== headerBytes + width * height * RGB) throw new Error('The screen dump is cut short.');
    const step = Math.max(1, Math.ceil(Math.sqrt((width * height) / mostPixels)));
    if (step === 1) return { width, height, rgb: await readAt(file, headerBytes, width * height * RGB) };
    const thin = { width: Math.ceil(width / step), height: Math.ceil(height / step) };
    const rgb = Buffer.alloc(thin.width * thin.height * RGB);
    // One room for all rows: they are many.
    const whole = Buffer.alloc(width * RGB);
    for (let row = 0; row < thin.height; row += 1) {
      await readInto(file, whole, headerBytes + row * step * width * RGB);
      for (let column = 0; column < thin.width; column += 1) whole.copy(rgb, (row * thin.width + column) * RGB, column * step * RGB, (column * step + 1) * RGB);
    }
    return { ...thin, rgb };
  } finally {
    await file.close();
  }
}

function parseHeader(untrustedStart: Buffer): { readonly width: number; readonly height: number; readonly headerBytes: number } {
  const header = HEADER.exec(untrustedStart.toString('latin1'));
  if (!header) throw new Error('The screen dump is not a binary PPM.');
  const [width, height] = [Number(header[1]), Number(header[2])];
  if (width < 1 || height < 1 || width > LARGEST_SIDE || height > LARGEST_SIDE) throw new Error('The screen dump has an absurd size.');
  return { width, height, headerBytes: header[0].length };
}

async function readAt(file: FileHandle, from: number, bytes: number): Promise<Buffer> {
  const buffer = Buffer.alloc(bytes);
  await readInto(file, buffer, from);
  return buffer;
}

async function readInto(file: FileHandle, room: Buffer, from: number): Promise<void> {
  const { bytesRead } = await file.read(room, 0, room.length, from);
  if (bytesRead !== room.length) throw new Error('The screen dump is cut short.');
}
