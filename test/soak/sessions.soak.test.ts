/**
 * Many sessions, one after another and eight at a time: the host agent's resources do not grow, and the last sessions are as fast as the first. VMs are
 * fakes, everything else is real. `npm run test:soak`; SAFE_BROWSE_SOAK_SESSIONS is their number, 200 by default.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openAndFollow } from '../../host-agent/api/connection/open-and-follow.ts';
import type { Client } from '../../host-agent/api/connection/client.ts';
import { openDescriptors, residentMiB } from '../bed/process/process-usage.ts';
import { filesBelow, FakeQemuTestBed } from '../bed/fake-qemu-test-bed.ts';

const SESSIONS = Number(process.env['SAFE_BROWSE_SOAK_SESSIONS'] ?? 200);
const AT_A_TIME = 8;
const MOST_GROWTH_MIB = 20;
/** The limit for the time of the last quarter relative to the first, with an allowance for other load on the host. */
const MOST_RATIO = 1.5;
const UNEVEN_MS = 500;

interface Standing {
  readonly memoryMiB: number;
  readonly descriptors: number;
  readonly processes: number;
  readonly files: number;
}

let testBed: FakeQemuTestBed;
let client: Client;
beforeAll(async () => {
  testBed = await FakeQemuTestBed.open();
  client = await testBed.client();
  // Allocates everything that is allocated only once.
  for (let times = 0; times < 10; times += 1) await oneSession();
  await Promise.all(Array.from({ length: AT_A_TIME }, oneSession));
});
afterAll(async () => {
  client.close();
  expect(await testBed.close()).toEqual([]);
});

/** Opens a session, takes a picture and closes it. Returns how long it took to be ready and to be gone. */
async function oneSession(): Promise<{ readonly openMs: number; readonly closeMs: number }> {
  const startedMs = performance.now();
  const { id } = await openAndFollow(client, { url: 'http://harmless.hostile/' });
  const openMs = performance.now() - startedMs;
  await client.call('session.thumbnail', { id });
  const closedMs = performance.now();
  await client.call('session.close', { ids: [id] });
  return { openMs, closeMs: performance.now() - closedMs };
}

async function standing(): Promise<Standing> {
  // The resources of a session are freed a moment after its end.
  await sleep(1_000);
  const pid = testBed.product.daemon()?.pid ?? 0;
  const { runtime, state, data, config } = testBed.folders;
  return {
    memoryMiB: residentMiB(testBed.namespace, pid),
    descriptors: openDescriptors(testBed.namespace, pid),
    processes: testBed.product.processes().length,
    files: [runtime, state, data, config].reduce((sum, folder) => sum + filesBelow(folder).length, 0),
  };
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** The medians of the first and of the last quarter. */
function quarters(times: readonly number[]): { readonly firstMs: number; readonly lastMs: number } {
  const quarter = Math.max(1, Math.floor(times.length / 4));
  return { firstMs: median(times.slice(0, quarter)), lastMs: median(times.slice(-quarter)) };
}

function expectFlat(times: readonly number[]): void {
  const { firstMs, lastMs } = quarters(times);
  expect(lastMs).toBeLessThan(MOST_RATIO * firstMs + UNEVEN_MS);
}

function tell(
  what: string,
  before: Standing,
  after: Standing,
  times: readonly { readonly openMs: number; readonly closeMs: number }[],
): void {
  const [opens, closes] = [times.map(({ openMs }) => openMs), times.map(({ closeMs }) => closeMs)];
  const ratio = (values: readonly number[]) => (quarters(values).lastMs / quarters(values).firstMs).toFixed(2);
  process.stdout.write(
    `${what}: ${times.length} sessions; memory ${before.memoryMiB.toFixed(1)} → ${after.memoryMiB.toFixed(1)} MiB, descriptors ${before.descriptors} → ${after.descriptors}, processes ${before.processes} → ${after.processes}, files ${before.files} → ${after.files}; ` +
      `open ${median(opens).toFixed(0)} ms (last quarter by first ${ratio(opens)}), close ${median(closes).toFixed(0)} ms (${ratio(closes)})\n`,
  );
}

function expectNoGrowth(before: Standing, after: Standing): void {
  expect(after.memoryMiB - before.memoryMiB).toBeLessThan(MOST_GROWTH_MIB);
  expect({ descriptors: after.descriptors, processes: after.processes, files: after.files }).toEqual({
    descriptors: before.descriptors,
    processes: before.processes,
    files: before.files,
  });
}

describe('many sessions', () => {
  it('one after another do not grow any resource, and the last are as fast as the first', async () => {
    const before = await standing();
    const times = [];
    for (let count = 0; count < SESSIONS; count += 1) times.push(await oneSession());
    const after = await standing();
    tell('one after another', before, after, times);
    expectNoGrowth(before, after);
    for (const each of ['openMs', 'closeMs'] as const) expectFlat(times.map((time) => time[each]));
  });

  it('eight at a time do not grow any resource, and the last are as fast as the first', async () => {
    const before = await standing();
    const times: Awaited<ReturnType<typeof oneSession>>[] = [];
    for (let count = 0; count < SESSIONS; count += AT_A_TIME)
      times.push(...(await Promise.all(Array.from({ length: Math.min(AT_A_TIME, SESSIONS - count) }, oneSession))));
    const after = await standing();
    tell('eight at a time', before, after, times);
    expectNoGrowth(before, after);
    for (const each of ['openMs', 'closeMs'] as const) expectFlat(times.map((time) => time[each]));
  });
});
