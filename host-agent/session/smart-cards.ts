/** The readers of smart cards that a session has, which Chromium finds only when it starts: the guest starts it again, with its pages. */
import type { GuestMessage, HostMessage } from '../../appliance/protocol/channels.ts';
import { GuestAnswer } from './guest-answer.ts';

/** Chromium ends and starts; an emulated one takes half a minute. */
const ANSWER_TIMEOUT_MS = 180_000;

export class GuestSmartCards {
  readonly #send: (message: HostMessage<'browser'>) => void;
  readonly #answer = new GuestAnswer();
  #earlier: Promise<unknown> = Promise.resolve();

  constructor(send: (message: HostMessage<'browser'>) => void) {
    this.#send = send;
  }

  /** `count`: how many readers there are now. Fulfilled with whether Chromium can use them. Rejects with the reason of `signal`. */
  async use(count: number, signal: AbortSignal): Promise<boolean> {
    const ask = () => this.#send({ type: 'card-readers', count });
    const turn = this.#earlier.then(() => this.#answer.to(count, ask, ANSWER_TIMEOUT_MS, signal));
    this.#earlier = turn.catch(() => undefined);
    return turn;
  }

  handleAnswer({ count, areUsable }: Extract<GuestMessage<'browser'>, { type: 'card-readers' }>): void {
    this.#answer.give(count, areUsable);
  }
}
