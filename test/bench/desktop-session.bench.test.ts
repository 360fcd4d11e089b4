/**
 * Compares a session in our window with the same session in a native VNC viewer: how often the picture changes on the screen while a
 * long page scrolls, how long it stays the same, what that costs, and how long a key takes to change a pixel. It measures only and has no limits.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { clickAway, Desktop } from '../bed/desktop/desktop.ts';
import { type TestBed, openTestBed } from '../bed/test-bed.ts';
import type { Colour } from '../bed/screen/picture.ts';
import { rfbSocket } from '../bed/screen/rfb-socket.ts';
import { Screen } from '../bed/desktop/x-screen.ts';
import { START_TIMEOUT_MS } from '../bed/timeouts.ts';
import { XPixels } from '../bed/screen/x-pixels.ts';
import { spareIsReady } from './clicks.ts';
import { type Figure, median, quantile } from './figures/figures.ts';
import { publish } from './figures/publish.ts';
import { processorMs } from './processor-time.ts';

const RUNS = Number(process.env['SAFE_BROWSE_BENCH_RUNS'] ?? '7');
const ROUNDS = 3;
const SCROLL_MS = 6_000;
const SETTLE_MS = 2_000;
/** More frequent reads would slow down the emulated VM. */
const LOOK_EVERY_MS = 2;
const TIMEOUT_MS = 60_000;
/** A point in the field of the page and one beside it, wherever a viewer shows the guest on this screen. */
const FIELD = [800, 575] as const;
const SURFACE = [400, 400] as const;
const [RED, BLUE]: [Colour, Colour] = [
  [255, 0, 0],
  [0, 0, 255],
];

/** Records, in the page of a session window, when the cover of the picture disappears. */
const UNCOVERED = `new Promise((resolve) => {
  let wasCovered = false;
  new MutationObserver(() => {
    const isCovered = document.querySelector('.cover') !== null;
    if (wasCovered && !isCovered) resolve(Date.now());
    wasCovered ||= isCovered;
  }).observe(document.body, { childList: true, subtree: true });
})`;

let testBed: TestBed;
let screen: Screen;
let pixels: XPixels;
let desktop: Desktop;
let environment: Record<string, string>;
let accelerator: string | undefined;
const figures: Figure[] = [];
/** Ratios say how close our window comes to the other viewer. */
const RATIO = { better: 'higher' } as const;
const add = (what: string, values: readonly number[], unit: Figure['unit'] = 'ms') =>
  figures.push({ name: '', what, unit, values, ...(unit === '×' ? RATIO : {}) });

beforeAll(async () => {
  testBed = await openTestBed();
  const { product } = testBed;
  mkdirSync(dirname(product.configFile), { recursive: true });
  writeFileSync(product.configFile, '[profile.default]\nstartPage = "http://site.test/scroll?run=bench"\n');
  expect((await product.run('network', 'start')).status).toBe(0);
  screen = await Screen.open();
  pixels = await XPixels.open(screen.environment['DISPLAY'] ?? '');
  environment = { ...product.environment, XDG_DATA_HOME: product.path('e/d'), SAFE_BROWSE_NODE: '/bin/false' };
  desktop = await Desktop.start(screen, product.path('e'), { args: ['--open'], overrides: environment });
}, START_TIMEOUT_MS);
afterAll(async () => {
  await desktop.quit();
  pixels.close();
  await screen.close();
  await testBed.close();
  if (figures.length > 0) await publish('desktop-session', figures, accelerator);
});

interface Viewing {
  /** How often per second a point of the picture changes. */
  readonly framesPerSecond: number[];
  /** From each change to the next. */
  readonly gapMs: number[];
  /** What the viewer's processes use meanwhile, of one processor. */
  readonly processorPercent: number[];
  readonly keyMs: number[];
}
const newViewing = (): Viewing => ({ framesPerSecond: [], gapMs: [], processorPercent: [], keyMs: [] });

/** Measures the viewer that shows the page now, with a red field, and runs in these processes. */
async function measure({ framesPerSecond, gapMs, processorPercent, keyMs }: Viewing, pids: readonly number[]) {
  await screen.xdotool('mousemove', ...FIELD.map(String), 'click', '1');
  await sleep(SETTLE_MS);
  for (let press = 0; press < 2 * RUNS; press += 1) {
    const pressed = screen.xdotool('key', 'c');
    keyMs.push(await pixels.until(...FIELD, press % 2 === 0 ? BLUE : RED, TIMEOUT_MS));
    await pressed;
    await sleep(500);
  }
  await screen.xdotool('key', 's');
  await sleep(SETTLE_MS);
  const changesMs: number[] = [];
  let last = '';
  const usedMs = processorMs(pids);
  const startedMs = performance.now();
  while (performance.now() - startedMs < SCROLL_MS) {
    const seen = (await pixels.colourAt(...SURFACE)).join();
    if (seen !== last) changesMs.push(performance.now());
    last = seen;
    await sleep(LOOK_EVERY_MS);
  }
  processorPercent.push(((processorMs(pids) - usedMs) * 100) / SCROLL_MS);
  framesPerSecond.push((changesMs.length * 1000) / SCROLL_MS);
  gapMs.push(...changesMs.slice(1).map((atMs, index) => atMs - (changesMs[index] ?? atMs)));
  await screen.xdotool('key', 's');
  await sleep(SETTLE_MS);
}

async function measureOurs(viewing: Viewing): Promise<void> {
  const window = await desktop.window('session');
  await pixels.until(...FIELD, RED, START_TIMEOUT_MS);
  await measure(viewing, await desktop.app.evaluate(({ app }) => app.getAppMetrics().map(({ pid }) => pid)));
  await desktop.pressClose(window);
  await clickAway(window.getByRole('dialog').getByRole('button', { name: 'keep session' }));
  await expect.poll(() => desktop.visibleWindows(), { timeout: TIMEOUT_MS }).toBe(0);
}

async function measureNative(viewing: Viewing, socket: string): Promise<void> {
  const viewer = spawn(
    'xtigervncviewer',
    [
      '-SecurityTypes=None',
      '-RemoteResize=0',
      '-NoJpeg',
      '-Shared',
      '-ReconnectOnError=0',
      '-AlertOnFatalError=0',
      socket,
    ],
    { stdio: 'ignore', env: { ...process.env, ...screen.environment, HOME: testBed.product.path('h') } },
  );
  const ended = once(viewer, 'exit');
  try {
    await pixels.until(...FIELD, RED, TIMEOUT_MS);
    await measure(viewing, viewer.pid === undefined ? [] : [viewer.pid]);
  } finally {
    viewer.kill();
    await ended;
  }
}

/** Opens a session from the main window, which closes again. */
async function showAgain(): Promise<void> {
  await Desktop.run(screen, testBed.product.path('e'), { overrides: environment });
  const main = await desktop.window('main');
  await main.getByRole('button', { name: 'Show' }).first().click();
  await desktop.window('session');
  await desktop.pressClose(main);
}

it(
  'shows a scrolling page and answers keys as a native viewer does',
  async () => {
    await testBed.site.waitForReport('bench', ({ kind }) => kind === 'load', START_TIMEOUT_MS);
    await testBed.product.until(
      'the session is handed over',
      async () => (await testBed.product.sessions()).every(({ state }) => state === 'browsing'),
      START_TIMEOUT_MS,
    );
    const [session] = await testBed.product.sessions();
    accelerator = session?.accelerator;
    const [ours, native] = [newViewing(), newViewing()];
    // Alternating, because the speed of the host varies over minutes.
    for (let round = 0; round < ROUNDS; round += 1) {
      if (round > 0) await showAgain();
      await measureOurs(ours);
      await measureNative(native, session ? rfbSocket(session) : '');
    }
    add('our window: key → pixel, a real session', ours.keyMs);
    add('TigerVNC: key → pixel, the same session', native.keyMs);
    add('our window: a long page scrolls', ours.framesPerSecond, 'frames/s');
    add('TigerVNC: a long page scrolls', native.framesPerSecond, 'frames/s');
    add('our window: from one frame of it to the next', ours.gapMs);
    add('TigerVNC: from one frame of it to the next', native.gapMs);
    add('our window: a long page scrolls, all processes', ours.processorPercent, '% of a processor');
    add('TigerVNC: a long page scrolls, its process', native.processorPercent, '% of a processor');
    add(
      'our p95 from frame to frame against TigerVNC’s',
      [quantile(native.gapMs, 0.95) / quantile(ours.gapMs, 0.95)],
      '×',
    );
    add('our frames against TigerVNC’s', [median(ours.framesPerSecond) / median(native.framesPerSecond)], '×');
    add('our quickness to keys against TigerVNC’s', [median(native.keyMs) / median(ours.keyMs)], '×');
  },
  5 * START_TIMEOUT_MS,
);

it(
  'shows the browser soon after the host agent has seen it, where a spare is handed out',
  async () => {
    const shown: number[] = [];
    for (let click = 0; click < RUNS; click += 1) {
      for (const { id } of await testBed.product.sessions()) await testBed.product.run('close', id);
      await spareIsReady(testBed);
      await Desktop.run(screen, testBed.product.path('e'), { overrides: environment });
      const main = await desktop.window('main');
      const window = await desktop.window('session', { hidden: true });
      const uncovered = window.evaluate<number>(UNCOVERED);
      await main.getByRole('button', { name: 'Safe Browse', exact: true }).click();
      const uncoveredAtMs = await uncovered;
      await testBed.product.until(
        'the session is handed over',
        async () => (await testBed.product.sessions()).some(({ state }) => state === 'browsing'),
        START_TIMEOUT_MS,
      );
      const [session] = await testBed.product.sessions();
      shown.push(
        uncoveredAtMs - Date.parse(session?.requestedAt ?? '') - (session?.timings.firstFrameMs ?? Number.NaN),
      );
    }
    add('the host agent’s first frame → picture in our window, with a spare', shown);
  },
  5 * START_TIMEOUT_MS,
);
