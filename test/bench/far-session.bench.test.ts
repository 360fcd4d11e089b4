/**
 * What distance does to a session with a real VM in its real window: how many pictures of a scrolling text and of a film it shows, how many bytes cross
 * the network for them, and how long a key takes to change a pixel; here, and over a real ssh. It measures only and has no limits.
 */
import { mkdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { artefact } from '../bed/artefacts.ts';
import { Desktop } from '../bed/desktop/desktop.ts';
import { Screen } from '../bed/desktop/x-screen.ts';
import { openPoolTestBed, type PoolTestBed } from '../bed/pool-test-bed.ts';
import type { Product } from '../bed/product.ts';
import type { Colour } from '../bed/screen/picture.ts';
import { XPixels } from '../bed/screen/x-pixels.ts';
import { PAGE_TIMEOUT_MS, START_TIMEOUT_MS } from '../bed/timeouts.ts';
import type { Figure } from '../../host-agent/cli/measure/figures.ts';
import { publish } from './figures/publish.ts';

const [ROUNDS, KEYS] = [2, 6];
const MOVING_MS = 8_000;
const SETTLE_MS = 2_000;
const LOOK_EVERY_MS = 2;
const CARD = 'distant0';
const PAGES = ['article', 'film'] as const;
const SAID = { article: 'a text scrolls', film: 'a film of 1280×720 plays' } as const;
const ROUND_TRIPS_MS = [0, 50];
/** Points in the field of the pages and in their mark, wherever the window shows the guest on this screen. */
const FIELD = [800, 575] as const;
const MARK = [500, 600] as const;
const [RED, BLUE]: [Colour, Colour] = [
  [255, 0, 0],
  [0, 0, 255],
];

let testBed: PoolTestBed;
let screen: Screen;
let pixels: XPixels;
let accelerator: string | undefined;
const figures: Figure[] = [];
const add = (what: string, values: readonly number[], unit: Figure['unit']) =>
  figures.push({ name: '', what, unit, values });

beforeAll(async () => {
  testBed = await openPoolTestBed({
    isDistant: true,
    host: '[template]\nseal = "off"\n[profile.server]\n',
    desk: '[profile.server]\nwhere = "family"\n',
  });
  screen = await Screen.open();
  pixels = await XPixels.open(screen.environment['DISPLAY'] ?? '');
}, START_TIMEOUT_MS);
afterAll(async () => {
  pixels.close();
  await screen.close();
  await testBed.close();
  if (figures.length > 0) await publish('far-session', figures, accelerator);
});

/** What this desk has received from the host. */
async function receivedBytes(): Promise<number> {
  const cards = await testBed.internet.lan.must(['cat', '/proc/net/dev']);
  return Number(new RegExp(`${CARD}:\\s*(\\d+)`).exec(cards)?.[1] ?? Number.NaN);
}

async function keyMs(): Promise<number[]> {
  const took: number[] = [];
  for (let press = 0; press < KEYS; press += 1) {
    const pressed = screen.xdotool('key', 'c');
    took.push(await pixels.until(...FIELD, press % 2 === 0 ? BLUE : RED, PAGE_TIMEOUT_MS));
    await pressed;
    await sleep(500);
  }
  return took;
}

async function picturesPerSecond(): Promise<number> {
  await screen.xdotool('key', 's');
  await sleep(SETTLE_MS);
  let pictures = 0;
  let last = '';
  const startedMs = performance.now();
  while (performance.now() - startedMs < MOVING_MS) {
    const seen = (await pixels.colourAt(...MARK)).join();
    if (seen !== last) pictures += 1;
    last = seen;
    await sleep(LOOK_EVERY_MS);
  }
  const perSecond = (pictures * 1e3) / (performance.now() - startedMs);
  await screen.xdotool('key', 's');
  await sleep(SETTLE_MS);
  return perSecond;
}

/** A session with this page, in a window of the product's person. */
async function inWindow(of: Product, which: (typeof PAGES)[number], measure: () => Promise<void>): Promise<void> {
  const run = `${which}-${figures.length}`;
  const opened = of.open(
    `http://site.test/${which}?run=${run}`,
    ...(of === testBed.desk ? ['--profile', 'server'] : []),
  );
  const { session } = await opened.event('ready', START_TIMEOUT_MS);
  accelerator ??= session.accelerator;
  await testBed.site.waitForReport(run, ({ kind }) => kind === 'load', PAGE_TIMEOUT_MS);
  const overrides = { ...of.environment, XDG_DATA_HOME: of.path('e/d'), SAFE_BROWSE_NODE: '/bin/false' };
  mkdirSync(of.path('e'), { recursive: true });
  const desktop = await Desktop.start(screen, of.path('e'), { args: [`--session=${session.id}`], overrides });
  try {
    await desktop.window('session');
    await pixels.until(...FIELD, RED, START_TIMEOUT_MS);
    await screen.xdotool('mousemove', ...FIELD.map(String), 'click', '1');
    await sleep(SETTLE_MS);
    await screen.picture(artefact(`far-session/${of === testBed.desk ? 'there' : 'here'}-${which}.png`));
    await measure();
  } finally {
    await desktop.quit();
    expect((await of.run('close', session.id)).status).toBe(0);
  }
}

async function measure(which: (typeof PAGES)[number], where: string, isCounted: boolean): Promise<void> {
  add(`key → pixel, ${where}, ${which}`, await keyMs(), 'ms');
  const [shown, perPicture]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = isCounted ? await receivedBytes() : Number.NaN;
    const perSecond = await picturesPerSecond();
    shown.push(perSecond);
    if (isCounted) perPicture.push(((await receivedBytes()) - before) / (perSecond * (MOVING_MS / 1e3)));
  }
  add(`${SAID[which]}, ${where}`, shown, 'frames/s');
  if (isCounted) add(`${SAID[which]}, ${where}: bytes for each picture, at most`, perPicture, 'bytes');
}

it.each(PAGES)('shows %s here and at a distance', { timeout: 6 * START_TIMEOUT_MS }, async (which) => {
  await inWindow(testBed.product, which, () => measure(which, 'here', false));
  await inWindow(testBed.desk, which, async () => {
    for (const roundTripMs of ROUND_TRIPS_MS) {
      await testBed.distance?.change({ roundTripMs, lossShare: 0 });
      await measure(which, `${roundTripMs} ms away`, true);
    }
  });
});
