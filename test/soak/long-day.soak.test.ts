/**
 * A long day with ten tabs, without its pauses: each step goes to the next tab and loads its page again. The memory of the host agent, of QEMU, of the network
 * VM and of the desktop, in whose window all this is seen, levels off.
 * `npm run test:long-day`; SAFE_BROWSE_STEPS is the number of steps, 480 by default: one a minute for eight hours.
 */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Session } from '../../host-agent/api/session/session.ts';
import { ownMemoryBytes } from '../../host-agent/process/memory.ts';
import { chooseSession, type DesktopInTray, openInTray } from '../bed/desktop/session-window.ts';
import { PAGE_TIMEOUT_MS, START_TIMEOUT_MS } from '../bed/timeouts.ts';
import { type Memory, memoryOf, namesIn, quarters } from './memory.ts';

const STEPS = Number(process.env['SAFE_BROWSE_STEPS'] ?? 480);
/** Of the second quarter of the day, in which everything was loaded several times. */
const MOST_RATIO = 1.15;
const TRIES = 12;
/** From F5 to the request, in an emulated VM. */
const ASKED_WITHIN_MS = 10_000;
/** Until an emulated Chromium shows another tab. */
const SHOWN_MS = 1_500;
const HELD_MS = 60;

/** Address and run of each tab's page, in the order of the tabs. The first opens the others. */
const OTHERS = [
  'article?run=article',
  'pictures?run=pictures',
  'film?run=film&moves',
  'cinema?run=cinema',
  'keeping?run=keeping',
  'typing?run=typing',
  'scene?run=scene',
  'scroll?run=scroll&moves',
  'visit?run=visit',
] as const;
const OPENED = OTHERS.map((page) => `&open=${encodeURIComponent(`/${page}`)}`);
const FIRST = `http://site.test/tabs?run=tabs${OPENED.join('')}`;
const RUNS = ['tabs', ...OTHERS.map((page) => new URLSearchParams(page.split('?')[1]).get('run') ?? '')];
/** Chromium has a key for each of the first eight tabs, and one for the last. */
const KEYS: readonly (readonly string[])[] = [
  ...Array.from({ length: 8 }, (_, index) => [`Control+${index + 1}`]),
  ['Control+9', 'Control+PageUp'],
  ['Control+9'],
];

interface Sample extends Memory {
  readonly desktop: number;
}

let day: DesktopInTray;
let window: Page;
let session: Session;
beforeAll(async () => {
  day = await openInTray(
    () => `
[spare]
keep = false
[profile.default]
seal = "desktop"
startPage = "${FIRST}"
policies = { DefaultPopupsSetting = 1 }
`,
  );
  const { testBed, screen, desktop } = day;
  await screen.openTrayMenu();
  window = await chooseSession(desktop, screen);
  await window.locator('canvas').waitFor({ timeout: START_TIMEOUT_MS });
  await window.locator('.cover').waitFor({ state: 'detached', timeout: START_TIMEOUT_MS });
  // A tab that was never shown may draw nothing, and so not report.
  await testBed.product.until(
    'all tabs are open',
    async () => {
      const paths = await testBed.site.requestsFor('?run=');
      return RUNS.every((run) => paths.some((path) => path.includes(`?run=${run}`)));
    },
    START_TIMEOUT_MS,
  );
  session = (await testBed.product.sessions())[0] ?? expect.fail('There is no session.');
}, 4 * START_TIMEOUT_MS);
afterAll(async () => expect(await day.testBed.close()).toEqual([]));

/** How often the page was asked for, and how often it has loaded. */
async function counts(run: string): Promise<{ readonly asked: number; readonly loaded: number }> {
  const { requests, reports } = await day.testBed.site.record();
  return {
    asked: requests.filter(({ path }) => path.includes(`?run=${run}`)).length,
    loaded: reports.filter((report) => report.run === run && report.kind === 'load').length,
  };
}

/** Shows the tab and loads its page again. */
async function step(nth: number): Promise<void> {
  const { product } = day.testBed;
  const [run = '', keys = []] = [RUNS[nth % RUNS.length], KEYS[nth % RUNS.length]];
  const before = await counts(run);
  const isAsked = async () => (await counts(run)).asked > before.asked;
  // A busy VM may have lost a key. One that has not still takes long to load the page.
  for (let tries = 0; tries < TRIES && !(await isAsked()); tries += 1) {
    for (const key of keys) {
      await window.keyboard.press(key, { delay: HELD_MS });
      await window.waitForTimeout(SHOWN_MS);
    }
    await window.keyboard.press('F5', { delay: HELD_MS });
    await product.until('the page is asked for', isAsked, ASKED_WITHIN_MS).catch(() => undefined);
  }
  const isLoaded = async () => (await counts(run)).loaded > before.loaded;
  await product.until(`step ${nth}: the page ${run} has loaded again`, isLoaded, PAGE_TIMEOUT_MS);
}

function sample(): Sample {
  const desktop = ownMemoryBytes([day.desktop.app.process().pid ?? 0]) / 1024 ** 2;
  return { ...memoryOf(day.testBed, session), desktop };
}

it(`ten tabs in ${STEPS} steps let no memory grow on and on`, { timeout: 0 }, async () => {
  const samples: Sample[] = [];
  const names = namesIn(sample());
  const startedMs = performance.now();
  process.stdout.write(`| step | min | ${names.map((name) => `${name}, MiB`).join(' | ')} |\n`);
  for (let nth = 1; nth <= STEPS; nth += 1) {
    await step(nth);
    // Always with the same tab in front.
    if (nth % RUNS.length > 0) continue;
    const now = sample();
    samples.push(now);
    const minutes = ((performance.now() - startedMs) / 60_000).toFixed(1);
    process.stdout.write(`| ${nth} | ${minutes} | ${names.map((name) => now[name].toFixed(0)).join(' | ')} |\n`);
  }
  const grown = names.filter((name) => {
    const [second, last] = quarters(samples, name);
    process.stdout.write(`${name}: ${second.toFixed(0)} MiB in the second quarter, ${last.toFixed(0)} in the last\n`);
    return last > second * MOST_RATIO;
  });
  expect(grown).toEqual([]);
});
