import { abortable } from './abortable.ts';

/** Pieces of work that run one after the other, in the order in which they came. One that fails does not stop the next. */
export class Turns {
  readonly #onFailed: (error: unknown) => void;
  #last: Promise<unknown> = Promise.resolve();
  #pending = 0;

  /** `onFailed`: also hears of each failure, also where the caller ignores it. */
  constructor(onFailed: (error: unknown) => void = () => undefined) {
    this.#onFailed = onFailed;
  }

  get isBusy(): boolean {
    return this.#pending > 0;
  }

  /** What `work` returns, once all earlier work is over. Who waits can give up by `signal`: then `work` does not begin. */
  take<Result>(work: () => Result | Promise<Result>, signal?: AbortSignal): Promise<Result> {
    this.#pending += 1;
    const before = this.#last;
    const turn = (signal ? abortable(before, signal) : before)
      .then(() => {
        signal?.throwIfAborted();
        return work();
      })
      .finally(() => (this.#pending -= 1));
    const over = turn.then(() => undefined, this.#onFailed);
    this.#last = signal ? Promise.all([before, over]) : over;
    return turn;
  }

  /** Fulfilled when no work is pending, also none that came meanwhile. Throws the signal's reason when that comes first. */
  async done(signal?: AbortSignal): Promise<void> {
    while (this.isBusy) await (signal ? abortable(this.#last, signal) : this.#last);
  }
}
