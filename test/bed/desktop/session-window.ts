/** The desktop beside a real host agent: from the tray to the page, and from the question to the end. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { XPixels } from '../screen/x-pixels.ts';
import type { Product } from '../product.ts';
import { openTestBed, type TestBed } from '../test-bed.ts';
import { keyArrives } from '../session/browser.ts';
import { GONE_TIMEOUT_MS, PAGE_TIMEOUT_MS, START_TIMEOUT_MS } from '../timeouts.ts';
import { clickAway, Desktop } from './desktop.ts';
import { Screen } from './x-screen.ts';

const ATTACHED_WITHIN_MS = 3_000;
const WHITE = [255, 255, 255] as const;
/** A point of the page in a window of the usual size. */
const IN_THE_PAGE = { x: 800, y: 500 } as const;

/** Starts the desktop without a window. The host agent of the test bed runs already: the desktop only needs its socket. */
export async function startInTray({ product }: TestBed, screen: Screen): Promise<Desktop> {
  // A separate data folder: desktop entries do not belong among the images.
  const desktop = await Desktop.start(screen, product.path('e'), {
    args: ['--background'],
    overrides: { ...product.environment, XDG_DATA_HOME: product.path('e/d'), SAFE_BROWSE_NODE: '/bin/false' },
  });
  try {
    // Its first entry is enabled once a host agent is connected.
    await product.until('the desktop is ready', () => desktop.app.windows().length === 1, PAGE_TIMEOUT_MS);
    await new Promise((resolve) => setTimeout(resolve, ATTACHED_WITHIN_MS));
    return desktop;
  } catch (error) {
    await desktop.quit();
    throw error;
  }
}

export interface DesktopInTray {
  /** Closes the desktop, too. */
  readonly testBed: TestBed;
  readonly screen: Screen;
  readonly desktop: Desktop;
}

/** The same on its own screen, beside a host agent whose network is up: it runs inside the test bed, whose network it uses. */
export async function openInTray(configurationOf: (product: Product) => string): Promise<DesktopInTray> {
  const testBed = await openTestBed();
  const { product } = testBed;
  product.configure(configurationOf(product));
  expect((await product.run('network', 'start')).status).toBe(0);
  const screen = await Screen.open();
  const desktop = await startInTray(testBed, screen);
  const close = async () => {
    await desktop.quit();
    await screen.close();
    return testBed.close();
  };
  return { testBed: { ...testBed, close }, screen, desktop };
}

/** Chooses the first entry of the open tray menu, which opens a session. */
export async function chooseSession(desktop: Desktop, screen: Screen): Promise<Page> {
  await screen.xdotool('key', 'Down', 'Return');
  return desktop.window('session');
}

/** Waits until the start is over, and the page of `run` has loaded and is drawn in the window on the screen. */
export async function untilShown({ site, product }: TestBed, screen: Screen, window: Page, run: string): Promise<void> {
  await window.locator('canvas').waitFor({ timeout: START_TIMEOUT_MS });
  await window.locator('.cover').waitFor({ state: 'detached', timeout: START_TIMEOUT_MS });
  await site.waitForReport(run, ({ kind }) => kind === 'load', START_TIMEOUT_MS);
  await product.until(
    'the session is ready',
    async () => (await product.sessions()).every(({ state }) => state === 'browsing'),
    START_TIMEOUT_MS,
  );
  const pixels = await XPixels.open(screen.environment['DISPLAY'] ?? '');
  // The page is white, and our own window has no white.
  await pixels.until(IN_THE_PAGE.x, IN_THE_PAGE.y, WHITE, PAGE_TIMEOUT_MS).finally(() => pixels.close());
}

/** Presses a key in the page through our window, and waits until the page reports it. */
export async function pressInPage({ site }: TestBed, window: Page, run: string, key: string): Promise<void> {
  const press = async (pressed: string) => {
    await window.locator('canvas').click({ position: { x: 200, y: 400 } });
    await window.keyboard.press(pressed);
  };
  await keyArrives(site, { press }, run, key);
}

/** Closes the window, discards its session at once, and checks that nothing of it is left. `asked` runs while that could be undone. */
export async function discard(
  { product }: TestBed,
  desktop: Desktop,
  window: Page,
  asked: () => Promise<unknown> = () => Promise.resolve(),
): Promise<void> {
  const [session] = await product.sessions();
  if (!session) throw new Error('There is no session.');
  await desktop.pressClose(window);
  const gone = window.waitForEvent('close', { timeout: GONE_TIMEOUT_MS });
  await window.getByRole('button', { name: 'Undo' }).waitFor();
  await asked();
  await clickAway(window.getByRole('button', { name: 'Discard now' }));
  await gone;
  await product.until('the session is gone', async () => (await product.sessions()).length === 0, GONE_TIMEOUT_MS);
  expect(product.leftoversOf(session)).toEqual([]);
}
