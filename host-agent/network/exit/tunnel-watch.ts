/** Whether the tunnel of an exit is up, as its network VM says. A compromised one may lie: what it can send is a matter of the filter. */
import { once } from 'node:events';
import type { HostMessage } from '../../../appliance/protocol/channels.ts';

/** A tunnel needs a moment to come up. */
const TROUBLE_AFTER_MS = 5_000;

export interface TunnelWatchOptions {
  readonly send: (message: HostMessage<'network'>) => void;
  readonly onChange?: (() => void) | undefined;
}

export type TunnelState = 'coming' | 'up' | 'down';

export class TunnelWatch {
  readonly #options: TunnelWatchOptions;
  readonly #events = new EventTarget();
  #state: TunnelState = 'coming';
  #late: NodeJS.Timeout | undefined;
  #testing: Promise<number | undefined> | undefined;
  #resolveTest: (tookMs: number | undefined) => void = () => undefined;

  constructor(options: TunnelWatchOptions) {
    this.#options = options;
    this.#expectUp();
  }

  /** `coming`: it is not up yet, and need not be. */
  get state(): TunnelState {
    return this.#state;
  }

  note(state: 'up' | 'down'): void {
    const isUp = this.#state === 'up';
    if ((state === 'up') === isUp) return;
    clearTimeout(this.#late);
    this.#state = state === 'up' ? 'up' : 'coming';
    if (state === 'down') this.#expectUp();
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

  /** How long the nameserver behind it takes to answer; `undefined` if it does not within `withinMs`. One answer serves all who ask meanwhile. */
  test(withinMs: number): Promise<number | undefined> {
    this.#testing ??= new Promise<number | undefined>((resolve) => {
      const late = setTimeout(() => resolve(undefined), withinMs);
      this.#resolveTest = (tookMs) => {
        clearTimeout(late);
        resolve(tookMs);
      };
      this.#options.send({ type: 'test-tunnel' });
    }).finally(() => (this.#testing = undefined));
    return this.#testing;
  }

  noteTested(untrustedMs: number | undefined): void {
    this.#resolveTest(untrustedMs);
  }

  stop(): void {
    clearTimeout(this.#late);
  }

  #expectUp(): void {
    this.#late = setTimeout(() => {
      this.#state = 'down';
      this.#options.onChange?.();
    }, TROUBLE_AFTER_MS).unref();
  }
}
