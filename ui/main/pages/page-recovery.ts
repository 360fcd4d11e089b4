/** Reloads a page whose renderer crashed or hangs. Pages keep no state, so it shows the same as before. */

/** A page that crashes more often than this is crashed by what it shows, and would crash again. */
const MOST_DEATHS = 3;
const WITHIN_MS = 60_000;

/** A page that works answers sooner, also on a busy host. */
const ANSWERS_WITHIN_MS = 5_000;

/** The part of Electron's `BrowserWindow` that is needed here. */
export interface RecoverableWindow {
  readonly webContents: {
    on(event: 'render-process-gone' | 'unresponsive', listener: () => void): unknown;
    reload(): void;
    forcefullyCrashRenderer(): void;
    isLoading(): boolean;
    executeJavaScript(code: string): Promise<unknown>;
  };
  isDestroyed(): boolean;
  setFullScreen(on: boolean): void;
}

/** Recovers a page that hangs while the person waits for what it should show. Chromium finds that out late, and only when something in the page is pressed. */
export async function recoverIfHung({ webContents }: Pick<RecoverableWindow, 'webContents'>): Promise<void> {
  if (webContents.isLoading()) return;
  let late: ReturnType<typeof setTimeout> | undefined;
  const isLate = new Promise<boolean>((resolve) => {
    late = setTimeout(() => resolve(true), ANSWERS_WITHIN_MS);
  });
  const answers = webContents.executeJavaScript('true').then(
    () => false,
    () => false,
  );
  if (await Promise.race([answers, isLate])) webContents.forcefullyCrashRenderer();
  clearTimeout(late);
}

/** Recovers the page until the window is closed. */
export function recoverPage(window: RecoverableWindow): void {
  const { webContents } = window;
  let deathsMs: number[] = [];
  const recover = () => {
    if (window.isDestroyed()) return;
    const nowMs = performance.now();
    deathsMs = [...deathsMs.filter((atMs) => nowMs - atMs < WITHIN_MS), nowMs];
    if (deathsMs.length <= MOST_DEATHS) webContents.reload();
    // The page's buttons to leave full screen are gone; the desktop's window frame brings them back.
    else window.setFullScreen(false);
  };
  // Electron is still cleaning up the crashed renderer.
  webContents.on('render-process-gone', () => setImmediate(recover));
  // A hung page can only be reloaded after its renderer is killed.
  webContents.on('unresponsive', () => webContents.forcefullyCrashRenderer());
}
