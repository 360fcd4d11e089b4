/** Ends a session that nobody has touched for as long as its profile says, and warns before. What is counted is what a window of ours has seen: no machine is asked. */
export interface IdleStopParts {
  readonly end: () => void;
  /** Somebody is to be warned, or no longer. */
  readonly onChange: () => void;
}

const LONGEST_WARNING_MS = 60_000;

export class IdleStop {
  readonly #parts: IdleStopParts;
  #idleMs = 0;
  #isAttended = false;
  #isKept = false;
  #timer: NodeJS.Timeout | undefined;
  #until: Date | undefined;

  constructor(parts: IdleStopParts) {
    this.#parts = parts;
  }

  /** When it will end, while that is to be warned about. */
  get until(): Date | undefined {
    return this.#until;
  }

  /** How the person stands to it: not seen yet, as in a viewer of their own; seen in a window of ours; or having said that it runs on. */
  get attendance(): 'unseen' | 'seen' | 'kept' {
    return this.#isKept ? 'kept' : this.#isAttended ? 'seen' : 'unseen';
  }

  /** From now on it may be idle for so long, and no longer, once somebody was seen; 0: for ever. */
  allow(minutes: number): void {
    this.#idleMs = minutes * 60_000;
    if (this.#isAttended) this.attend();
  }

  /** Somebody is there: a window of ours shows it, or has had a key or a click. */
  attend(): void {
    this.#isAttended = true;
    const wasWarned = this.#until !== undefined;
    this.stop();
    if (this.#idleMs > 0 && !this.#isKept) this.#count();
    if (wasWarned) this.#parts.onChange();
  }

  /** It runs on for as long as it likes. */
  keep(): void {
    this.#isKept = true;
    this.attend();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#until = undefined;
  }

  #count(): void {
    const warningMs = Math.min(LONGEST_WARNING_MS, this.#idleMs / 2);
    this.#timer = setTimeout(() => {
      this.#until = new Date(Date.now() + warningMs);
      this.#timer = setTimeout(() => this.#parts.end(), warningMs).unref();
      this.#parts.onChange();
    }, this.#idleMs - warningMs).unref();
  }
}
