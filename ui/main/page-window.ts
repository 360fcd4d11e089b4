/** Opens a window whose page has no more rights than it needs. */
import { BrowserWindow, type BrowserWindowConstructorOptions, type Session } from 'electron';
import { type PageFile, appPageUrl } from './app-url.ts';
import { recoverPage } from './page-recovery.ts';
import type { Page, Pages } from './pages.ts';

export interface PageWindows {
  readonly pages: Pages;
  readonly session: Session;
  readonly preload: string;
  readonly icon: string;
}

/** Shown until the page has drawn itself: the background colour of its style sheet. */
export const backgroundColour = (isDark: boolean): string => (isDark ? '#222226' : '#fafafb');

export function openPageWindow(
  { pages, session, preload, icon }: PageWindows,
  page: Page,
  file: PageFile,
  look: BrowserWindowConstructorOptions,
): BrowserWindow {
  const window = new BrowserWindow({
    ...look,
    icon,
    show: false,
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      session,
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
  pages.add(window.webContents, page);
  recoverPage(window);
  void window.loadURL(appPageUrl(file)).catch(() => undefined);
  return window;
}
