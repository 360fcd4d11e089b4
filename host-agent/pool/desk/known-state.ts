/** What a host said last about itself, kept fresh for a while after somebody wanted to know, so that the next click need not ask first. */
import { deadline } from '../../process/deadline.ts';
import type { HostState } from '../wire.ts';

/** A click does not wait longer to learn whether a host is loaded. */
const STATE_WITHIN_MS = 700;
const ASK_EVERY_MS = 2_000;
/** Clicks often come together. */
const ASK_FOR_MS = 60_000;
/** Twice missed, with a margin. */
const FRESH_FOR_MS = 5_000;

/** Asks the host; `undefined` when it is not connected. May reject. */
type Ask = (profile: string, signal: AbortSignal) => Promise<HostState> | undefined;

export class KnownState {
  readonly #ask: Ask;
  #last: { readonly state: HostState; readonly profile: string; readonly atMs: number } | undefined;
  #timer: NodeJS.Timeout | undefined;
  #wantedAtMs = 0;

  constructor(ask: Ask) {
    this.#ask = ask;
  }

  /** Absent if the host was not reached since its connection was lost. */
  get last(): HostState | undefined {
    return this.#last?.state;
  }

  /** Whether the last answer was about this profile, and only a moment ago. It stays so for a minute. */
  isFresh(profile: string): boolean {
    this.#wantedAtMs = performance.now();
    return this.#last?.profile === profile && performance.now() - this.#last.atMs < FRESH_FOR_MS;
  }

  /** Asks now, and again and again for a minute; keeps what it said before if it does not answer in time. Returns whether it did. */
  refresh(profile: string): Promise<boolean> {
    this.#wantedAtMs = performance.now();
    return this.#refresh(profile);
  }

  /** A session of this desk took what was free: the next click may come before the host says so. */
  taken(): void {
    if (!this.#last) return;
    this.#last = { ...this.#last, state: { ...this.#last.state, hasSpare: false } };
    void this.refresh(this.#last.profile);
  }

  /** The connection was lost. */
  forget(): void {
    clearTimeout(this.#timer);
    this.#last = undefined;
  }

  async #refresh(profile: string): Promise<boolean> {
    clearTimeout(this.#timer);
    const state = await this.#ask(profile, deadline(STATE_WITHIN_MS))?.catch(() => undefined);
    if (state === undefined) return false;
    this.#last = { state, profile, atMs: performance.now() };
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (performance.now() - this.#wantedAtMs < ASK_FOR_MS) void this.#refresh(profile);
    }, ASK_EVERY_MS).unref();
    return true;
  }
}
