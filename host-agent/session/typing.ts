/** Texts that the person composed on the host, which the guest types one after another. */
import type { GuestMessage, HostMessage } from '../../appliance/protocol/channels.ts';
import { Failure } from '../api/failure.ts';

/** A guest waits while it reuses keys for other characters, at most five times for a text; an emulated one is slow besides. */
const ANSWER_TIMEOUT_MS = 60_000;
/** Clients of the control API send the next text when the last one is typed, so more than a few cannot come from them. */
const MOST_WAITING = 8;

export class GuestTyping {
  readonly #send: (message: HostMessage<'browser'>) => void;
  #typing = 0;
  #waiting = 0;
  #earlier: Promise<unknown> = Promise.resolve();
  #answer: { readonly typing: number; readonly given: (isDone: boolean) => void } | undefined;

  constructor(send: (message: HostMessage<'browser'>) => void) {
    this.#send = send;
  }

  /** Fulfilled when the guest says that it has typed the text. Throws `Failure` typing-failed, or the reason of `signal`. */
  async type(text: string, signal: AbortSignal): Promise<void> {
    if (this.#waiting >= MOST_WAITING) throw new Failure('typing-failed');
    this.#waiting += 1;
    const turn = this.#earlier.then(() => this.#typeNow(text, signal)).finally(() => (this.#waiting -= 1));
    this.#earlier = turn.catch(() => undefined);
    return turn;
  }

  /** An answer to a text for which no caller waits any more means nothing. */
  handleAnswer({ typing, isDone }: Extract<GuestMessage<'browser'>, { type: 'typed' }>): void {
    if (this.#answer?.typing === typing) this.#answer.given(isDone);
  }

  async #typeNow(text: string, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    const typing = (this.#typing += 1);
    const over = new AbortController();
    const isDone = await new Promise<boolean>((resolve, reject) => {
      const timer = setTimeout(() => resolve(false), ANSWER_TIMEOUT_MS);
      over.signal.addEventListener('abort', () => clearTimeout(timer));
      signal.addEventListener('abort', () => reject(signal.reason as Error), { signal: over.signal });
      this.#answer = { typing, given: resolve };
      this.#send({ type: 'type', typing, text });
    }).finally(() => {
      over.abort();
      this.#answer = undefined;
    });
    if (!isDone) throw new Failure('typing-failed');
  }
}
