/** All session windows. One is preloaded before the click: hidden and empty. */
import { type BrowserWindow, screen } from 'electron';
import type { SessionEnded } from '../../../host-agent/api/session/session.ts';
import { profileOf } from '../views.ts';
import { openPageWindow, type PageWindows, backgroundColour } from '../pages/page-window.ts';
import type { Page } from '../pages/pages.ts';
import { freeNumber, freePlace } from './place.ts';
import { SessionWindow, type SessionTask, type SessionWindowDeps } from './session-window.ts';

/** Size of the frame around the guest's screen, in pixels. A guest that fits exactly need not change its mode at first. */
const FRAME = { width: 16, height: 56 };
const SMALLEST = { minWidth: 480, minHeight: 360 };

export class SessionWindows {
  readonly #shell: PageWindows;
  readonly #deps: SessionWindowDeps;
  readonly #isDark: () => boolean;
  readonly #windows = new Set<SessionWindow>();
  #preloaded: SessionWindow | undefined;
  #nextPrepares: ReturnType<typeof setTimeout> | undefined;
  onClosed: () => void = () => undefined;

  constructor(shell: PageWindows, deps: SessionWindowDeps, isDark: () => boolean) {
    this.#shell = shell;
    this.#deps = deps;
    this.#isDark = isDark;
  }

  get count(): number {
    return [...this.#windows].filter(({ isPreloaded }) => !isPreloaded).length;
  }

  /** Preloads the window for the next click. */
  prepare(): void {
    this.#preloaded ??= this.#make();
  }

  /** Shows a window at once; for a session that already has one, that window. */
  open(task: SessionTask): void {
    const shown = 'id' in task ? [...this.#windows].find(({ id }) => id === task.id) : undefined;
    if (shown) {
      raise(shown.window);
      return;
    }
    const page = this.#preloaded ?? this.#make();
    this.#preloaded = undefined;
    const others = [...this.#windows].filter((other) => other !== page && !other.isPreloaded);
    page.number = freeNumber(others.map(({ number }) => number));
    page.begin(task);
    if (!('id' in task)) fit(page.window, profileOf(this.#deps.model, task.profile).screen);
    setApart(
      page.window,
      others.flatMap(({ window }) => window ?? []),
    );
    showFirst(page.window);
    // Later, because this click needs no other window, and the next click is seconds away.
    clearTimeout(this.#nextPrepares);
    this.#nextPrepares = setTimeout(() => this.prepare(), 1_000);
  }

  /** Shows the session, which asks what to do with its files. */
  askToClose(id: string): void {
    const isHeld = this.#deps.model.sessions.some((session) => session.id === id && session.heldBecause !== undefined);
    this.open({ id });
    // The window of one that is held asks anyway.
    if (!isHeld) [...this.#windows].find((candidate) => candidate.id === id)?.askToClose();
  }

  windowOf(id: string): BrowserWindow | undefined {
    return [...this.#windows].find((candidate) => candidate.id === id)?.window;
  }

  /** The number in the title of the session's window. */
  numberOf(id: string): number | undefined {
    return [...this.#windows].find((candidate) => candidate.id === id)?.number;
  }

  of(page: Page): SessionWindow | undefined {
    return page instanceof SessionWindow ? page : undefined;
  }

  /** Tells a session's window how it ended. Returns whether there is such a window. */
  ended(ended: SessionEnded): boolean {
    const window = [...this.#windows].find(({ id }) => id === ended.session);
    window?.sessionEnded(ended);
    return window !== undefined;
  }

  /** All sessions were listed: a window whose session is missing finds out how it ended. */
  reconcile(): void {
    for (const window of this.#windows) window.reconcile();
  }

  /** Closes all windows, for the end of the program; their sessions continue. */
  destroyAll(): void {
    // A window that is made now would be one more to close, for which Electron does not look again: the program would never end.
    clearTimeout(this.#nextPrepares);
    for (const { window } of this.#windows) window?.destroy();
  }

  #make(): SessionWindow {
    const page = new SessionWindow(this.#deps);
    const window = openPageWindow(this.#shell, page, {
      ...SMALLEST,
      ...contentSize(profileOf(this.#deps.model, undefined).screen),
      useContentSize: true,
      title: 'Safe Browse',
      backgroundColor: backgroundColour(this.#isDark()),
    });
    page.attach(window);
    this.#windows.add(page);
    window.once('closed', () => {
      this.#windows.delete(page);
      if (this.#preloaded === page) this.#preloaded = undefined;
      this.onClosed();
    });
    return page;
  }
}

/**
 * Shows a window for the first time. On Wayland, one that was painted before stays invisible: its frame waits for a surface that was not there yet, and
 * nothing follows it. Hiding drops that frame. Seen with GNOME 48.
 */
function showFirst(window: BrowserWindow | undefined, isWayland = process.env['XDG_SESSION_TYPE'] === 'wayland'): void {
  if (isWayland && window) {
    // Not active, or it would use up the token with which another program hands over the keyboard.
    window.showInactive();
    window.hide();
  }
  raise(window);
}

function raise(window: BrowserWindow | undefined): void {
  if (!window) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

const contentSize = ({ width, height }: { width: number; height: number }) => ({
  width: width + FRAME.width,
  height: height + FRAME.height,
});

/** Fits the window to the guest's screen, as far as the display has room. */
function fit(window: BrowserWindow | undefined, guest: { width: number; height: number }): void {
  if (!window) return;
  const room = screen.getDisplayMatching(window.getBounds()).workAreaSize;
  const wanted = contentSize(guest);
  const [width, height] = [Math.min(wanted.width, room.width), Math.min(wanted.height, room.height)];
  const [widthNow, heightNow] = window.getContentSize();
  if (width === widthNow && height === heightNow) return;
  window.setContentSize(width, height);
  window.center();
}

/** Moves the window away from where it would cover another one. On Wayland, only the desktop places windows. */
function setApart(window: BrowserWindow | undefined, others: readonly BrowserWindow[]): void {
  if (!window) return;
  const bounds = window.getBounds();
  const places = others.map((other) => other.getBounds());
  const { x, y } = freePlace(bounds, places, screen.getDisplayMatching(bounds).workArea);
  if (x !== bounds.x || y !== bounds.y) window.setPosition(x, y);
}
