/** Pixels per wheel step, as events report them: Chromium on Linux uses the same value on both sides. */
export const STEP_PIXELS = 120;
/** No hand turns faster; a stuck wheel must not flood the guest. */
const MAX_STEPS = 12;

export class Steps {
  #restPixels = 0;

  /** Whole steps, negative in the other direction. The remainder counts for the next event. */
  take(pixels: number): number {
    if (Math.sign(pixels) !== Math.sign(this.#restPixels)) this.#restPixels = 0;
    const total = this.#restPixels + pixels;
    const steps = Math.trunc(total / STEP_PIXELS);
    this.#restPixels = total - steps * STEP_PIXELS;
    return Math.max(-MAX_STEPS, Math.min(MAX_STEPS, steps));
  }
}
