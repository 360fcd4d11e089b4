/** Makes safe copies one at a time, because each needs its own VM. */
import { Failure } from '../api/errors/failure.ts';
import type { ConverterParts } from './converter.ts';
import type { GuestTransfers } from '../transfer/guest-transfers.ts';
import type { DrawnDocument, DrawOptions } from '../transfer/drawn-document.ts';
import { drawFile, drawSafeCopy } from './safe-copy.ts';

export class SafeCopies {
  readonly #parts: ConverterParts;
  #running: { readonly stop: AbortController; readonly done: Promise<unknown> } | undefined;

  constructor(parts: ConverterParts) {
    this.#parts = parts;
  }

  /** Renders a file page by page. Throws `Failure` safe-copy-running, and what {@link drawSafeCopy} throws. */
  draw<Result>(
    transfers: GuestTransfers,
    file: number,
    options: DrawOptions,
    use: (drawn: DrawnDocument) => Promise<Result>,
  ): Promise<Result> {
    return this.#alone((stop) =>
      drawSafeCopy(this.#parts, transfers, file, { ...options, signal: AbortSignal.any([options.signal, stop]) }, use),
    );
  }

  /** The same for a file of the host. Throws `Failure` safe-copy-running, and what {@link drawFile} throws. */
  drawFile<Result>(
    path: string,
    options: DrawOptions,
    use: (drawn: DrawnDocument) => Promise<Result>,
  ): Promise<Result> {
    return this.#alone((stop) =>
      drawFile(this.#parts, path, { ...options, signal: AbortSignal.any([options.signal, stop]) }, use),
    );
  }

  async #alone<Result>(work: (stop: AbortSignal) => Promise<Result>): Promise<Result> {
    if (this.#running) throw new Failure('safe-copy-running');
    const stop = new AbortController();
    const working = work(stop.signal);
    this.#running = { stop, done: working.catch(() => undefined) };
    try {
      return await working;
    } finally {
      this.#running = undefined;
    }
  }

  /** Cancels a safe copy that is being made. */
  async stop(): Promise<void> {
    this.#running?.stop.abort(new Failure('host-agent-shutting-down'));
    await this.#running?.done;
  }
}
