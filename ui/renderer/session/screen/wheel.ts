/**
 * The wheel, in the steps that RFB has. noVNC makes one step of each event, but several turns of the wheel arrive as one event when they
 * are quick; so events are cut into pieces of one step here, and what a touch pad moves is gathered until it is one.
 */
import { STEP_PIXELS, Steps } from './wheel-steps.ts';

const LINE_PIXELS = 40;

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
