import type { Session } from '../../api/session/session.ts';

/** `held`: it reached a limit of its time, and its files are not saved. */
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

  get why(): PauseCause | undefined {
    return this.#pending?.why;
  }

  get isHeld(): boolean {
    return this.why === 'held';
  }

  describe(): Pick<Session, 'discardsAt'> {
    return this.until ? { discardsAt: this.until.toISOString() } : {};
  }

  /** Returns whether it is paused. One that is held can be discarded, too; otherwise the first cause counts. */
  async begin(seconds: number, why: PauseCause = 'discarded'): Promise<boolean> {
    const before = this.#pending;
    if (before && (before.why === 'discarded' || why === 'held')) return true;
    clearTimeout(before?.timer);
    this.#arm(new Date(Date.now() + seconds * 1000), why);
    this.#deps.onChange();
    if (before) return true;
    // Pausing stops a page that plays or sends. A VM that cannot be paused is ended all the same.
    return this.#deps.pause().then(
      () => true,
      () => false,
    );
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

  /** An earlier host agent has paused it, until then. */
  restore(until: Date, why: PauseCause): void {
    this.#arm(until, why);
  }

  /** Closes the undo window without an effect: the session is ending. */
  stop(): void {
    clearTimeout(this.#pending?.timer);
    this.#pending = undefined;
  }

  #arm(until: Date, why: PauseCause): void {
    const timer = setTimeout(() => this.#deps.end(why), until.getTime() - Date.now()).unref();
    this.#pending = { until, why, timer };
  }
}
