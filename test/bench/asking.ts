/**
 * A way to ask for updates that the window does not have: ahead. An update is asked for when the last one begins; where the screen is far away, that would show no more pictures a second than
 * there are round trips to it. So while the picture changes, updates are also asked for at the pace at which QEMU looks at the guest's screen. QEMU
 * answers no request twice, and none while nothing has changed.
 */

/** QEMU's shortest interval, rounded up: a request in each of them loses no picture. */
const EVERY_MS = 33;
/** A picture that has not changed for so long is asked for as usual. */
const LIVELY_FOR_MS = 1_000;

export class Asking {
  readonly #ask: () => void;
  #timer: ReturnType<typeof setInterval> | undefined;
  #beganMs = Number.NEGATIVE_INFINITY;
  /** Absent while an update comes in. */
  #tookMs: number | undefined;

  constructor(ask: () => void) {
    this.#ask = ask;
  }

  /** An update begins. Asks for the next one. */
  began(): void {
    this.#beganMs = performance.now();
    this.#tookMs = undefined;
    this.#ask();
    this.#timer ??= setInterval(() => this.#ahead(), EVERY_MS);
  }

  /** It has been drawn. */
  ended(): void {
    this.#tookMs = performance.now() - this.#beganMs;
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  #ahead(): void {
    if (performance.now() - this.#beganMs > LIVELY_FOR_MS) this.stop();
    // An update that took longer than that has filled the line or kept us busy: what is asked for ahead would wait there, and keys behind it.
    else if (this.#tookMs !== undefined && this.#tookMs < EVERY_MS) this.#ask();
  }
}
