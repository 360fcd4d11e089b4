/** The pixels of the guest's screen in memory, and which of them have changed. Pure. */
import type { Extent } from './pixels.ts';

/** Without the pixels at `right` and `bottom`. */
export interface Region {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const OPAQUE = 0xff00_0000;
const PIXEL_BYTES = 4;

export class Framebuffer implements Extent {
  readonly width: number;
  readonly height: number;
  /** Four bytes for each pixel: red, green, blue, and full opacity, or none where nothing was drawn yet. */
  readonly bytes: Uint8ClampedArray<ArrayBuffer>;
  /** The same memory: red in the lowest byte of a number. */
  readonly #pixels: Uint32Array<ArrayBuffer>;
  #changed: Region | undefined;

  /** What `before` has at the same places stays, everything else is transparent. All of it counts as changed. */
  constructor({ width, height }: Extent, before?: Framebuffer) {
    this.width = width;
    this.height = height;
    this.#pixels = new Uint32Array(width * height);
    this.bytes = new Uint8ClampedArray(this.#pixels.buffer);
    if (before) this.#keep(before);
    this.#change({ left: 0, top: 0, right: width, bottom: height });
  }

  /** Of one colour: red, green and blue. */
  fill(x: number, y: number, extent: Extent, [red = 0, green = 0, blue = 0]: ArrayLike<number> & Iterable<number>) {
    const pixel = OPAQUE | (blue << 16) | (green << 8) | red;
    const { left, top, right, bottom } = this.#within(x, y, extent);
    if (left >= right) return;
    for (let row = top; row < bottom; row += 1)
      this.#pixels.fill(pixel, row * this.width + left, row * this.width + right);
    this.#change({ left, top, right, bottom });
  }

  /** `bytes` has four for each pixel: red, green, blue, and one that means nothing. */
  blit(x: number, y: number, extent: Extent, bytes: Uint8Array): void {
    const source = asPixels(bytes, extent.width * extent.height);
    const { left, top, right, bottom } = this.#within(x, y, extent);
    if (left >= right) return;
    for (let row = top; row < bottom; row += 1) {
      const to = row * this.width;
      const from = (row - y) * extent.width - x;
      for (let column = left; column < right; column += 1)
        this.#pixels[to + column] = (source[from + column] ?? 0) | OPAQUE;
    }
    this.#change({ left, top, right, bottom });
  }

  /** The smallest region with everything that has changed since the last call. */
  takeChanged(): Region | undefined {
    const changed = this.#changed;
    this.#changed = undefined;
    return changed;
  }

  #keep(before: Framebuffer): void {
    const width = Math.min(this.width, before.width);
    for (let row = 0; row < Math.min(this.height, before.height); row += 1)
      this.#pixels.set(before.#pixels.subarray(row * before.width, row * before.width + width), row * this.width);
  }

  /** The part of a rectangle that is on the screen. */
  #within(x: number, y: number, { width, height }: Extent): Region {
    return { left: x, top: y, right: Math.min(this.width, x + width), bottom: Math.min(this.height, y + height) };
  }

  #change({ left, top, right, bottom }: Region): void {
    if (left >= right || top >= bottom) return;
    const before = this.#changed ?? { left, top, right, bottom };
    this.#changed = {
      left: Math.min(left, before.left),
      top: Math.min(top, before.top),
      right: Math.max(right, before.right),
      bottom: Math.max(bottom, before.bottom),
    };
  }
}

/** A view if the bytes begin at a whole word, else a copy. */
function asPixels({ buffer, byteOffset }: Uint8Array, pixels: number): Uint32Array {
  const isAligned = byteOffset % PIXEL_BYTES === 0;
  return isAligned
    ? new Uint32Array(buffer, byteOffset, pixels)
    : new Uint32Array(buffer.slice(byteOffset, byteOffset + PIXEL_BYTES * pixels));
}
