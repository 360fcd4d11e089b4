/** How far away a screen is, and whether something waits on the way now. Each measurement may have waited for something, so the shortest one counts. */

const MEASUREMENTS = 20;
/** One that was made while the host or this window was busy tells little. */
const FEWEST_MEASUREMENTS = 3;
/** Nearer than that, one request at a time misses hardly a picture. */
const FAR_MS = 15;
const QUEUED_MS = 50;

export class RoundTrip {
  /** The last ones with an empty line. */
  readonly #measuredMs: number[] = [];
  #lastMs = 0;

  /** `isAlone`: no more than one update was on the way. Others may all have waited, and would let the way seem longer and longer. */
  took(ms: number, isAlone: boolean): void {
    this.#lastMs = ms;
    if (!isAlone && ms >= this.ms) return;
    this.#measuredMs.push(ms);
    if (this.#measuredMs.length > MEASUREMENTS) this.#measuredMs.shift();
  }

  /** 0 until enough was measured. */
  get ms(): number {
    return this.#measuredMs.length < FEWEST_MEASUREMENTS ? 0 : Math.min(...this.#measuredMs);
  }

  get isFar(): boolean {
    return this.ms >= FAR_MS;
  }

  get isQueued(): boolean {
    return this.isFar && this.#lastMs > this.ms + QUEUED_MS;
  }
}
