/** A whole session from a click in the tray to its end, with a real VM. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { REQUIREMENTS } from '../../host-agent/api/session.ts';
import { english } from '../../ui/texts/english/english.ts';
import { artefact } from '../bed/artefacts.ts';
import { clickAway, Desktop } from '../bed/desktop/desktop.ts';
import { type TestBed, openTestBed } from '../bed/test-bed.ts';
import { Screen } from '../bed/desktop/x-screen.ts';
import { XPixels } from '../bed/screen/x-pixels.ts';
import { GONE_TIMEOUT_MS, PAGE_TIMEOUT_MS, START_TIMEOUT_MS } from '../bed/timeouts.ts';

const ATTACHED_WITHIN_MS = 3_000;

let testBed: TestBed;
let screen: Screen;
let desktop: Desktop;
let window: Page;

beforeAll(async () => {
  testBed = await openTestBed();
  const { product } = testBed;
  mkdirSync(dirname(product.configFile), { recursive: true });
  writeFileSync(product.configFile, '[profile.default]\nstartPage = "http://site.test/visit?run=desktop"\n');
  // The host agent runs inside the test bed, whose network it uses; the desktop only needs its socket.
  expect((await product.run('network', 'start')).status).toBe(0);
  screen = await Screen.open();
  // A separate data folder: desktop entries do not belong among the images.
  desktop = await Desktop.start(screen, product.path('e'), {
    args: ['--background'],
    overrides: { ...product.environment, XDG_DATA_HOME: product.path('e/d'), SAFE_BROWSE_NODE: '/bin/false' },
  });
});
afterAll(async () => {
  await desktop.quit();
  await screen.close();
  expect(await testBed.close()).toEqual([]);
});

/** Records in the page each change of the start's progress. */
async function noteSteps(page: Page): Promise<void> {
  await page.evaluate(`
    globalThis.toldSteps = [];
    new MutationObserver(() => {
      const bar = document.querySelector('.starting [role=progressbar]');
      if (!bar) return;
      const told = { met: [...document.querySelectorAll('.steps li.met .grow')].map(({ textContent }) => textContent), fraction: Number(bar.ariaValueNow) };
      if (JSON.stringify(told) !== JSON.stringify(globalThis.toldSteps.at(-1))) globalThis.toldSteps.push(told);
    }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });`);
}

it('opens a window at once on a click in the tray menu', async () => {
  // Its first entry is enabled once a host agent is connected.
  await expect.poll(() => desktop.app.windows().length, { timeout: PAGE_TIMEOUT_MS }).toBe(1);
  await new Promise((resolve) => setTimeout(resolve, ATTACHED_WITHIN_MS));
  await noteSteps(await desktop.window('session', { hidden: true }));
  await screen.openTrayMenu();
  await screen.picture(artefact('browse/1-tray-menu.png'));
  await screen.xdotool('key', 'Down', 'Return');
  window = await desktop.window('session');
  await screen.picture(artefact('browse/2-starting.png'));
  // The title of the page itself, in the person's language.
  await expect
    .poll(() => screen.xdotool('search', '--onlyvisible', '--name', '^Disposable browser').catch(() => ''))
    .not.toBe('');
});

it('shows the progress of the start, then the page', async () => {
  await window.locator('canvas').waitFor({ timeout: START_TIMEOUT_MS });
  await window.locator('.cover').waitFor({ state: 'detached', timeout: START_TIMEOUT_MS });
  const told = await window.evaluate<{ met: string[]; fraction: number }[]>('toldSteps');
  expect(told.length).toBeGreaterThan(1);
  for (const [index, { met, fraction }] of told.entries()) {
    // Met requirements stay met, and the bar shows their number.
    expect(met).toEqual(expect.arrayContaining(told[index - 1]?.met ?? []));
    expect(fraction).toBe(Math.round((100 * met.length) / REQUIREMENTS.length));
  }
  // The cover may disappear in the moment in which the last one is met.
  expect(told.at(-1)?.met).toEqual(
    expect.arrayContaining(REQUIREMENTS.slice(0, -2).map((requirement) => english.session.requirements[requirement])),
  );
  await testBed.site.waitForReport('desktop', ({ kind }) => kind === 'load', START_TIMEOUT_MS);
  await testBed.product.until(
    'the session is ready',
    async () => (await testBed.product.sessions()).every(({ state }) => state === 'browsing'),
    START_TIMEOUT_MS,
  );
  await testBed.product.run(
    'screenshot',
    (await testBed.product.sessions())[0]?.id ?? '',
    artefact('browse/3-page-as-the-machine-has-it.png'),
  );
  const pixels = await XPixels.open(screen.environment['DISPLAY'] ?? '');
  // The page is white, and our own window has no white.
  await pixels
    .until(800, 500, [255, 255, 255], PAGE_TIMEOUT_MS)
    .finally(() => pixels.close())
    .finally(() => screen.picture(artefact('browse/3-page.png')));
});

it('sends keys to the page', async () => {
  await window.locator('canvas').click({ position: { x: 200, y: 400 } });
  await window.keyboard.press('x');
  await testBed.site.waitForReport('desktop', ({ kind, detail }) => kind === 'key' && detail === 'x', PAGE_TIMEOUT_MS);
});

it('follows the size of the window', async () => {
  const shown = await desktop.app.browserWindow(window);
  await shown.evaluate((resized) =>
    (resized as { setContentSize(width: number, height: number): void }).setContentSize(1000, 700),
  );
  // Chromium receives the new screen size a moment after the new window size.
  const { innerWidth } = await testBed.site.waitForReport(
    'desktop',
    ({ kind, innerWidth: width }) => kind === 'resize' && width <= 1000,
    PAGE_TIMEOUT_MS,
  );
  // The difference is our frame.
  expect(innerWidth).toBeGreaterThan(950);
  await screen.picture(artefact('browse/4-resized.png'));
});

it('asks before it closes, and leaves nothing behind', async () => {
  const [session] = await testBed.product.sessions();
  if (!session) throw new Error('There is no session.');
  await desktop.pressClose(window);
  const gone = window.waitForEvent('close', { timeout: GONE_TIMEOUT_MS });
  await window.getByRole('dialog').waitFor();
  await screen.picture(artefact('browse/5-closing.png'));
  await clickAway(window.getByRole('dialog').getByRole('button', { name: 'Discard' }));
  await gone;
  await testBed.product.until(
    'the session is gone',
    async () => (await testBed.product.sessions()).length === 0,
    GONE_TIMEOUT_MS,
  );
  expect(testBed.product.leftoversOf(session)).toEqual([]);
});
