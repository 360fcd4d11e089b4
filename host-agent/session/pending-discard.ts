/** The seconds in which a session that was discarded can be brought back: its machine stands still, and is ended when they are over. */
export interface ReprieveParts {
  readonly pause: () => Promise<void>;
  readonly resume: () => Promise<void>;
  readonly end: () => void;
  readonly onChange: () => void;
}

export class Reprieve {
  readonly #parts: ReprieveParts;
  #timer: NodeJS.Timeout | undefined;
  #until: Date | undefined;

  constructor(parts: ReprieveParts) {
    this.#parts = parts;
  }

  /** When it will be gone; absent while it lives. */
  get until(): Date | undefined {
    return this.#until;
  }

  /** Has the machine stand still for so long, and end then. */
  async begin(seconds: number): Promise<void> {
    if (this.#until) return;
    this.#until = new Date(Date.now() + seconds * 1000);
    this.#timer = setTimeout(() => this.#parts.end(), seconds * 1000);
    this.#parts.onChange();
    // A page that plays or sends goes on no longer. One that cannot be stopped is gone all the same when the time is over.
    await this.#parts.pause().catch(() => undefined);
  }

  /** Lets it go on. Whether it was about to be gone. */
  async undo(): Promise<boolean> {
    if (!this.#until) return false;
    this.stop();
    await this.#parts.resume();
    this.#parts.onChange();
    return true;
  }

  /** The session has come to its end. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#until = undefined;
  }
}
