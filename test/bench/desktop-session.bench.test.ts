/**
 * A session in our window beside the same session in a native VNC viewer, in one run: how often the picture changes on the screen while a
 * long page scrolls, and how long a key takes until its pixel is there. Not a test of speed: it asserts nothing of times.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Desktop } from '../lab/desktop.ts';
import { type Laboratory, openLaboratory } from '../lab/laboratory.ts';
import type { Colour } from '../lab/picture.ts';
import { Screen } from '../lab/screen.ts';
import { START_TIMEOUT_MS } from '../lab/timeouts.ts';
import { XPixels } from '../lab/x-pixels.ts';
import { type Figure, median, publish } from './figures.ts';

const RUNS = Number(process.env['SAFE_BROWSE_BENCH_RUNS'] ?? '7');
const SCROLL_MS = 10_000;
const TIMEOUT_MS = 60_000;
/** In the field of the page, and beside it, wherever a viewer puts the guest on this screen. */
const FIELD = [800, 520] as const;
const SURFACE = [400, 400] as const;
const [RED, BLUE]: [Colour, Colour] = [
  [255, 0, 0],
  [0, 0, 255],
];

let laboratory: Laboratory;
let screen: Screen;
let pixels: XPixels;
let desktop: Desktop;
let accelerator: string | undefined;
const figures: Figure[] = [];
const add = (what: string, values: readonly number[], unit: Figure['unit'] = 'ms') => figures.push({ name: '', what, unit, values });

beforeAll(async () => {
  laboratory = await openLaboratory();
  const { product } = laboratory;
  mkdirSync(dirname(product.configFile), { recursive: true });
  writeFileSync(product.configFile, '[profile.default]\nstartPage = "http://site.test/scroll?run=bench"\n');
  expect((await product.run('network', 'start')).status).toBe(0);
  screen = await Screen.open();
  pixels = await XPixels.open(screen.environment['DISPLAY'] ?? '');
  desktop = await Desktop.start(screen, product.path('e'), { args: ['--open'], overrides: { ...product.environment, XDG_DATA_HOME: product.path('e/d'), SAFE_BROWSE_NODE: '/bin/false' } });
}, START_TIMEOUT_MS);
afterAll(async () => {
  await desktop.quit();
  pixels.close();
  await screen.close();
  await laboratory.close();
  if (figures.length > 0) publish('desktop-session', figures, accelerator);
});

/** On the viewer that shows the page now, its field red. */
async function measure(name: string): Promise<{ framesPerSecond: number; keyMs: number }> {
  await screen.xdotool('mousemove', ...FIELD.map(String), 'click', '1');
  await sleep(2_000);
  const delays: number[] = [];
  for (const colour of Array.from({ length: RUNS * 2 }, (_, run) => (run % 2 === 0 ? BLUE : RED))) {
    const pressed = screen.xdotool('key', 'c');
    delays.push(await pixels.until(...FIELD, colour, TIMEOUT_MS));
    await pressed;
    await sleep(500);
  }
  await screen.xdotool('key', 's');
  await sleep(2_000);
  let changes = 0;
  let last = '';
  const startedMs = performance.now();
  while (performance.now() - startedMs < SCROLL_MS) {
    const seen = (await pixels.colourAt(...SURFACE)).join();
    if (seen !== last) changes += 1;
    last = seen;
  }
  await screen.xdotool('key', 's');
  await sleep(2_000);
  const framesPerSecond = (changes * 1000) / SCROLL_MS;
  add(`${name}: key → pixel, a real session`, delays);
  add(`${name}: a long page scrolls`, [framesPerSecond], 'frames/s');
  return { framesPerSecond, keyMs: median(delays) };
}

it('shows a scrolling page and answers keys as a native viewer does', async () => {
  const window = await desktop.window('session');
  await laboratory.site.waitForReport('bench', ({ kind }) => kind === 'load', START_TIMEOUT_MS);
  await pixels.until(...FIELD, RED, START_TIMEOUT_MS);
  await laboratory.product.until('the session is handed over', async () => (await laboratory.product.sessions()).every(({ state }) => state === 'browsing'), START_TIMEOUT_MS);
  const ours = await measure('our window');
  const [session] = await laboratory.product.sessions();
  accelerator = session?.accelerator;
  await desktop.pressClose(window);
  await window.getByRole('dialog').getByRole('button', { name: 'keep session' }).click();
  const viewer = spawn('xtigervncviewer', ['-SecurityTypes=None', '-RemoteResize=0', '-Shared', '-ReconnectOnError=0', '-AlertOnFatalError=0', session?.display.socket ?? ''], { stdio: 'ignore', env: { ...process.env, ...screen.environment, HOME: laboratory.product.path('h') } });
  try {
    await pixels.until(...FIELD, RED, TIMEOUT_MS);
    const native = await measure('TigerVNC');
    add('our frames against TigerVNC’s', [ours.framesPerSecond / native.framesPerSecond], '×');
    add('our quickness to keys against TigerVNC’s', [native.keyMs / ours.keyMs], '×');
  } finally {
    viewer.kill();
  }
}, 5 * START_TIMEOUT_MS);
