/**
 * Which parts of a picture have been sent with loss, and not without since. QEMU sends a part again when it has not changed for 2 s, but sometimes as JPEG
 * again, because its neighbours still count as moving, and then forgets it (`vnc_update_stats` in its ui/vnc.c). Such a part is to be asked for.
 */
import type { Extent } from '../pixels.ts';

export interface Part extends Extent {
  readonly x: number;
  readonly y: number;
}

/** The extent of the squares for which QEMU counts changes. */
const SQUARE = 64;
const LOOK_EVERY_MS = 500;
/** Longer than QEMU takes by itself: 2 s, up to 0.5 s until it looks, and the way. */
export const OVERDUE_MS = 3_500;

export class UnsharpParts {
  readonly #extent: Extent;
  /** Of each pixel, 1 if it is not sharp. */
  readonly #unsharp: Uint8Array;
  /** By square: when the last JPEG came; no entry if all of it is known to be sharp. */
  readonly #lossyMs = new Map<number, number>();
  readonly #squaresInRow: number;

  constructor(extent: Extent) {
    this.#extent = extent;
    this.#unsharp = new Uint8Array(extent.width * extent.height);
    this.#squaresInRow = Math.ceil(extent.width / SQUARE);
  }

  /** The part lies within the picture. */
  received({ x, y, width, height }: Part, isLossy: boolean): void {
    for (let row = y; row < y + height; row += 1) {
      const from = row * this.#extent.width + x;
      this.#unsharp.fill(isLossy ? 1 : 0, from, from + width);
    }
    if (!isLossy) return;
    const nowMs = performance.now();
    for (let row = Math.floor(y / SQUARE); row * SQUARE < y + height; row += 1)
      for (let column = Math.floor(x / SQUARE); column * SQUARE < x + width; column += 1)
        this.#lossyMs.set(row * this.#squaresInRow + column, nowMs);
  }

  /** The smallest part with all squares that should have become sharp by now; they are overdue again after the same time. */
  overdue(): Part | undefined {
    const nowMs = performance.now();
    let [left, top, right, bottom] = [Infinity, Infinity, 0, 0];
    for (const [square, lossyMs] of this.#lossyMs) {
      if (nowMs - lossyMs < OVERDUE_MS) continue;
      const part = this.#partOf(square);
      if (this.#isSharp(part)) {
        this.#lossyMs.delete(square);
        continue;
      }
      this.#lossyMs.set(square, nowMs);
      [left, top] = [Math.min(left, part.x), Math.min(top, part.y)];
      [right, bottom] = [Math.max(right, part.x + part.width), Math.max(bottom, part.y + part.height)];
    }
    return right > 0 ? { x: left, y: top, width: right - left, height: bottom - top } : undefined;
  }

  #partOf(square: number): Part {
    const x = SQUARE * (square % this.#squaresInRow);
    const y = SQUARE * Math.floor(square / this.#squaresInRow);
    return {
      x,
      y,
      width: Math.min(SQUARE, this.#extent.width - x),
      height: Math.min(SQUARE, this.#extent.height - y),
    };
  }

  #isSharp({ x, y, width, height }: Part): boolean {
    for (let row = y; row < y + height; row += 1) {
      const from = row * this.#extent.width + x;
      if (this.#unsharp.subarray(from, from + width).includes(1)) return false;
    }
    return true;
  }
}

/** Asks a screen again for the parts that it has left as JPEG. */
export class Sharpening {
  readonly #timer: ReturnType<typeof setInterval>;
  #parts: UnsharpParts | undefined;

  /** `ask`: requests a part of the screen whether it has changed or not. */
  constructor(ask: (part: Part) => void) {
    this.#timer = setInterval(() => {
      const part = this.#parts?.overdue();
      if (part) ask(part);
    }, LOOK_EVERY_MS);
  }

  /** Nothing of the new screen has been received yet. */
  resized(extent: Extent): void {
    this.#parts = new UnsharpParts(extent);
  }

  received(part: Part, isLossy: boolean): void {
    this.#parts?.received(part, isLossy);
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}
