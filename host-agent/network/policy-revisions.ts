import { once } from 'node:events';

/** Which policies were told to the NDVM, and which of them it says are in force. */
export class Applied {
  #told: number;
  #applied: number;
  readonly #changes = new EventTarget();

  /** Counts from `first`, which is at least 1. */
  constructor(first: number) {
    this.#told = first - 1;
    this.#applied = first - 1;
  }

  /** The revision of the policy that is told next. */
  next(): number {
    this.#told += 1;
    return this.#told;
  }

  /** This one is in force. One that was never told is of an earlier host agent, and says nothing. */
  apply(revision: number): void {
    if (revision > this.#told) return;
    this.#applied = Math.max(this.#applied, revision);
    this.#changes.dispatchEvent(new Event('applied'));
  }

  /** Fulfilled when the one that was told last before now is in force. Throws the signal's reason when that comes first. */
  async wait(signal: AbortSignal): Promise<void> {
    const wanted = this.#told;
    while (this.#applied < wanted) {
      signal.throwIfAborted();
      await once(this.#changes, 'applied', { signal }).catch((error: unknown) => {
        signal.throwIfAborted();
        throw error;
      });
    }
  }
}
