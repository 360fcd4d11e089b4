/** A question to a guest and its answer, one at a time. */
export class GuestAnswer {
  #waiting: { readonly question: number; readonly given: (isDone: boolean) => void } | undefined;

  /** An answer to a question for which no caller waits any more means nothing. */
  give(question: number, isDone: boolean): void {
    if (this.#waiting?.question === question) this.#waiting.given(isDone);
  }

  /** Calls `ask`. Fulfilled with what the guest answers; with false when it does not within `timeoutMs`. Rejects with the reason of `signal`. */
  async to(question: number, ask: () => void, timeoutMs: number, signal: AbortSignal): Promise<boolean> {
    signal.throwIfAborted();
    const over = new AbortController();
    return new Promise<boolean>((resolve, reject) => {
      const timer = setTimeout(() => resolve(false), timeoutMs);
      over.signal.addEventListener('abort', () => clearTimeout(timer));
      signal.addEventListener('abort', () => reject(signal.reason as Error), { signal: over.signal });
      this.#waiting = { question, given: resolve };
      ask();
    }).finally(() => {
      over.abort();
      this.#waiting = undefined;
    });
  }
}
