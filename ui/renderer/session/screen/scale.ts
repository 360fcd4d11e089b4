/** Keeps a session at the scale of the display that shows its window. */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useWindowContext } from '../../parts/window-context.ts';
import type { GuestScreen } from './guest-screen.ts';
import { type Fineness, nearestScale } from './pixels.ts';

/**
 * Tells `screen` how fine its pixels are, and the session its scale, now and whenever they change. Returns the current fineness for a screen that connects.
 * `session`: its name, while the host agent can be reached. A failure is not shown: the picture is only less sharp.
 */
export function useScale(
  screen: { readonly current: GuestScreen | undefined },
  session: string | undefined,
  isWatched: boolean,
  isSharp: boolean,
): { readonly current: Fineness } {
  const { bridge } = useWindowContext();
  const ratio = useDevicePixelRatio();
  const fineness = useRef<Fineness>({ devicePixelRatio: ratio, isSharp });
  fineness.current = { devicePixelRatio: ratio, isSharp };
  useLayoutEffect(() => screen.current?.setFineness({ devicePixelRatio: ratio, isSharp }), [screen, ratio, isSharp]);
  const percent = isSharp ? nearestScale(ratio) : undefined;
  useEffect(() => {
    if (session !== undefined && isWatched && percent !== undefined) void bridge.ask('session.scale', { percent });
  }, [bridge, session, isWatched, percent]);
  return fineness;
}

/** The display's own pixels for each CSS pixel. It changes when the window moves to another display, or the person changes the desktop's scale. */
function useDevicePixelRatio(): number {
  const [ratio, setRatio] = useState(devicePixelRatio);
  useEffect(() => {
    const changing = new AbortController();
    // Such a query tells only that its own ratio begins or ends.
    matchMedia(`(resolution: ${ratio}dppx)`).addEventListener('change', () => setRatio(devicePixelRatio), {
      signal: changing.signal,
    });
    setRatio(devicePixelRatio);
    return () => changing.abort();
  }, [ratio]);
  return ratio;
}
