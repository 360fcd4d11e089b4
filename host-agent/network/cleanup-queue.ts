import type { Logger } from 'pino';
import { abortable } from '../process/abortable.ts';

/** What is being cleared away, one after another, and those who wait until it is gone. */
export class Clearing {
  readonly #log: Logger;
  #last: Promise<void> = Promise.resolve();

  constructor(log: Logger) {
    this.#log = log;
  }

  /** Does `work` once what was to be cleared away before is gone. What goes wrong is logged. */
  clear(work: () => Promise<void>): Promise<void> {
    const done = this.#last.then(work);
    this.#last = done.catch((error: unknown) =>
      this.#log.error({ reason: String(error) }, 'the NDVM was not cleared away'),
    );
    return done;
  }

  /** Fulfilled when nothing is being cleared away. */
  async done(signal?: AbortSignal): Promise<void> {
    let seen: Promise<void> | undefined;
    while (seen !== this.#last) {
      seen = this.#last;
      await (signal ? abortable(seen, signal) : seen);
    }
  }
}
