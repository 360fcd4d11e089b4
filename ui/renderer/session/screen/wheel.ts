/**
 * The wheel, in the steps that RFB has. noVNC makes one step of each event, but several turns of the wheel arrive as one event when they
 * are quick; so events are cut into pieces of one step here, and what a touch pad moves is gathered until it is one.
 */

/** What a browser scrolls for one step, and what an event tells of one: Chromium on Linux has the same on both sides. */
const STEP_PIXELS = 120;
const LINE_PIXELS = 40;
/** No hand turns faster; a stuck wheel shall not flood the guest. */
const MAX_STEPS = 12;

export class Steps {
  #restPixels = 0;

  /** Whole steps, negative the other way. What is left counts for the next. */
  take(pixels: number): number {
    if (Math.sign(pixels) !== Math.sign(this.#restPixels)) this.#restPixels = 0;
    const total = this.#restPixels + pixels;
    const steps = Math.trunc(total / STEP_PIXELS);
    this.#restPixels = total - steps * STEP_PIXELS;
    return Math.max(-MAX_STEPS, Math.min(MAX_STEPS, steps));
  }
}

/** Until `signal` aborts, every wheel event below `place` reaches its target in pieces of one step. */
export function cutWheel(place: HTMLElement, signal: AbortSignal): void {
  const across = new Steps();
  const down = new Steps();
  place.addEventListener(
    'wheel',
    (event) => {
      // Ours.
      if (!event.isTrusted) return;
      event.preventDefault();
      event.stopPropagation();
      const each = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 1 : LINE_PIXELS;
      const { clientX, clientY, buttons, target } = event;
      const turn = (steps: number, deltaOf: (pixels: number) => WheelEventInit) => {
        for (let step = 0; step < Math.abs(steps); step++) {
          target?.dispatchEvent(new WheelEvent('wheel', { ...deltaOf(Math.sign(steps) * STEP_PIXELS), clientX, clientY, buttons, bubbles: true, cancelable: true }));
        }
      };
      turn(across.take(event.deltaX * each), (deltaX) => ({ deltaX }));
      turn(down.take(event.deltaY * each), (deltaY) => ({ deltaY }));
    },
    { capture: true, passive: false, signal },
  );
}
