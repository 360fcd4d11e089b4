/** A session window on a desktop whose scale changes, as it does when the person changes it or the window moves to another monitor. */
import { readFileSync } from 'node:fs';
import type { BrowserWindow } from 'electron';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { artefact } from '../../bed/artefacts.ts';
import { DesktopScale } from '../../bed/desktop/desktop-scale.ts';
import { DesktopTestBed } from '../../bed/desktop/desktop-test-bed.ts';
import { isChequered } from '../../bed/screen/chequered.ts';

/** Of the display, which the window covers. */
const MIDDLE = { x: 1200, y: 900 };
/** Electron reports places of windows, and Chromium those of the pointer, in whole CSS pixels. */
const ROUNDED = 3;
const within = { timeout: 20_000 };
let testBed: DesktopTestBed;
let scale: DesktopScale;

beforeEach(async () => {
  testBed = await DesktopTestBed.open({ width: 2400, height: 1800 });
  scale = DesktopScale.begin(testBed.screen, testBed.folder, 100);
});
afterEach(async () => {
  scale.end();
  await testBed.close();
});

/** The guest's place in the window, in pixels of the display. */
const placeOf = (window: Page) =>
  window.evaluate<{ width: number; height: number }>(
    `(({ width, height }) => ({ width: Math.round(width * devicePixelRatio), height: Math.round(height * devicePixelRatio) }))(document.querySelector('.screen').getBoundingClientRect())`,
  );

it('takes the new scale while it runs: each of the display’s pixels stays one of the guest’s, and the pointer hits it', async () => {
  const desktop = await testBed.start();
  const window = await testBed.openReadySession();
  const rfb = testBed.hostAgent.screenOf(testBed.hostAgent.last);
  rfb.isChequered = true;
  rfb.paint([0, 0, 0]);
  for (const [index, percent] of ([100, 150, 200, 125, 100] as const).entries()) {
    if (index > 0) scale.change(percent);
    await expect.poll(() => window.evaluate('devicePixelRatio'), within).toBe(percent / 100);
    await expect.poll(() => testBed.hostAgent.scales.at(-1), within).toBe(percent);
    await expect
      .poll(async () => JSON.stringify(await placeOf(window)) === JSON.stringify(rfb.size), within)
      .toBe(true);
    const path = artefact(`sharp/desktop-${index}-${percent}.png`);
    const picture = async () => {
      await testBed.screen.picture(path);
      return isChequered(readFileSync(path));
    };
    await expect.poll(picture, within).toBe(true);
    const content = await (
      await desktop.app.browserWindow(window)
    ).evaluate((shown: BrowserWindow) => shown.getContentBounds());
    const { x, y } = (await window.locator('.guest').boundingBox()) ?? expect.fail();
    const inGuest = {
      x: MIDDLE.x - ((content.x + x) * percent) / 100,
      y: MIDDLE.y - ((content.y + y) * percent) / 100,
    };
    await testBed.screen.xdotool('mousemove', String(MIDDLE.x - index), String(MIDDLE.y));
    await testBed.screen.xdotool('mousemove', String(MIDDLE.x), String(MIDDLE.y));
    const isHit = () =>
      Math.abs(rfb.pointer.x - inGuest.x) <= ROUNDED && Math.abs(rfb.pointer.y - inGuest.y) <= ROUNDED;
    await expect.poll(isHit, within).toBe(true);
  }
  expect(testBed.hostAgent.scales).toEqual([100, 150, 200, 125, 100]);
});
