import { once } from 'node:events';

/** Things that come true once and stay true, awaited by name. */
export class StepTracker<Name extends string> {
  readonly #reached = new Set<Name>();
  readonly #changes = new EventTarget();

  has(name: Name): boolean {
    return this.#reached.has(name);
  }

  /** Makes it true. Says whether it was news. */
  reach(name: Name): boolean {
    if (this.#reached.has(name)) return false;
    this.#reached.add(name);
    this.#changes.dispatchEvent(new Event('reached'));
    return true;
  }

  /** Fulfilled when it is true. Throws the signal's reason when that comes first. */
  async wait(name: Name, signal: AbortSignal): Promise<void> {
    while (!this.#reached.has(name)) {
      signal.throwIfAborted();
      await once(this.#changes, 'reached', { signal }).catch((error: unknown) => {
        signal.throwIfAborted();
        throw error;
      });
    }
  }
}
