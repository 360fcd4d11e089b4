/** Opens a window whose page has no more rights than it needs. */
import { BrowserWindow, type BrowserWindowConstructorOptions, type Session } from 'electron';
import type { WindowKind } from '../../bridge/state.ts';
import { newOrigin } from './app-url.ts';
import { recoverPage } from './page-recovery.ts';
import type { Page, Pages } from './pages.ts';

export interface PageWindows {
  readonly pages: Pages;
  /** The pages of one kind share an Electron session, and no others. */
  readonly sessions: Readonly<Record<WindowKind, Session>>;
  readonly preload: string;
  readonly icon: string;
}

/** Shown until the page has drawn itself: the background colour of its style sheet. */
export const backgroundColour = (isDark: boolean): string => (isDark ? '#222226' : '#fafafb');

export function openPageWindow(
  { pages, sessions, preload, icon }: PageWindows,
  page: Page,
  look: BrowserWindowConstructorOptions,
): BrowserWindow {
  const window = new BrowserWindow({
    ...look,
    icon,
    show: false,
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      session: sessions[page.kind],
      // Today's defaults, set explicitly so that a changed default cannot loosen them.
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    },
  });
  const origin = newOrigin(page.kind);
  pages.add(window.webContents, page, origin);
  recoverPage(window);
  void window.loadURL(`${origin}/${page.kind}.html`).catch(() => undefined);
  return window;
}
