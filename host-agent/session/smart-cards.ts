/** The readers of smart cards that a session has, which Chromium finds only when it starts: the guest starts it again, with its pages. */
import type { GuestMessage, HostMessage } from '../../appliance/protocol/channels.ts';
import { Turns } from '../process/turns.ts';
import { GuestAnswer } from './guest-answer.ts';

/** Chromium ends and starts; an emulated one takes half a minute. */
const ANSWER_TIMEOUT_MS = 180_000;

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
    return this.#turns.take(() => this.#answer.to(count, ask, ANSWER_TIMEOUT_MS, signal));
  }

  handleAnswer({ count, areUsable }: Extract<GuestMessage<'browser'>, { type: 'card-readers' }>): void {
    this.#answer.give(count, areUsable);
  }
}
