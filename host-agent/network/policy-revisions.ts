import { once } from 'node:events';

/** Numbers the policies that are sent to the network VM, and notes which of them it enforces. */
export class PolicyRevisions {
  #sent: number;
  #applied: number;
  readonly #changes = new EventTarget();

  /** Counts from `first`, which is at least 1. */
  constructor(first: number) {
    this.#sent = first - 1;
    this.#applied = first - 1;
  }

  /** Returns the revision for the next policy. */
  next(): number {
    this.#sent += 1;
    return this.#sent;
  }

  /** The network VM enforces this revision. One that was never sent answers an earlier host agent and is ignored. */
  noteApplied(revision: number): void {
    if (revision > this.#sent) return;
    this.#applied = Math.max(this.#applied, revision);
    this.#changes.dispatchEvent(new Event('applied'));
  }

  /** Fulfilled when the policy that was sent last before this call is in force. Throws the signal's reason when that comes first. */
  async untilApplied(signal: AbortSignal): Promise<void> {
    const wanted = this.#sent;
    while (this.#applied < wanted) {
      signal.throwIfAborted();
      await once(this.#changes, 'applied', { signal }).catch((error: unknown) => {
        signal.throwIfAborted();
        throw error;
      });
    }
  }
}
