/**
 * Whether a screen should send what moves as JPEG. That makes a film a fraction of its size, and a text that scrolls several times as large, since Tight
 * compresses its few colours well. Only the sizes of what arrives tell them apart.
 */

/** Smaller updates say little: of pixels. */
const LEAST_PIXELS = 32_768;
/** In bytes a pixel: a film needs 1.7 without loss and 0.03 to 0.3 as JPEG, a text 0.12 and 0.6. */
const [LOSSLESS_IS_DEAR, JPEG_IS_DEAR] = [0.5, 0.35];
/** A film that is dear either way, because it has much noise, is tried without loss so often. */
const TRY_AGAIN_MS = 10_000;

interface Amount {
  pixels: number;
  bytes: number;
}
const nothing = (): Amount => ({ pixels: 0, bytes: 0 });
const bytesPerPixel = ({ pixels, bytes }: Amount): number => (pixels < LEAST_PIXELS ? 0 : bytes / pixels);

export class JpegChoice {
  #isOn = false;
  #lossless = nothing();
  #jpeg = nothing();
  /** Without loss, before JPEG was chosen. */
  #before = { bytesPerPixel: 0, atMs: 0 };

  get isOn(): boolean {
    return this.#isOn;
  }

  /** A rectangle of the update. */
  received(pixels: number, bytes: number, isJpeg: boolean): void {
    const amount = isJpeg ? this.#jpeg : this.#lossless;
    amount.pixels += pixels;
    amount.bytes += bytes;
  }

  /** The update is complete. Returns whether the choice is another one now. */
  drawn(): boolean {
    const [lossless, jpeg] = [this.#lossless, this.#jpeg].map(bytesPerPixel) as [number, number];
    [this.#lossless, this.#jpeg] = [nothing(), nothing()];
    const nowMs = performance.now();
    if (!this.#isOn) {
      if (lossless < LOSSLESS_IS_DEAR) return false;
      this.#before = { bytesPerPixel: lossless, atMs: nowMs };
    } else {
      const isCheaper = nowMs - this.#before.atMs < TRY_AGAIN_MS && jpeg < this.#before.bytesPerPixel / 2;
      if (jpeg < JPEG_IS_DEAR || isCheaper) return false;
    }
    this.#isOn = !this.#isOn;
    return true;
  }
}
