/** Whether a session can be heard, from its samples. */

/** Pauses between words are shorter. */
const SILENT_AFTER_MS = 2_000;

export class Audible {
  readonly #onChange: () => void;
  #timer: NodeJS.Timeout | undefined;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  get is(): boolean {
    return this.#timer !== undefined;
  }

  /** Samples arrived; all zero, they are silence. */
  hear(untrustedSamples: Buffer): void {
    if (!untrustedSamples.some((byte) => byte !== 0)) return;
    if (this.#timer) {
      this.#timer.refresh();
      return;
    }
    this.#timer = setTimeout(() => this.stop(), SILENT_AFTER_MS);
    this.#timer.unref();
    this.#onChange();
  }

  stop(): void {
    if (!this.#timer) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#onChange();
  }
}
