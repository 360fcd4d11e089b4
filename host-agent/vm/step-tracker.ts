import { once } from 'node:events';

/** Steps that are reached once and stay reached, awaited by name. */
export class StepTracker<Step extends string> {
  readonly #reached = new Set<Step>();
  readonly #changes = new EventTarget();

  has(step: Step): boolean {
    return this.#reached.has(step);
  }

  /** Returns whether the step is new. */
  mark(step: Step): boolean {
    if (this.#reached.has(step)) return false;
    this.#reached.add(step);
    this.#changes.dispatchEvent(new Event('reached'));
    return true;
  }

  /** Resolves when the step is reached. Throws the signal's reason when that comes first. */
  async wait(step: Step, signal: AbortSignal): Promise<void> {
    while (!this.#reached.has(step)) {
      signal.throwIfAborted();
      await once(this.#changes, 'reached', { signal }).catch((error: unknown) => {
        signal.throwIfAborted();
        throw error;
      });
    }
  }
}
