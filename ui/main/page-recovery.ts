/** Brings a page back whose renderer died or hangs: it keeps nothing, so that drawn anew it shows what it showed before. */

/** One that dies more often than this is killed by what it shows, and would be again. */
const MOST_DEATHS = 3;
const WITHIN_MS = 60_000;

/** A window, as far as it is needed here; Electron's `BrowserWindow` is one. */
export interface RecoverableWindow {
  readonly webContents: {
    on(event: 'render-process-gone' | 'unresponsive', listener: () => void): unknown;
    reload(): void;
    forcefullyCrashRenderer(): void;
  };
  isDestroyed(): boolean;
  setFullScreen(on: boolean): void;
}

/** Until the window is closed. */
export function recoverPage(window: RecoverableWindow): void {
  const { webContents } = window;
  let deathsMs: number[] = [];
  const recover = () => {
    if (window.isDestroyed()) return;
    const nowMs = performance.now();
    deathsMs = [...deathsMs.filter((atMs) => nowMs - atMs < WITHIN_MS), nowMs];
    if (deathsMs.length <= MOST_DEATHS) webContents.reload();
    // The ways out of full screen died with the page; the desktop's own frame is one.
    else window.setFullScreen(false);
  };
  // Not while Electron is still taking the dead one away.
  webContents.on('render-process-gone', () => setImmediate(recover));
  // One that hangs cannot be loaded again before it is dead.
  webContents.on('unresponsive', () => webContents.forcefullyCrashRenderer());
}
