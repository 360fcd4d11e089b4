/**
 * QEMU polls the guest's screen for changes: every 30 ms while the picture changes, and ever more rarely, down to once in 3 s, while it does
 * not. A page that changes by itself would be seen that much later, and a viewer's first picture would come 50 ms late. Any input from the
 * viewer resets the interval (`protocol_client_msg` in QEMU's ui/vnc.c), so we send input that has no effect.
 */

/** QEMU's shortest interval; nudging more often is useless. */
const QUICKEST_MS = 30;
/** Used while nothing arrives. QEMU adds 50 ms per poll, so it polls at least every 130 ms. */
const NUDGE_EVERY_MS = 250;

export class Pace {
  readonly #nudge: () => void;
  readonly #timer: ReturnType<typeof setInterval>;
  #nudgedMs = Number.NEGATIVE_INFINITY;

  /** Calls `nudge` at once, and repeatedly until {@link stop}. */
  constructor(nudge: () => void) {
    this.#nudge = nudge;
    this.#timer = setInterval(() => this.#now(), NUDGE_EVERY_MS);
    this.#now();
  }

  /** Some of a picture was processed, and perhaps the next one was requested. */
  took(): void {
    if (performance.now() - this.#nudgedMs >= QUICKEST_MS) this.#now();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #now(): void {
    this.#nudgedMs = performance.now();
    this.#nudge();
  }
}
