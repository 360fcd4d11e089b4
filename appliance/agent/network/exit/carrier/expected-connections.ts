/** Where connections lead that sessions have begun. The kernel says it when it has changed the address to that of the carrier, which then takes the connection. */
import type { Target } from './proxy.ts';

/** Connections that are announced, and do not come, are forgotten beyond this number. */
const MAX_EXPECTED = 4096;

export class ExpectedConnections {
  /** By the session's address and port, the one that was announced first in front. */
  readonly #targets = new Map<string, Target>();
  readonly #waiting = new Map<string, (target: Target) => void>();

  announce(from: string, target: Target): void {
    const waiting = this.#waiting.get(from);
    if (waiting) {
      waiting(target);
      return;
    }
    this.#targets.delete(from);
    this.#targets.set(from, target);
    for (const oldest of this.#targets.keys()) {
      if (this.#targets.size <= MAX_EXPECTED) break;
      this.#targets.delete(oldest);
    }
  }

  /** `undefined` if it is not announced within `withinMs`. */
  async take(from: string, withinMs: number): Promise<Target | undefined> {
    const target = this.#targets.get(from);
    this.#targets.delete(from);
    if (target) return target;
    let late: NodeJS.Timeout | undefined;
    const found = await new Promise<Target | undefined>((resolve) => {
      this.#waiting.set(from, resolve);
      late = setTimeout(() => resolve(undefined), withinMs);
    });
    clearTimeout(late);
    this.#waiting.delete(from);
    return found;
  }
}
