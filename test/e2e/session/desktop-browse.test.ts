/** A whole session from a click in the tray to its end, with a real VM. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { REQUIREMENTS } from '../../../host-agent/api/session/session.ts';
import { textsFor } from '../../ui/texts-of.ts';
import { artefact } from '../../bed/artefacts.ts';
import type { Desktop } from '../../bed/desktop/desktop.ts';
import { DesktopScale } from '../../bed/desktop/desktop-scale.ts';
import { chooseSession, discard, openInTray, pressInPage, untilShown } from '../../bed/desktop/session-window.ts';
import type { Screen } from '../../bed/desktop/x-screen.ts';
import type { TestBed } from '../../bed/test-bed.ts';
import { PAGE_TIMEOUT_MS } from '../../bed/timeouts.ts';

let testBed: TestBed;
let screen: Screen;
let desktop: Desktop;
let window: Page;

beforeAll(async () => {
  ({ testBed, screen, desktop } = await openInTray(
    () => '[spare]\nkeep = false\n[profile.default]\nstartPage = "http://site.test/visit?run=desktop"\n',
  ));
});
afterAll(async () => expect(await testBed.close()).toEqual([]));

/** Waits until the picture shows a browser: an empty window, which Chromium paints a while after its page has another size, has few colours. */
async function untilPainted(): Promise<void> {
  const colours = () =>
    window.evaluate<number>(`(() => {
      const canvas = document.querySelector('canvas');
      const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, Math.min(canvas.height, 120));
      const found = new Set();
      for (let at = 0; at < data.length; at += 4) found.add(data.subarray(at, at + 3).join());
      return found.size;
    })()`);
  await expect.poll(colours, { timeout: PAGE_TIMEOUT_MS }).toBeGreaterThan(16);
}

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
  await noteSteps(await desktop.window('session', { hidden: true }));
  await screen.openTrayMenu();
  await screen.picture(artefact('browse/1-tray-menu.png'));
  window = await chooseSession(desktop, screen);
  await screen.picture(artefact('browse/2-starting.png'));
  // The title of the page itself, in the person's language.
  await expect
    .poll(() => screen.xdotool('search', '--onlyvisible', '--name', '^Disposable browser').catch(() => ''))
    .not.toBe('');
});

it('shows the progress of the start, then the page', async () => {
  await untilShown(testBed, screen, window, 'desktop').finally(() => screen.picture(artefact('browse/3-page.png')));
  const reported = await window.evaluate<{ met: string[]; fraction: number }[]>('toldSteps');
  expect(reported.length).toBeGreaterThan(1);
  for (const [index, { met, fraction }] of reported.entries()) {
    // Met requirements stay met, and the bar never goes back.
    expect(met).toEqual(expect.arrayContaining(reported[index - 1]?.met ?? []));
    expect(fraction).toBeGreaterThanOrEqual(reported[index - 1]?.fraction ?? 0);
  }
  // The cover may disappear in the moment in which the last one is met.
  expect(reported.at(-1)?.met).toEqual(
    expect.arrayContaining(
      REQUIREMENTS.slice(0, -2).map((requirement) => textsFor('en').text(`requirement-${requirement}`)),
    ),
  );
});

it('tells screen readers the title of the page, which the window’s own title does not repeat', async () => {
  await window.getByRole('textbox', { name: '“Visit”, in the disposable VM' }).waitFor({ timeout: PAGE_TIMEOUT_MS });
  expect(await window.title()).toBe('Disposable browser – Standard');
});

it('sends keys to the page', async () => {
  await pressInPage(testBed, window, 'desktop', 'x');
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
  await untilPainted();
  await screen.picture(artefact('browse/4-resized.png'));
});

it('follows the scale of the desktop', async () => {
  const scale = DesktopScale.begin(screen, testBed.folder, 150);
  try {
    // As many pixels as before are fewer CSS pixels.
    await testBed.site.waitForReport(
      'desktop',
      ({ kind, innerWidth, screenWidth }) => kind === 'resize' && innerWidth <= 670 && screenWidth <= 670,
      PAGE_TIMEOUT_MS,
    );
    await untilPainted();
    // The strip of tabs is 41 CSS pixels high. Below it the colour is another one.
    const isTall = () =>
      window.evaluate<boolean>(`(() => {
        const context = document.querySelector('canvas').getContext('2d');
        const [top, bottom] = [10, 52].map((y) => context.getImageData(600, y, 1, 1).data.join());
        return top === bottom;
      })()`);
    await expect.poll(isTall, { timeout: PAGE_TIMEOUT_MS }).toBe(true);
    const isWhole = () =>
      window.evaluate<boolean>(`(() => {
        const { width, height } = document.querySelector('canvas');
        const place = document.querySelector('.screen').getBoundingClientRect();
        return Math.abs(width - place.width * devicePixelRatio) <= 1 && Math.abs(height - place.height * devicePixelRatio) <= 1;
      })()`);
    await expect.poll(isWhole, { timeout: PAGE_TIMEOUT_MS }).toBe(true);
    await untilPainted();
    await screen.picture(artefact('browse/5-scaled.png'));
  } finally {
    scale.end();
  }
});

it('offers to undo when its window is closed, and leaves nothing behind', async () => {
  await discard(testBed, desktop, window, () => screen.picture(artefact('browse/6-discarded.png')));
});
