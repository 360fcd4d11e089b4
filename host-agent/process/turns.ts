import { abortable } from './abortable.ts';

/** Pieces of work that run one after the other, in the order in which they came. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();

  /** What `work` returns, once all earlier work is over. Who waits can give up: then `work` does not begin. */
  take<Result>(signal: AbortSignal, work: () => Promise<Result>): Promise<Result> {
    const before = this.#last;
    const done = abortable(before, signal).then(() => {
      signal.throwIfAborted();
      return work();
    });
    this.#last = Promise.allSettled([before, done]);
    return done;
  }
}
