import type { GuestMessage, HostMessage } from '../../appliance/protocol/channels.ts';
import { Failure } from '../api/errors/failure.ts';
import { Turns } from '../process/turns.ts';

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

// Texts that the person composed on the host, which the guest types one after another.

/** A guest waits while it reuses keys for other characters, at most five times for a text; an emulated one is slow besides. */
const TYPED_WITHIN_MS = 60_000;
/** Clients of the control API send the next text when the last one is typed, so more than a few cannot come from them. */
const MOST_WAITING = 8;

export class GuestTyping {
  readonly #send: (message: HostMessage<'browser'>) => void;
  readonly #answer = new GuestAnswer();
  #typing = 0;
  #waiting = 0;
  readonly #turns = new Turns();

  constructor(send: (message: HostMessage<'browser'>) => void) {
    this.#send = send;
  }

  /** Fulfilled when the guest says that it has typed the text. Throws `Failure` typing-failed, or the reason of `signal`. */
  async type(text: string, signal: AbortSignal): Promise<void> {
    if (this.#waiting >= MOST_WAITING) throw new Failure('typing-failed');
    this.#waiting += 1;
    return this.#turns.take(() => this.#typeNow(text, signal)).finally(() => (this.#waiting -= 1));
  }

  handleAnswer({ typing, isDone }: Extract<GuestMessage<'browser'>, { type: 'typed' }>): void {
    this.#answer.give(typing, isDone);
  }

  async #typeNow(text: string, signal: AbortSignal): Promise<void> {
    const typing = (this.#typing += 1);
    const ask = () => this.#send({ type: 'type', typing, text });
    const isDone = await this.#answer.to(typing, ask, TYPED_WITHIN_MS, signal);
    if (!isDone) throw new Failure('typing-failed');
  }
}

// The readers of smart cards that a session has, which Chromium finds only when it starts: the guest starts it again, with its pages.

/** Chromium ends and starts; an emulated one takes half a minute. */
const RESTARTED_WITHIN_MS = 180_000;

export class GuestSmartCards {
  readonly #send: (message: HostMessage<'browser'>) => void;
  readonly #answer = new GuestAnswer();
  readonly #turns = new Turns();

  constructor(send: (message: HostMessage<'browser'>) => void) {
    this.#send = send;
  }

  /** `count`: how many readers there are now. Fulfilled with whether Chromium can use them. Rejects with the reason of `signal`. */
  use(count: number, signal: AbortSignal): Promise<boolean> {
    const ask = () => this.#send({ type: 'card-readers', count });
    return this.#turns.take(() => this.#answer.to(count, ask, RESTARTED_WITHIN_MS, signal));
  }

  handleAnswer({ count, areUsable }: Extract<GuestMessage<'browser'>, { type: 'card-readers' }>): void {
    this.#answer.give(count, areUsable);
  }
}
