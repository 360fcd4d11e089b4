/** A session window's page in Chromium, with a fake main process and a screen that the test paints. */
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect } from 'vitest';
import type { SessionWindowState, WindowState } from '../../../ui/bridge/state.ts';
import { RfbServer } from '../../fakes/screen/rfb-server.ts';
import { sessionState, startingPhase } from '../../ui/states.ts';
import { type Answering, type Pages, pagesForTests, type ShownWindow } from './pages.ts';

export interface ScreenPage {
  /** Restarted for each test. */
  readonly screen: RfbServer;
  /** Breaks the connection between the page and the screen. */
  loseScreen(): void;
  /** A window whose page connects to {@link screen}, and reconnects each time the page asks. */
  showScreen(
    state: WindowState,
    options?: { on?: Pages; viewport?: { width: number; height: number } | null; answering?: Answering },
  ): Promise<ShownWindow>;
}

export function screenPageForTests(): ScreenPage {
  const pages = pagesForTests();
  const folder = mkdtempSync('/tmp/sbp-');
  const path = join(folder, 'screen.sock');
  let screen: RfbServer | undefined;
  let socket: Socket | undefined;
  beforeEach(async () => {
    screen = await RfbServer.listen(path);
  });
  afterEach(() => {
    screen?.close();
    rmSync(path, { force: true });
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  return {
    get screen() {
      return screen ?? expect.fail('The screen exists once a test runs.');
    },
    loseScreen: () => void socket?.destroy(),
    async showScreen(state, { on = pages(), viewport = { width: 816, height: 656 }, answering } = {}) {
      const shown = await on.show(sessionState('en', startingPhase(0)), { viewport, ...(answering && { answering }) });
      shown.attachDisplay(
        (bytes) => {
          if (bytes === null) socket?.destroy();
          else socket?.write(Uint8Array.from(bytes));
        },
        () => {
          const opened = connect(path);
          socket = opened;
          opened.on('error', () => undefined);
          opened.on('data', (bytes) => void shown.sendToDisplay(bytes).catch(() => undefined));
          opened.on('close', () => void shown.loseDisplay().catch(() => undefined));
        },
      );
      await shown.tell(state);
      return shown;
    },
  };
}

export const colourAt = (shown: ShownWindow, x: number, y: number): Promise<number[]> =>
  shown.page.evaluate<number[]>(
    `Array.from(document.querySelector('canvas')?.getContext('2d').getImageData(${x}, ${y}, 1, 1).data ?? [])`,
  );
export const showing = (changes: Partial<SessionWindowState> = {}): SessionWindowState =>
  sessionState('en', { is: 'showing' }, changes);
export const until = (holds: () => boolean | Promise<boolean>): Promise<void> =>
  expect.poll(holds, { timeout: 10_000 }).toBe(true);
