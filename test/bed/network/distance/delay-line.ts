/** One direction of a long way: everything arrives later, in order, and some of it never. */

export interface Path {
  /** Of one direction. */
  readonly delayMs: number;
  /** The part of the frames of one direction that never arrives, from 0 to 1. */
  readonly lossShare: number;
}

/** Timers fire up to this early. */
const EARLY_MS = 0.5;

export class DelayLine<Frame> {
  readonly #deliver: (frame: Frame) => void;
  readonly #random: () => number;
  readonly #waiting: { readonly frame: Frame; readonly dueMs: number }[] = [];
  #path: Path = { delayMs: 0, lossShare: 0 };
  #timer: NodeJS.Timeout | undefined;

  /** `random`: at least 0 and less than 1. */
  constructor(deliver: (frame: Frame) => void, random: () => number) {
    this.#deliver = deliver;
    this.#random = random;
  }

  /** For the frames from now on. */
  change(path: Path): void {
    this.#path = path;
  }

  push(frame: Frame): void {
    const { delayMs, lossShare } = this.#path;
    if (lossShare > 0 && this.#random() < lossShare) return;
    if (delayMs === 0 && this.#waiting.length === 0) {
      this.#deliver(frame);
      return;
    }
    this.#waiting.push({ frame, dueMs: performance.now() + delayMs });
    this.#arm();
  }

  #arm(): void {
    const [first] = this.#waiting;
    if (this.#timer !== undefined || !first) return;
    this.#timer = setTimeout(() => this.#arrive(), Math.max(0, first.dueMs - performance.now()));
  }

  #arrive(): void {
    this.#timer = undefined;
    const nowMs = performance.now() + EARLY_MS;
    const notYet = this.#waiting.findIndex(({ dueMs }) => dueMs > nowMs);
    const arrived = this.#waiting.splice(0, notYet === -1 ? this.#waiting.length : notYet);
    for (const { frame } of arrived) this.#deliver(frame);
    this.#arm();
  }
}
