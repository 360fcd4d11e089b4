/** Asks where a link from another program should open. */
import type { BrowserWindow } from 'electron';
import type { LinkChoice } from '../../bridge/actions.ts';
import type { LinkWindowState } from '../../bridge/state.ts';
import { backgroundColour, openPageWindow, type PageWindows } from '../pages/page-window.ts';
import type { Page } from '../pages/pages.ts';

const SIZE = {
  width: 520,
  height: 540,
  useContentSize: true,
  resizable: true,
  maximizable: false,
  fullscreenable: false,
};

export class LinkWindow implements Page {
  readonly kind = 'link';
  readonly state: () => LinkWindowState;
  readonly #window: BrowserWindow;
  readonly #onChoice: (choice: LinkChoice) => void;

  constructor(
    shell: PageWindows,
    state: () => LinkWindowState,
    { isDark, onChoice, onClosed }: { isDark: boolean; onChoice: (choice: LinkChoice) => void; onClosed: () => void },
  ) {
    this.state = state;
    this.#onChoice = onChoice;
    this.#window = openPageWindow(shell, this, {
      ...SIZE,
      title: 'Safe Browse',
      backgroundColor: backgroundColour(isDark),
    });
    this.#window.once('closed', onClosed);
    // At once: on Wayland, a window that waits for its first drawing stays invisible.
    this.#window.show();
    this.#window.focus();
  }

  choose(choice: LinkChoice): void {
    this.#onChoice(choice);
    this.close();
  }

  /** Without a choice the link is not opened. */
  close(): void {
    this.#window.destroy();
  }
}
