/** The members of a pool, remembered: neither a click soon after another one nor a cluster that has lost a part of itself keeps the person waiting. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { PoolMember } from './host-pool.ts';

const FRESH_FOR_MS = 5_000;
/** An engine waits longer for its own dead computers before it knows that they are dead. */
const WITHIN_MS = 2_000;

export class KnownMembers<Member extends PoolMember> {
  readonly #ask: () => Promise<readonly Member[]>;
  #asked: { readonly atMs: number; readonly answer: Promise<readonly Member[]> } | undefined;
  /** Of the last question that was answered. */
  #last: readonly Member[] | undefined;

  constructor(ask: () => Promise<readonly Member[]>) {
    this.#ask = ask;
  }

  /** What the engine says, or has said before if it does not answer in time. Throws what the engine throws; that is not remembered. */
  get(): Promise<readonly Member[]> {
    const isFresh = this.#asked && performance.now() - this.#asked.atMs <= FRESH_FOR_MS;
    const { answer } = this.#asked && isFresh ? this.#asked : this.#askAgain();
    const last = this.#last;
    return last ? Promise.race([answer, sleep(WITHIN_MS, last, { ref: false })]) : answer;
  }

  /** The next question goes to the engine. */
  expire(): void {
    this.#asked = undefined;
  }

  /** The same, and only the answer to it counts. */
  forget(): void {
    this.#asked = undefined;
    this.#last = undefined;
  }

  #askAgain() {
    const answer = this.#ask();
    const asked = { atMs: performance.now(), answer };
    this.#asked = asked;
    answer.then(
      (members) => {
        if (this.#asked === asked) this.#last = members;
      },
      () => {
        if (this.#asked === asked) this.#asked = undefined;
      },
    );
    return asked;
  }
}
