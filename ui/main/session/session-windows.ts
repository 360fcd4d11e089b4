/** All session windows, one of them ahead of the click: loaded, hidden and empty. */
import { type BrowserWindow, screen } from 'electron';
import type { EndReason } from '../../../host-agent/api/session.ts';
import { profileOf } from '../views.ts';
import { openPageWindow, type PageWindows, backgroundColour } from '../page-window.ts';
import type { Page } from '../pages.ts';
import { SessionWindow, type SessionTask, type SessionWindowDeps } from './session-window.ts';

/** What the page draws around the guest's screen, in pixels; a guest that fits exactly need not change its mode when it is first seen. */
const FRAME = { width: 16, height: 56 };
const SMALLEST = { minWidth: 480, minHeight: 360 };

export class SessionWindows {
  readonly #shell: PageWindows;
  readonly #deps: SessionWindowDeps;
  readonly #isDark: () => boolean;
  readonly #windows = new Set<SessionWindow>();
  #preloaded: SessionWindow | undefined;
  onClosed: () => void = () => undefined;

  constructor(shell: PageWindows, deps: SessionWindowDeps, isDark: () => boolean) {
    this.#shell = shell;
    this.#deps = deps;
    this.#isDark = isDark;
  }

  /** The sessions whose start is asked for by their window: without us they end. */
  get starting(): ReadonlySet<string> {
    return new Set([...this.#windows].flatMap(({ id, isStarting }) => (id === undefined || !isStarting ? [] : [id])));
  }

  get count(): number {
    return [...this.#windows].filter(({ isPreloaded }) => !isPreloaded).length;
  }

  /** Makes the window for the next click. */
  prepare(): void {
    this.#preloaded ??= this.#make();
  }

  /** Shows it at once; for a session that has a window already, that one. */
  open(task: SessionTask): void {
    const shown = 'id' in task ? [...this.#windows].find(({ id }) => id === task.id) : undefined;
    if (shown) {
      bringForward(shown.window);
      return;
    }
    const page = this.#preloaded ?? this.#make();
    this.#preloaded = undefined;
    page.begin(task);
    if (!('id' in task)) fit(page.window, profileOf(this.#deps.model, task.profile).screen);
    bringForward(page.window);
    // Not now: the click has what it needs, and the next one is seconds away.
    setTimeout(() => this.prepare(), 1_000);
  }

  windowOf(id: string): BrowserWindow | undefined {
    return [...this.#windows].find((candidate) => candidate.id === id)?.window;
  }

  of(page: Page): SessionWindow | undefined {
    return page instanceof SessionWindow ? page : undefined;
  }

  /** Says how a session ended to the window that shows it; whether there was one. */
  ended(id: string, reason: EndReason): boolean {
    const window = [...this.#windows].find((candidate) => candidate.id === id);
    window?.sessionEnded(reason);
    return window !== undefined;
  }

  /** What is known of sessions is new: a window whose session is gone finds out how it ended. */
  reconcile(): void {
    for (const window of this.#windows) window.reconcile();
  }

  /** Without closing a session. */
  destroyAll(): void {
    for (const { window } of this.#windows) window?.destroy();
  }

  #make(): SessionWindow {
    const page = new SessionWindow(this.#deps);
    const window = openPageWindow(this.#shell, page, 'session.html', {
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

function bringForward(window: BrowserWindow | undefined): void {
  if (!window) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

const contentSize = ({ width, height }: { width: number; height: number }) => ({
  width: width + FRAME.width,
  height: height + FRAME.height,
});

/** As large as the guest's screen wants it, as far as there is room. */
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
