/** Measures how often an idle host agent wakes, with a network VM and one spare. The goal is less than twice a second. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { wakeUps } from '../bed/process/process-usage.ts';
import { type TestBed, openTestBed } from '../bed/test-bed.ts';
import { START_TIMEOUT_MS } from '../bed/timeouts.ts';
import { restart, spareIsReady } from './clicks.ts';
import { type Figure } from '../../host-agent/cli/measure/figures.ts';
import { publish } from './figures/publish.ts';

const RUNS = Number(process.env['SAFE_BROWSE_BENCH_RUNS'] ?? '5');
/** What was begun with the spare is over by then. */
const REST_SECONDS = 60;
/** Several times that of the rarest of the looks that matter. */
const MEASURED_SECONDS = 60;

let testBed: TestBed;
const figures: Figure[] = [];

beforeAll(async () => {
  testBed = await openTestBed();
}, 4 * START_TIMEOUT_MS);
afterAll(async () => {
  await testBed.close();
  if (figures.length > 0) await publish('idle', figures);
});

it(
  'measures how often an idle host agent wakes',
  async () => {
    await restart(testBed, '[network]\nstartWith = "agent"\n');
    await spareIsReady(testBed);
    const pid = testBed.product.daemon()?.pid ?? expect.fail('No host agent runs.');
    await sleep(REST_SECONDS * 1_000);
    const values: number[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      const [before, atMs] = [wakeUps(testBed.internet.host, pid), performance.now()];
      await sleep(MEASURED_SECONDS * 1_000);
      values.push(((wakeUps(testBed.internet.host, pid) - before) * 1_000) / (performance.now() - atMs));
    }
    figures.push({ name: '', what: 'host agent with a network VM and a spare, idle: wake-ups', unit: '/s', values });
  },
  (REST_SECONDS + (RUNS + 1) * MEASURED_SECONDS) * 1_000 + 4 * START_TIMEOUT_MS,
);
