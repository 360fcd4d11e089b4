/** What a session's window shows when it comes back: the guest's present picture, on the display and not only in the page. The screen is a fake. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { BrowserWindow } from 'electron';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Desktop } from '../../bed/desktop/desktop.ts';
import { DesktopTestBed } from '../../bed/desktop/desktop-test-bed.ts';
import type { Colour } from '../../bed/screen/picture.ts';
import { XPixels } from '../../bed/screen/x-pixels.ts';

const MIDDLE = [800, 500] as const;
const WITHIN_MS = 10_000;
const HIDDEN_MS = 1_000;
const BEFORE: Colour = [20, 120, 60];
/** How the window leaves the display, and comes back. */
const WAYS: readonly (readonly [string, (window: BrowserWindow) => void, (window: BrowserWindow) => void])[] = [
  ['hidden', (window) => window.hide(), (window) => window.show()],
  ['minimised', (window) => window.minimize(), (window) => window.restore()],
];

let testBed: DesktopTestBed;
let pixels: XPixels;
let desktop: Desktop;
let window: Page;
beforeAll(async () => {
  testBed = await DesktopTestBed.open();
  pixels = await XPixels.open(testBed.screen.environment['DISPLAY'] ?? '');
  desktop = await testBed.start();
});
afterAll(async () => {
  pixels.close();
  await testBed.close();
});

it('shows the guest’s picture', async () => {
  window = await testBed.openReadySession();
  testBed.hostAgent.screenOf(testBed.hostAgent.last).paint(BEFORE);
  await pixels.until(...MIDDLE, BEFORE, WITHIN_MS);
});

it.each(WAYS)('shows what the guest has drawn while the window was %s', async (way, leave, comeBack) => {
  const screen = testBed.hostAgent.screenOf(testBed.hostAgent.last);
  const after: Colour = [200, 10, way.length];
  screen.paint(BEFORE);
  await pixels.until(...MIDDLE, BEFORE, WITHIN_MS);
  const shown = await desktop.app.browserWindow(window);
  await shown.evaluate(leave);
  await sleep(HIDDEN_MS);
  expect(await pixels.colourAt(...MIDDLE)).not.toEqual(BEFORE);
  screen.paint(after);
  await sleep(HIDDEN_MS);
  await shown.evaluate(comeBack);
  await pixels.until(...MIDDLE, after, WITHIN_MS);
});

it('shows the still picture of a guest again that was hidden', async () => {
  const screen = testBed.hostAgent.screenOf(testBed.hostAgent.last);
  screen.paint(BEFORE);
  await pixels.until(...MIDDLE, BEFORE, WITHIN_MS);
  const shown = await desktop.app.browserWindow(window);
  await shown.evaluate((own: BrowserWindow) => own.hide());
  await sleep(HIDDEN_MS);
  expect(await pixels.colourAt(...MIDDLE)).not.toEqual(BEFORE);
  await shown.evaluate((own: BrowserWindow) => own.show());
  await pixels.until(...MIDDLE, BEFORE, WITHIN_MS);
});
