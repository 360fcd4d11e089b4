/**
 * Measures how many frames a second pages draw with WebGL, in a session without a graphics card and in Chromium on this host: a scene that turns, and a map
 * that turns. A session with KVM has the processors of the host. It has no limits.
 */
import { join } from 'node:path';
import { afterAll, beforeAll, it } from 'vitest';
import { CHROMIUM, CHROMIUM_FLAGS } from '../../appliance/agent/browser/chromium.ts';
import { argumentsOf } from '../../appliance/agent/browser/settings.ts';
import { startXServer } from '../bed/desktop/x-screen.ts';
import { endAll } from '../bed/ending.ts';
import { ADDRESSES } from '../bed/network/internet.ts';
import { type TestBed, openTestBed } from '../bed/test-bed.ts';
import { PAGE_TIMEOUT_MS, START_TIMEOUT_MS } from '../bed/timeouts.ts';
import { TURNING } from '../bed/network/web-server/drawing-pages.ts';
import { openPage } from '../bed/session/browser.ts';
import { type Figure } from '../../host-agent/cli/measure/figures.ts';
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

it(
  'measures the same in Chromium on this host',
  async () => {
    const { server, display } = await startXServer(1280, 800);
    try {
      for (const [name, what] of Object.entries(TURNING)) {
        const values: number[] = [];
        for (let run = 0; run < RUNS; run += 1) values.push(await drawnOnHost(`host-${name}${run}`, name, display));
        figures.push({ name: '', what: `${what}, in Chromium on this host`, unit: 'frames/s', values });
      }
    } finally {
      await endAll([server]);
    }
  },
  2 * RUNS * START_TIMEOUT_MS,
);

/** Frames a second of one page in a new Chromium with the flags of a session. */
async function drawnOnHost(run: string, page: string, display: string): Promise<number> {
  const flags = [...CHROMIUM_FLAGS, ...argumentsOf({}), '--no-sandbox'];
  const places = [
    `--user-data-dir=${join(testBed.folder, run)}`,
    `--host-resolver-rules=MAP site.test ${ADDRESSES.world}`,
  ];
  const url = `http://site.test/${page}?run=${run}&seconds=${SECONDS}`;
  const chromium = testBed.internet.world.start([CHROMIUM, ...flags, ...places, url], { DISPLAY: display });
  const { detail } = await testBed.site.waitForReport(run, ({ kind }) => kind === 'frames', 3 * PAGE_TIMEOUT_MS);
  await chromium.signal('TERM');
  await chromium.ended;
  return Number(detail) / SECONDS;
}
