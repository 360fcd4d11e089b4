/** Whether an exit is up, as its network VM says. A compromised one may lie: what it can send is a matter of the filter. */
import { once } from 'node:events';
import type { DownTime } from './down-time.ts';
import type { GuestMessage, HostMessage } from '../../../appliance/protocol/channels.ts';

/** An exit needs a moment to come up. */
const TROUBLE_AFTER_MS = 5_000;

export interface ExitWatchOptions {
  readonly send: (message: HostMessage<'network'>) => void;
  readonly onChange?: (() => void) | undefined;
  /** Counts for how long it is down. */
  readonly downTime?: DownTime | undefined;
}

type NotedExit = Pick<Extract<GuestMessage<'network'>, { type: 'exit' }>, 'state' | 'trouble' | 'percent'>;
type ExitTrouble = NonNullable<NotedExit['trouble']>;

export type ExitWatchState = 'coming' | 'up' | 'down';

export class ExitWatch {
  readonly #options: ExitWatchOptions;
  readonly #events = new EventTarget();
  #state: ExitWatchState = 'coming';
  #trouble: ExitTrouble | undefined;
  #percent: number | undefined;
  #late: NodeJS.Timeout | undefined;
  #testing: Promise<number | undefined> | undefined;
  #resolveTest: (tookMs: number | undefined) => void = () => undefined;

  constructor(options: ExitWatchOptions) {
    this.#options = options;
    options.downTime?.note('down');
    this.#expectUp();
  }

  /** `coming`: it is not up yet, and need not be. */
  get state(): ExitWatchState {
    return this.#state;
  }

  /** Why it is down, as far as its server says. */
  get trouble(): ExitTrouble | undefined {
    return this.#trouble;
  }

  /** How far it has come up, where its network VM says so. */
  get percent(): number | undefined {
    return this.#percent;
  }

  note({ state, trouble, percent }: NotedExit): void {
    const isUp = this.#state === 'up';
    if ((state === 'up') === isUp && trouble === this.#trouble && percent === this.#percent) return;
    this.#trouble = state === 'up' ? undefined : trouble;
    this.#percent = state === 'up' ? undefined : percent;
    this.#options.downTime?.note(state);
    clearTimeout(this.#late);
    // The network VM has waited for an answer, or has one.
    this.#state = state;
    this.#events.dispatchEvent(new Event('changed'));
    this.#options.onChange?.();
  }

  /** Fulfilled when it is up. Throws the signal's reason when that comes first. */
  async untilUp(signal: AbortSignal): Promise<void> {
    while (this.#state !== 'up') {
      signal.throwIfAborted();
      await once(this.#events, 'changed', { signal }).catch((error: unknown) => {
        signal.throwIfAborted();
        throw error;
      });
    }
  }

  /** How long its other end takes to answer a question; `undefined` if it does not within `withinMs`. One answer serves all who ask meanwhile. */
  test(withinMs: number): Promise<number | undefined> {
    this.#testing ??= new Promise<number | undefined>((resolve) => {
      const late = setTimeout(() => resolve(undefined), withinMs);
      this.#resolveTest = (tookMs) => {
        clearTimeout(late);
        resolve(tookMs);
      };
      this.#options.send({ type: 'test-exit' });
    }).finally(() => (this.#testing = undefined));
    return this.#testing;
  }

  noteTested(untrustedMs: number | undefined): void {
    this.#resolveTest(untrustedMs);
  }

  stop(): void {
    this.#options.downTime?.note('unused');
    clearTimeout(this.#late);
  }

  #expectUp(): void {
    this.#late = setTimeout(() => {
      this.#state = 'down';
      this.#options.onChange?.();
    }, TROUBLE_AFTER_MS).unref();
  }
}
