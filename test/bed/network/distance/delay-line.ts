/** One direction of a long way: everything arrives later, in order, and some of it never. */

export interface Path {
  /** Of one direction. */
  readonly delayMs: number;
  /** The part of the frames of one direction that never arrives, from 0 to 1. */
  readonly lossShare: number;
  /** Of one direction, in millions of bits a second; otherwise as fast as it comes. */
  readonly megabits?: number | undefined;
}

/** Timers fire up to this early. */
const EARLY_MS = 0.5;
/** A slow line drops what would wait longer for its turn, like a router at home. */
const MOST_WAITING_MS = 100;
const BITS = 8;

export class DelayLine<Frame> {
  readonly #deliver: (frame: Frame) => void;
  readonly #random: () => number;
  readonly #waiting: { readonly frame: Frame; readonly dueMs: number }[] = [];
  #path: Path = { delayMs: 0, lossShare: 0 };
  #timer: NodeJS.Timeout | undefined;
  /** When the line has sent all that it has taken. */
  #freeMs = 0;

  /** `random`: at least 0 and less than 1. */
  constructor(deliver: (frame: Frame) => void, random: () => number) {
    this.#deliver = deliver;
    this.#random = random;
  }

  /** For the frames from now on. */
  change(path: Path): void {
    this.#path = path;
  }

  /** `bytes`: the size of the frame. */
  push(frame: Frame, bytes = 0): void {
    const { delayMs, lossShare, megabits } = this.#path;
    if (lossShare > 0 && this.#random() < lossShare) return;
    const nowMs = performance.now();
    const beginsMs = megabits === undefined ? nowMs : Math.max(nowMs, this.#freeMs);
    if (beginsMs - nowMs > MOST_WAITING_MS) return;
    const sentMs = megabits === undefined ? nowMs : beginsMs + (BITS * bytes) / (1e3 * megabits);
    this.#freeMs = sentMs;
    if (delayMs === 0 && sentMs === nowMs && this.#waiting.length === 0) {
      this.#deliver(frame);
      return;
    }
    this.#waiting.push({ frame, dueMs: sentMs + delayMs });
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
