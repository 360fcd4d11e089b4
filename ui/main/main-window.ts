/** The main window, created when it is first needed. */
import type { BrowserWindow } from 'electron';
import type { Trouble } from '../bridge/answer.ts';
import type { MainPage, MainWindowState } from '../bridge/state.ts';
import { backgroundColour, openPageWindow, type PageWindows } from './pages/page-window.ts';
import type { Page } from './pages/pages.ts';

const SIZE = { width: 960, height: 720, minWidth: 480, minHeight: 400 };

export class MainWindow implements Page {
  readonly kind = 'main';
  readonly state: () => MainWindowState;
  #pageRequest: MainWindowState['pageRequest'] = { page: 'home', request: 0 };
  readonly #shell: PageWindows;
  readonly #isDark: () => boolean;
  #window: BrowserWindow | undefined;
  /** Also called each time that the window gets the focus. */
  onVisibility: (isVisible: boolean) => void = () => undefined;
  onClosed: () => void = () => undefined;
  /** Another page was requested. */
  onPageRequested: () => void = () => undefined;

  constructor(
    shell: PageWindows,
    state: (pageRequest: MainWindowState['pageRequest']) => MainWindowState,
    isDark: () => boolean,
  ) {
    this.#shell = shell;
    this.state = () => state(this.#pageRequest);
    this.#isDark = isDark;
  }

  get window(): BrowserWindow | undefined {
    return this.#window;
  }

  get isOpen(): boolean {
    return this.#window !== undefined;
  }

  /** `page`: the page to open; without it the current page stays. `trouble`: shown over it. */
  show(page?: MainPage, trouble?: Trouble): void {
    if (page) {
      this.#pageRequest = { page, request: this.#pageRequest.request + 1, ...(trouble && { trouble }) };
      this.onPageRequested();
    }
    const window = this.#window ?? this.#make();
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  }

  close(): void {
    this.#window?.close();
  }

  #make(): BrowserWindow {
    const window = openPageWindow(this.#shell, this, {
      ...SIZE,
      title: 'Safe Browse',
      backgroundColor: backgroundColour(this.#isDark()),
    });
    this.#window = window;
    const tell = () => this.onVisibility(window.isVisible() && !window.isMinimized());
    for (const event of ['show', 'hide', 'minimize', 'restore', 'focus'] as const) window.on(event as 'show', tell);
    window.once('closed', () => {
      this.#window = undefined;
      this.#pageRequest = { page: 'home', request: this.#pageRequest.request };
      this.onVisibility(false);
      this.onClosed();
    });
    return window;
  }
}
