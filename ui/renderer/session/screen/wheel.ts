/**
 * Turns wheel events into RFB's steps. noVNC makes one step of each event, but quick turns of the wheel arrive as one event. So events are
 * split into single steps, and the small movements of a touch pad are added up until they make a step.
 */
import { STEP_PIXELS, Steps } from './wheel-steps.ts';

const LINE_PIXELS = 40;

/** Until `signal` aborts, splits every wheel event inside `place` into events of one step. */
export function cutWheel(place: HTMLElement, signal: AbortSignal): void {
  const across = new Steps();
  const down = new Steps();
  place.addEventListener(
    'wheel',
    (event) => {
      // One of the events that were dispatched below.
      if (!event.isTrusted) return;
      event.preventDefault();
      event.stopPropagation();
      const each = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 1 : LINE_PIXELS;
      const { clientX, clientY, buttons, target } = event;
      const turn = (steps: number, deltaOf: (pixels: number) => WheelEventInit) => {
        for (let step = 0; step < Math.abs(steps); step++) {
          target?.dispatchEvent(
            new WheelEvent('wheel', {
              ...deltaOf(Math.sign(steps) * STEP_PIXELS),
              clientX,
              clientY,
              buttons,
              bubbles: true,
              cancelable: true,
            }),
          );
        }
      };
      turn(across.take(event.deltaX * each), (deltaX) => ({ deltaX }));
      turn(down.take(event.deltaY * each), (deltaY) => ({ deltaY }));
    },
    { capture: true, passive: false, signal },
  );
}
