/** The undo window of a discarded session: its VM is paused, and ended when the window is over. */
export interface PendingDiscardDeps {
  readonly pause: () => Promise<void>;
  readonly resume: () => Promise<void>;
  readonly end: () => void;
  readonly onChange: () => void;
}

export class PendingDiscard {
  readonly #deps: PendingDiscardDeps;
  #pending: { readonly until: Date; readonly timer: NodeJS.Timeout } | undefined;

  constructor(deps: PendingDiscardDeps) {
    this.#deps = deps;
  }

  /** The time at which the session ends, during the undo window. */
  get until(): Date | undefined {
    return this.#pending?.until;
  }

  async begin(seconds: number): Promise<void> {
    if (this.#pending) return;
    this.#arm(new Date(Date.now() + seconds * 1000));
    this.#deps.onChange();
    // Pausing stops a page that plays or sends. A VM that cannot be paused is ended all the same.
    await this.#deps.pause().catch(() => undefined);
  }

  /** Returns whether the session was pending. When it throws, the session still is: it ends when its undo window is over. */
  async undo(): Promise<boolean> {
    const pending = this.#pending;
    if (!pending) return false;
    clearTimeout(pending.timer);
    try {
      await this.#deps.resume();
    } catch (error) {
      if (this.#pending === pending) this.#arm(pending.until);
      throw error;
    }
    this.stop();
    this.#deps.onChange();
    return true;
  }

  /** Closes the undo window without an effect: the session is ending. */
  stop(): void {
    clearTimeout(this.#pending?.timer);
    this.#pending = undefined;
  }

  #arm(until: Date): void {
    this.#pending = { until, timer: setTimeout(() => this.#deps.end(), until.getTime() - Date.now()) };
  }
}
