import type { Logger } from 'pino';
import { abortable } from '../process/abortable.ts';

/** Runs clean-ups one after another, and lets callers wait until all are done. */
export class CleanupQueue {
  readonly #log: Logger;
  #last: Promise<void> = Promise.resolve();
  #pending = 0;

  constructor(log: Logger) {
    this.#log = log;
  }

  get isBusy(): boolean {
    return this.#pending > 0;
  }

  /** Runs `work` after all earlier clean-ups. Rejects when it fails, which is also logged. */
  add(work: () => Promise<void>): Promise<void> {
    this.#pending += 1;
    const done = this.#last.then(work).finally(() => (this.#pending -= 1));
    this.#last = done.catch((error: unknown) =>
      this.#log.error({ reason: String(error) }, 'the network VM was not cleaned up'),
    );
    return done;
  }

  /** Fulfilled when no clean-up is pending. Throws the signal's reason when that comes first. */
  async done(signal?: AbortSignal): Promise<void> {
    while (this.isBusy) await (signal ? abortable(this.#last, signal) : this.#last);
  }
}
