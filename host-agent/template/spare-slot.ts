/** The place of one spare: empty, loading, or with a spare that is ready. */
import { type Arrows, assertArrow } from '../process/arrows.ts';
import type { OwnedSpare } from './spare.ts';

type SlotState =
  | { readonly is: 'none' }
  | { readonly is: 'loading' }
  | { readonly is: 'ready'; readonly spare: OwnedSpare }
  | { readonly is: 'stopped' };

const NEXT: Arrows<SlotState['is']> = {
  none: ['loading', 'stopped'],
  loading: ['none', 'ready', 'stopped'],
  // Handed out, discarded, or its VM died.
  ready: ['none', 'stopped'],
  stopped: [],
};

export interface SlotOptions {
  /** A spare became ready, or is gone. */
  readonly onChange: () => void;
}

export class SpareSlot {
  readonly #options: SlotOptions;
  #state: SlotState = { is: 'none' };

  constructor(options: SlotOptions) {
    this.#options = options;
  }

  get is(): SlotState['is'] {
    return this.#state.is;
  }

  /** The spare that is ready. */
  get spare(): OwnedSpare | undefined {
    return this.#state.is === 'ready' ? this.#state.spare : undefined;
  }

  /** Empties the slot at once: the caller owns the spare from then on, and no other caller gets it. */
  take(): OwnedSpare | undefined {
    const { spare } = this;
    if (spare) this.#become({ is: 'none' });
    return spare;
  }

  beginLoading(): void {
    this.#become({ is: 'loading' });
  }

  /** Does nothing unless it is loading. */
  giveUpLoading(): void {
    if (this.#state.is === 'loading') this.#become({ is: 'none' });
  }

  fill(spare: OwnedSpare): void {
    this.#become({ is: 'ready', spare });
  }

  /** Disposes of its spare, or of nothing but `only`. Returns whether there was one: it may have been handed out meanwhile. */
  async lose(only = this.spare): Promise<boolean> {
    if (only === undefined || this.spare !== only) return false;
    this.#become({ is: 'none' });
    await only.dispose();
    return true;
  }

  stop(): void {
    if (this.#state.is !== 'stopped') this.#become({ is: 'stopped' });
  }

  #become(next: SlotState): void {
    const before = this.#state;
    assertArrow('A spare', NEXT, before.is, next.is);
    this.#state = next;
    if (before.is === 'ready' || next.is === 'ready') this.#options.onChange();
  }
}
