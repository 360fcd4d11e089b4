/** Texts that the person composed on the host, which the guest types one after another. */
import type { GuestMessage, HostMessage } from '../../appliance/protocol/channels.ts';
import { Failure } from '../api/failure.ts';
import { Turns } from '../process/turns.ts';
import { GuestAnswer } from './guest-answer.ts';

/** A guest waits while it reuses keys for other characters, at most five times for a text; an emulated one is slow besides. */
const ANSWER_TIMEOUT_MS = 60_000;
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
    const isDone = await this.#answer.to(typing, ask, ANSWER_TIMEOUT_MS, signal);
    if (!isDone) throw new Failure('typing-failed');
  }
}
