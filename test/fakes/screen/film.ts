/** A film for a fake screen, encoded before it is shown: sent as QEMU does, in the encoding of pixels that the viewer names first. Pure. */
import { constants, deflateSync } from 'node:zlib';
import { ENCODING } from '../../bed/screen/rfb-messages.ts';
import { type Colour, rectangleHeader } from './rectangles.ts';

/** QEMU's limit for a rectangle of Tight. */
const MOST_PIXELS = 65536;
const TIGHT_RESET_FIRST_STREAM = 0x01;
/** QEMU compresses pictures with this effort unless the viewer wants more. */
const LEAST_EFFORT = 1;
/** Bits of noise in each channel, as a camera's picture has it. */
const NOISE = 3;

interface Extent {
  readonly width: number;
  readonly height: number;
}

interface Corner {
  readonly x: number;
  readonly y: number;
}

export class Film {
  readonly #extent: Extent;
  readonly #corner: Corner;
  readonly #frames: number;
  readonly #encoded = new Map<string, readonly (readonly Buffer[])[]>();

  constructor(extent: Extent, corner: Corner = { x: 0, y: 0 }, frames = 12) {
    this.#extent = extent;
    this.#corner = corner;
    this.#frames = frames;
  }

  /** The rectangles of one frame. `shifts`: the bit positions of red, green and blue. */
  frame(number: number, encodings: readonly number[], shifts: Colour): readonly Buffer[] {
    const encoding = encodings.find((named) => named === ENCODING.raw || named === ENCODING.tight) ?? ENCODING.raw;
    const key = [encoding, ...shifts].join();
    const frames = this.#encoded.get(key) ?? this.#encode(encoding, shifts);
    this.#encoded.set(key, frames);
    return frames[number % this.#frames] ?? [];
  }

  #encode(encoding: number, shifts: Colour): (readonly Buffer[])[] {
    return Array.from({ length: this.#frames }, (_, number) => {
      const pixels = colours(number, this.#extent);
      const rectangles =
        encoding === ENCODING.tight ? tight(pixels, this.#extent) : [raw(pixels, this.#extent, shifts)];
      for (const rectangle of rectangles) {
        rectangle.writeUInt16BE(this.#corner.x, 0);
        rectangle.writeUInt16BE(this.#corner.y + rectangle.readUInt16BE(2), 2);
      }
      return rectangles;
    });
  }
}

/** Red, green and blue of each pixel: slow waves that move, and noise. */
function colours(frame: number, { width, height }: Extent): Uint8Array {
  const pixels = new Uint8Array(3 * width * height);
  let random = frame + 1;
  for (let y = 0, at = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1, at += 3) {
      random = (Math.imul(random, 1664525) + 1013904223) >>> 0;
      const light = 128 + 60 * Math.sin((x + 9 * frame) / 90) * Math.cos((y - 5 * frame) / 70);
      pixels[at] = light + ((random >>> 24) & NOISE);
      pixels[at + 1] = light / 2 + frame * 8 + ((random >>> 20) & NOISE);
      pixels[at + 2] = 200 - light / 2 + ((random >>> 16) & NOISE);
    }
  return pixels;
}

function raw(pixels: Uint8Array, extent: Extent, shifts: Colour): Buffer {
  const [red, green, blue] = shifts.map((shift) => shift / 8) as [number, number, number];
  const content = Buffer.alloc(4 * extent.width * extent.height);
  for (let from = 0, to = 0; from < pixels.length; from += 3, to += 4) {
    content[to + red] = pixels[from] ?? 0;
    content[to + green] = pixels[from + 1] ?? 0;
    content[to + blue] = pixels[from + 2] ?? 0;
  }
  return Buffer.concat([rectangleHeader(extent, ENCODING.raw), content]);
}

/** Each frame begins its stream at the beginning, so that frames can be sent in any order. */
function tight(pixels: Uint8Array, { width, height }: Extent): Buffer[] {
  const most = Math.floor(MOST_PIXELS / width);
  const strips = Array.from({ length: Math.ceil(height / most) }, (_, strip) => strip * most);
  return strips.map((y) => {
    const rows = Math.min(most, height - y);
    const header = rectangleHeader({ width, height: rows }, ENCODING.tight);
    header.writeUInt16BE(y, 2);
    const content = deflateSync(pixels.subarray(3 * width * y, 3 * width * (y + rows)), {
      level: LEAST_EFFORT,
      finishFlush: constants.Z_SYNC_FLUSH,
    });
    return Buffer.concat([header, Buffer.from([TIGHT_RESET_FIRST_STREAM]), compactLength(content.length), content]);
  });
}

/** A length as Tight writes it: seven bits, seven bits, eight bits. */
export function compactLength(bytes: number): Buffer {
  if (bytes < 0x80) return Buffer.from([bytes]);
  if (bytes < 0x4000) return Buffer.from([(bytes & 0x7f) | 0x80, bytes >>> 7]);
  return Buffer.from([(bytes & 0x7f) | 0x80, ((bytes >>> 7) & 0x7f) | 0x80, bytes >>> 14]);
}
