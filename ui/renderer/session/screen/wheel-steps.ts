/** What a browser scrolls for one step, and what an event tells of one: Chromium on Linux has the same on both sides. */
export const STEP_PIXELS = 120;
/** No hand turns faster; a stuck wheel shall not flood the guest. */
const MAX_STEPS = 12;

export class Steps {
  #restPixels = 0;

  /** Whole steps, negative the other way. What is left counts for the next. */
  take(pixels: number): number {
    if (Math.sign(pixels) !== Math.sign(this.#restPixels)) this.#restPixels = 0;
    const total = this.#restPixels + pixels;
    const steps = Math.trunc(total / STEP_PIXELS);
    this.#restPixels = total - steps * STEP_PIXELS;
    return Math.max(-MAX_STEPS, Math.min(MAX_STEPS, steps));
  }
}
