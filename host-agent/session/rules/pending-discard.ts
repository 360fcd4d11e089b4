import type { Session } from '../../api/session/session.ts';

/** `held`: its files are not saved, and no one was there to ask. */
export type PauseCause = 'discarded' | 'held';

/** The undo window of a discarded session: its VM is paused, and ended when the window is over. */
export interface PendingDiscardDeps {
  readonly pause: () => Promise<void>;
  readonly resume: () => Promise<void>;
  readonly end: (why: PauseCause) => void;
  readonly onChange: () => void;
}

export class PendingDiscard {
  readonly #deps: PendingDiscardDeps;
  #pending: { readonly until: Date; readonly why: PauseCause; readonly timer: NodeJS.Timeout } | undefined;

  constructor(deps: PendingDiscardDeps) {
    this.#deps = deps;
  }

  /** The time at which the session ends, during the undo window. */
  get until(): Date | undefined {
    return this.#pending?.until;
  }

  get isHeld(): boolean {
    return this.#pending?.why === 'held';
  }

  describe(): Pick<Session, 'discardsAt' | 'isHeld'> {
    return {
      ...(this.until && { discardsAt: this.until.toISOString() }),
      ...(this.isHeld && { isHeld: true as const }),
    };
  }

  async begin(seconds: number, why: PauseCause = 'discarded'): Promise<void> {
    if (this.#pending) return;
    this.#arm(new Date(Date.now() + seconds * 1000), why);
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
      if (this.#pending === pending) this.#arm(pending.until, pending.why);
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

  #arm(until: Date, why: PauseCause): void {
    this.#pending = { until, why, timer: setTimeout(() => this.#deps.end(why), until.getTime() - Date.now()) };
  }
}
