/** Ends a session at the maximum age that its profile sets. */
export class Lifetime {
  readonly #onOver: () => void;
  #timer: NodeJS.Timeout | undefined;

  constructor(onOver: () => void) {
    this.#onOver = onOver;
  }

  /** Sets the limit, counted from `since`; 0: none. */
  limit(minutes: number, since: Date): void {
    this.stop();
    if (minutes === 0) return;
    const ageMs = Date.now() - since.getTime();
    this.#timer = setTimeout(this.#onOver, Math.max(0, minutes * 60_000 - ageMs)).unref();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
