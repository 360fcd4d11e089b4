/**
 * Measures what an exit costs: throughput, the latency of a request, and a click, each beside the same without an exit, in one run. It has no limits.
 * Absolute times depend on the host and its load; read the ratios. Under software emulation the network VM encrypts slowly.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Figure, median } from '../../host-agent/cli/measure/figures.ts';
import type { Session } from '../../host-agent/api/session/session.ts';
import { spareIsAtExit, useExit } from '../bed/network/exit-steps.ts';
import { ProxyServer } from '../bed/network/proxy/proxy-server.ts';
import { WireGuardPeer } from '../bed/network/wireguard-peer.ts';
import { openTestBed, type TestBed } from '../bed/test-bed.ts';
import { PAGE_TIMEOUT_MS, START_TIMEOUT_MS } from '../bed/timeouts.ts';
import { click, spareIsReady } from './clicks.ts';
import { publish } from './figures/publish.ts';

const RUNS = Number(process.env['SAFE_BROWSE_BENCH_RUNS'] ?? '5');
const WAYS = ['direct', 'tunnel', 'proxy'] as const;
type Way = (typeof WAYS)[number];
const BULK_BYTES = 4 * 1024 * 1024;
/** Emulated code is slow until it has been translated, so the first rounds do not count. */
const [WARM_ROUNDS, ROUNDS] = [4, 6];
const QUESTIONS = 40;

let testBed: TestBed;
let accelerator = '';
const figures: Figure[] = [];

beforeAll(async () => {
  testBed = await openTestBed();
  const { product, internet, folder } = testBed;
  // The network VMs of exits stay between the sessions.
  product.configure('[spare]\nkeep = false\n[network]\nidleStopSeconds = 3600\n');
  const peer = await WireGuardPeer.start(internet, folder);
  writeFileSync(join(folder, 'tunnel.conf'), peer.file());
  await must('exit', 'import', join(folder, 'tunnel.conf'));
  const proxy = await ProxyServer.start(internet, folder, 'socks5');
  const login = join(folder, 'login');
  await must('exit', 'add', 'proxy', '--kind', proxy.kind, '--server', proxy.server, '--login', login);
});
afterAll(async () => {
  await testBed.product.run('config', 'set', 'profile.default.exit', 'direct');
  for (const name of ['tunnel', 'proxy']) await testBed.product.run('exit', 'remove', name);
  await testBed.close();
  if (figures.length > 0) await publish('exits', figures, accelerator);
});

async function must(...args: readonly string[]): Promise<void> {
  const { status, stderr } = await testBed.product.run(...args);
  if (status !== 0) throw new Error(stderr);
}

/** The milliseconds of each round in which a page fetches so many bytes. */
async function rounds(run: string, bytes: number, count: number): Promise<readonly number[]> {
  const page = `http://site.test/bulk?run=${run}&count=${bytes}&rounds=${count}`;
  const { session } = await testBed.product.open(page, '--detach').event('ready', 2 * START_TIMEOUT_MS);
  accelerator = session.accelerator;
  const { detail } = await testBed.site.waitForReport(run, ({ kind }) => kind === 'bulk', 3 * PAGE_TIMEOUT_MS);
  await close(session);
  return JSON.parse(detail) as number[];
}

async function close({ id }: Session): Promise<void> {
  expect((await testBed.product.run('close', id)).status).toBe(0);
}

const eachWay = <Value>(make: () => Value): Record<Way, Value> => ({ direct: make(), tunnel: make(), proxy: make() });

it(
  'measures throughput and latency',
  async () => {
    const [speeds, latencies] = [eachWay(() => [] as number[]), eachWay(() => [] as number[])];
    for (let run = 0; run < RUNS; run += 1)
      for (const way of WAYS) {
        await useExit(testBed, way);
        const took = await rounds(`${way}-${run}-bulk`, BULK_BYTES, WARM_ROUNDS + ROUNDS);
        speeds[way].push(median(took.slice(WARM_ROUNDS).map((ms) => BULK_BYTES / 1e6 / (ms / 1000))));
        const asked = await rounds(`${way}-${run}-latency`, 1, 2 * QUESTIONS);
        latencies[way].push(median(asked.slice(QUESTIONS)));
      }
    for (const way of WAYS) {
      figures.push({ name: '', what: `download, ${way}`, unit: 'MB/s', better: 'higher', values: speeds[way] });
      figures.push({ name: '', what: `one more request, ${way}`, unit: 'ms', values: latencies[way] });
      if (way === 'direct') continue;
      const ratios = speeds[way].map((speed, run) => speed / (speeds.direct[run] ?? Number.NaN));
      figures.push({ name: '', what: `download, ${way} against direct`, unit: '×', better: 'higher', values: ratios });
      const more = latencies[way].map((ms, run) => ms - (latencies.direct[run] ?? Number.NaN));
      figures.push({ name: '', what: `one more request, ${way}, beyond direct`, unit: 'ms', values: more });
    }
  },
  RUNS * WAYS.length * 4 * START_TIMEOUT_MS,
);

it.each([
  ['measures clicks on a template', 'template', '[spare]\nkeep = false\n'],
  ['measures clicks on a spare', 'spare', '[spare]\nminimumAvailableMiB = 0\n'],
] as const)(
  '%s',
  async (_, from, toml) => {
    const { product } = testBed;
    // The exits stay in the configuration.
    product.configure(readFileSync(product.configFile, 'utf8').replace(/\[spare\]\n.*\n/, toml));
    const frames = eachWay(() => [] as number[]);
    for (let run = 0; run < RUNS; run += 1)
      for (const way of WAYS) {
        await useExit(testBed, way);
        if (from === 'spare') await (way === 'direct' ? spareIsReady(testBed) : spareIsAtExit(testBed, way));
        const { session, frameMs } = await click(testBed);
        expect(session.startedFrom).toBe(from);
        frames[way].push(frameMs);
        await close(session);
      }
    for (const way of WAYS) {
      figures.push({ name: '', what: `click → first frame from a ${from}, ${way}`, unit: 'ms', values: frames[way] });
      if (way === 'direct') continue;
      const ratios = frames[way].map((ms, run) => ms / (frames.direct[run] ?? Number.NaN));
      figures.push({
        name: '',
        what: `click → first frame from a ${from}, ${way} against direct`,
        unit: '×',
        values: ratios,
      });
    }
  },
  RUNS * WAYS.length * 3 * START_TIMEOUT_MS,
);
