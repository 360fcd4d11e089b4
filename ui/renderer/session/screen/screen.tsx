import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { pointOf, SAMPLE_GRID, showsBrowser } from '../../../../host-agent/api/screen/painted.ts';
import { DISPLAY_MESSAGE } from '../../../bridge/message-names.ts';
import { Notice } from '../../parts/notice.tsx';
import { useAsk, useWindowContext } from '../../parts/window-context.ts';
import { InOrder } from '../keyboard/in-order.ts';
import { useKeyboard } from './keyboard.ts';
import { GuestScreen } from './guest-screen.ts';
import { type Extent, type Fineness, nearestScale } from './pixels.ts';
import { useDesktopKeys } from '../keyboard/desktop-keys.ts';
import { PortChannel } from './port-channel.ts';
import { cutWheel } from './wheel.ts';

/**
 * Tells `screen` how fine its pixels are, and the session its scale, now and whenever they change. Returns the current fineness for a screen that connects.
 * `session`: its name, while the host agent can be reached. A failure is not shown: the picture is only less sharp.
 */
function useScale(
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

const AGAIN_AFTER_MS = 500;
/** A guest that breaks the rules each time waits twice as long after each time, so that it costs little. */
const REFUSED_AGAIN_AFTER_MS = 2_000;
const LONGEST_REFUSED_MS = 10_000;
/** A shorter interruption is not reported. */
const SHOWN_AFTER_MS = 1_500;

/** The guest's screen, held in `screen`, and a text field that receives its keys. Without `isWatched` it shows the last picture of a paused VM and requests nothing from the guest. */
export function Screen({
  screen,
  session,
  isElsewhere,
  isWatched,
  initialScreen,
  isSharp,
  isShown,
  painted,
  isInFront,
  title,
  isPlaying,
  isFullscreen,
  leave,
  copyOut,
  pasteIn,
}: {
  screen: { current: GuestScreen | undefined };
  /** The session's name, once it has one and while the host agent can be reached. */
  session: string | undefined;
  /** Its VM runs on another computer. */
  isElsewhere: boolean;
  isWatched: boolean;
  initialScreen: Extent;
  /** The guest draws each pixel of the window, at the scale of its display. */
  isSharp: boolean;
  isShown: boolean;
  painted: (() => void) | undefined;
  isInFront: boolean;
  /** The title of the page, which the page chose. */
  title: string | undefined;
  isPlaying: boolean;
  isFullscreen: boolean;
  leave: () => void;
  copyOut: () => void;
  pasteIn: () => void;
}) {
  const { text } = useWindowContext();
  const { ask } = useAsk();
  const inOrder = useInOrder();
  const place = useRef<HTMLDivElement>(null);
  const target = useRef<HTMLDivElement>(null);
  const keys = useRef<HTMLTextAreaElement>(null);
  const arrived = usePainted(target, painted);
  const watched = useRef(isWatched);
  const about = useRef({ began: initialScreen, isElsewhere });
  about.current = { began: initialScreen, isElsewhere };
  const fineness = useScale(screen, session, isWatched, isSharp);
  const lost = useDisplay(place, target, screen, arrived, watched, about, fineness, inOrder);
  // A layout effect, since an effect would run after the next frame, and the person waits for a picture.
  useLayoutEffect(() => {
    watched.current = isWatched;
    if (isWatched) screen.current?.watch();
  }, [isWatched]);
  const setFullscreen = (on: boolean) => void ask('window.fullscreen', { on });
  const desktopKeys = useDesktopKeys(isFullscreen, () => setFullscreen(false));
  useKeyboard(keys, screen, inOrder, {
    leave: () => {
      desktopKeys.giveBack();
      leave();
    },
    copyOut,
    pasteIn,
    toggleFullscreen: () => setFullscreen(!isFullscreen),
  });
  useEffect(() => {
    const cutting = new AbortController();
    if (place.current) cutWheel(place.current, cutting.signal);
    return () => cutting.abort();
  }, []);
  useEffect(() => {
    if (isShown && isInFront) keys.current?.focus({ preventScroll: true });
  }, [isShown, isInFront, isFullscreen]);
  const touched = ({ clientX, clientY }: PointerEvent) => {
    const field = keys.current;
    const bounds = place.current?.getBoundingClientRect();
    if (!field || !bounds) return;
    // An input method shows its choices beside the field, so the field follows the pointer.
    field.style.setProperty('--left', `${clientX - bounds.left}px`);
    field.style.setProperty('--top', `${clientY - bounds.top}px`);
    field.focus({ preventScroll: true });
  };
  return (
    <div ref={place} class="screen" dir="ltr" inert={!isShown} onPointerDownCapture={touched}>
      <div ref={target} class="guest" />
      <textarea
        ref={keys}
        class="keys"
        onFocus={desktopKeys.take}
        aria-label={text('session-screen', { page: title })}
        aria-roledescription={text('session-screen-kind')}
        aria-description={text('session-screen-how')}
        autocomplete="off"
        autocorrect="off"
        autocapitalize="off"
        spellcheck={false}
        rows={1}
        cols={1}
      />
      {isShown && <Announced title={title} isHeard={isPlaying} />}
      {isShown && lost && (
        <div class="lost">
          <Notice level="note" title={text('session-picture-lost')}>
            {lost === 'refused' ? text('session-picture-refused-why') : text('session-picture-lost-why')}
          </Notice>
        </div>
      )}
    </div>
  );
}

/** Composed text goes through main, keys and pointer wait for it. */
function useInOrder(): InOrder {
  const { bridge, report } = useWindowContext();
  const reported = useRef(report);
  reported.current = report;
  return useMemo(
    () =>
      new InOrder(async (text) => {
        const answer = await bridge.ask('session.type', { text });
        if (answer.is !== 'done') reported.current(answer.trouble, 'session.type');
      }),
    [bridge],
  );
}

/** Returns what to call after each drawing: it checks whether the picture shows a painted browser, and reports that to `painted` once. */
function usePainted(
  target: { current: HTMLElement | null },
  painted: (() => void) | undefined,
): { current: () => void } {
  const look = useRef<() => void>(() => undefined);
  const sample = useRef<ReturnType<typeof sampler>>(undefined);
  const judge = () => {
    const picture = target.current?.querySelector('canvas');
    sample.current ??= sampler();
    if (picture && picture.width > 0 && picture.height > 0 && showsBrowser(sample.current(picture))) painted?.();
  };
  look.current = painted ? judge : () => undefined;
  const isWanted = painted !== undefined;
  // The picture may be complete already, so that no further drawing follows.
  useLayoutEffect(() => {
    if (isWanted) look.current();
  }, [isWanted]);
  return look;
}

/** Connects, and reconnects for as long as the window is open. Returns why the picture has been missing for long, if it has. */
function useDisplay(
  place: { current: HTMLElement | null },
  target: { current: HTMLElement | null },
  screen: { current: GuestScreen | undefined },
  drawn: { current: () => void },
  watched: { readonly current: boolean },
  about: { readonly current: { readonly began: Extent; readonly isElsewhere: boolean } },
  fineness: { readonly current: Fineness },
  inOrder: InOrder,
): 'unreachable' | 'refused' | undefined {
  const { bridge } = useWindowContext();
  const [lost, setLost] = useState<'unreachable' | 'refused'>();
  useEffect(() => {
    let again: ReturnType<typeof setTimeout>;
    let tell: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    let refused = 0;
    const arrived = (event: MessageEvent<unknown>) => {
      const port = event.ports[0];
      if (event.source !== window || event.data !== DISPLAY_MESSAGE || !port || !place.current || !target.current)
        return;
      const channel = new PortChannel(port);
      const connected = new GuestScreen(place.current, target.current, channel, about.current);
      screen.current = connected;
      connected.setFineness(fineness.current);
      connected.onDrawn = () => drawn.current();
      connected.inTurn = (send) => inOrder.send(send);
      if (watched.current) connected.watch();
      connected.addEventListener('connect', () => {
        clearTimeout(tell);
        tell = undefined;
        setLost(undefined);
      });
      connected.addEventListener('disconnect', () => {
        if (screen.current === connected) screen.current = undefined;
        if (isOver) return;
        const why = channel.wasRefused ? 'refused' : 'unreachable';
        tell ??= setTimeout(() => setLost(why), SHOWN_AFTER_MS);
        if (channel.wasRefused) refused += 1;
        again = setTimeout(
          () => bridge.openDisplay(),
          channel.wasRefused
            ? Math.min(LONGEST_REFUSED_MS, REFUSED_AGAIN_AFTER_MS * 2 ** (refused - 1))
            : AGAIN_AFTER_MS,
        );
      });
    };
    addEventListener('message', arrived);
    bridge.openDisplay();
    return () => {
      isOver = true;
      clearTimeout(again);
      clearTimeout(tell);
      removeEventListener('message', arrived);
      screen.current?.disconnect();
    };
  }, [bridge, place, target, screen, drawn, watched, about, fineness, inOrder]);
  return lost;
}

/** A page may change its title many times a second, for example to make it run. */
const STAYS_MS = 1_500;

/** Tells screen readers which page the guest shows, and whether it can be heard. */
function Announced({ title, isHeard }: { title: string | undefined; isHeard: boolean }) {
  const { text } = useWindowContext();
  const page = useLasting(title);
  return (
    <p class="only-read" role="status">
      {page !== undefined && text('session-page', { page })} {isHeard && text('session-plays-sound')}
    </p>
  );
}

/** The value once it has stayed for a while. */
function useLasting<Value>(value: Value): Value | undefined {
  const [lasting, setLasting] = useState<Value>();
  useEffect(() => {
    const timer = setTimeout(() => setLasting(value), STAYS_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return lasting;
}

/** Points of a picture, evenly spread. */
function sampler(): (picture: HTMLCanvasElement) => number[] {
  const small = new OffscreenCanvas(SAMPLE_GRID, SAMPLE_GRID).getContext('2d', { willReadFrequently: true });
  if (!small) return () => [];
  // Without smoothing, which would create colours that are not in the picture.
  small.imageSmoothingEnabled = false;
  return (picture) => {
    small.drawImage(picture, 0, 0, SAMPLE_GRID, SAMPLE_GRID);
    const rgba = small.getImageData(0, 0, SAMPLE_GRID, SAMPLE_GRID).data;
    return Array.from({ length: rgba.length / 4 }, (_, point) =>
      pointOf(rgba[point * 4] ?? 0, rgba[point * 4 + 1] ?? 0, rgba[point * 4 + 2] ?? 0),
    );
  };
}
