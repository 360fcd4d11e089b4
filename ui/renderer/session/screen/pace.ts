/**
 * QEMU looks for changes of the guest's screen at a pace of its own: every 30 ms while the picture changes and is asked for, and ever more
 * seldom, down to once in 3 s, while it does not. What a page does by itself would be seen that much later, and a viewer's first picture
 * comes 50 ms late. Whatever a person does at the viewer sets the pace back (`protocol_client_msg` in QEMU's ui/vnc.c), so we do something
 * that is nothing.
 */

/** QEMU's own quickest pace; more often has no use. */
const QUICKEST_MS = 30;
/** While nothing arrives. QEMU slows down by 50 ms with each look, so that it comes to look every 130 ms. */
const NUDGE_EVERY_MS = 250;

export class Pace {
  readonly #nudge: () => void;
  readonly #timer: ReturnType<typeof setInterval>;
  #nudgedMs = Number.NEGATIVE_INFINITY;

  /** `nudge` is called at once, and again and again until {@link stop}. */
  constructor(nudge: () => void) {
    this.#nudge = nudge;
    this.#timer = setInterval(() => this.#now(), NUDGE_EVERY_MS);
    this.#now();
  }

  /** A part of a picture was taken, and perhaps the next one asked for. */
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
