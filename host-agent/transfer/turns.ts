/** The turn of one transfer. */
export interface Turn {
  readonly transfer: number;
  /** Aborted at the end of the turn, so that nothing waits for an answer any more. */
  readonly signal: AbortSignal;
  end(): void;
  /** Ends the turn of a transfer that did not complete, and lets the guest know. */
  cancel(): void;
}

/** One transfer at a time: the port carries one stream in each direction. */
export class TransferTurns {
  readonly #sendCancel: (transfer: number) => void;
  #last = 0;
  #lastTurn: Promise<unknown> = Promise.resolve();

  constructor(sendCancel: (transfer: number) => void) {
    this.#sendCancel = sendCancel;
  }

  /** The number of the newest transfer. */
  get last(): number {
    return this.#last;
  }

  /** Fulfilled when all earlier turns are over. Throws the signal's reason. */
  async next(signal: AbortSignal): Promise<Turn> {
    let release: () => void = () => undefined;
    const before = this.#lastTurn;
    const turn = new Promise<void>((resolve) => (release = resolve));
    this.#lastTurn = before.then(() => turn);
    await before;
    try {
      signal.throwIfAborted();
    } catch (error) {
      release();
      throw error;
    }
    this.#last += 1;
    const transfer = this.#last;
    const over = new AbortController();
    const end = () => {
      over.abort(signal.aborted ? signal.reason : new Error('The transfer is over.'));
      release();
    };
    const cancel = () => {
      if (over.signal.aborted) return;
      this.#sendCancel(transfer);
      end();
    };
    return { transfer, signal: AbortSignal.any([signal, over.signal]), end, cancel };
  }
}
