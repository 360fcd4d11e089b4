/** Measures how many frames a second pages draw with WebGL, in a session without a graphics card: a scene that turns, and a map that turns. It has no limits. */
import { afterAll, beforeAll, it } from 'vitest';
import { type TestBed, openTestBed } from '../bed/test-bed.ts';
import { PAGE_TIMEOUT_MS, START_TIMEOUT_MS } from '../bed/timeouts.ts';
import { TURNING } from '../bed/network/web-server/drawing-pages.ts';
import { openPage } from '../bed/session/browser.ts';
import { type Figure } from './figures/figures.ts';
import { publish } from './figures/publish.ts';

const SECONDS = 10;
const RUNS = Number(process.env['SAFE_BROWSE_BENCH_RUNS'] ?? '5');

let testBed: TestBed;
let accelerator = '';
const figures: Figure[] = [];

beforeAll(async () => {
  testBed = await openTestBed();
});
afterAll(async () => {
  await testBed.close();
  if (figures.length > 0) await publish('drawing', figures, accelerator);
});

it(
  'measures a scene and a map, 480×320 pixels each',
  async () => {
    const { session } = await testBed.product
      .open('http://site.test/visit?run=first', '--detach')
      .event('ready', START_TIMEOUT_MS);
    accelerator = session.accelerator;
    const screen = await testBed.watch(session);
    for (const [name, what] of Object.entries(TURNING)) {
      const values: number[] = [];
      for (let run = 0; run < RUNS; run += 1) {
        const id = `${name}${run}`;
        await openPage(testBed.site, screen, `/${name}?run=${id}&seconds=${SECONDS}`);
        const { detail } = await testBed.site.waitForReport(id, ({ kind }) => kind === 'frames', 3 * PAGE_TIMEOUT_MS);
        values.push(Number(detail) / SECONDS);
      }
      figures.push({ name: '', what, unit: 'frames/s', values });
    }
  },
  2 * RUNS * START_TIMEOUT_MS,
);
