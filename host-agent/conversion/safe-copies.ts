/** Makes safe copies one at a time, because each needs its own VM. */
import { Failure } from '../api/failure.ts';
import type { TakenFile } from '../api/downloads.ts';
import type { ConverterParts } from './converter.ts';
import type { GuestTransfers } from '../transfer/guest-transfers.ts';
import { type SafeCopyOptions, takeSafeCopy } from './safe-copy.ts';

export class SafeCopies {
  readonly #parts: ConverterParts;
  #running: { readonly stop: AbortController; readonly done: Promise<unknown> } | undefined;

  constructor(parts: ConverterParts) {
    this.#parts = parts;
  }

  /** Throws `Failure` safe-copy-running, and the failures of a safe copy. */
  async take(transfers: GuestTransfers, file: number, options: SafeCopyOptions): Promise<TakenFile> {
    if (this.#running) throw new Failure('safe-copy-running');
    const stop = new AbortController();
    const taking = takeSafeCopy(this.#parts, transfers, file, {
      ...options,
      signal: AbortSignal.any([options.signal, stop.signal]),
    });
    this.#running = { stop, done: taking.catch(() => undefined) };
    try {
      return await taking;
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
