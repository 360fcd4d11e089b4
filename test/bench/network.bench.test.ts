/**
 * Measures the network VM: how soon a clone gets its address from it, and which share of the throughput of a browser VM's uplink remains
 * behind it. It has no limits. Read the ratio.
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listenForFrames } from '../bed/network/frames/frame-link.ts';
import { type WokenClone, wakeClone } from '../bed/session/clones.ts';
import { ADDRESSES, type Internet, openInternet } from '../bed/network/internet.ts';
import { NetworkVm } from '../bed/network/network-vm.ts';
import { readFrame } from '../bed/network/packets.ts';
import { makeRunFolder } from '../bed/run-folder.ts';
import { PAGE_TIMEOUT_MS, START_TIMEOUT_MS } from '../bed/timeouts.ts';
import { WebServer } from '../bed/network/web-server.ts';
import { filteredPasst, startPasst } from '../bed/network/passt.ts';
import { processTree } from '../../host-agent/process/process.ts';
import { type Figure, median } from '../../host-agent/cli/measure/figures.ts';
import { publish } from './figures/publish.ts';

const COPIES = 3;
/** Emulated code is slow until it has been translated, with and without a network VM, so the first rounds do not count. */
const [WARM_ROUNDS, ROUNDS] = [6, 9];
/** Long enough for the DHCP client to wait for a link, as in a spare. */
const STANDS_BY_MS = 3_000;
const FILTER_TURNS = Number(process.env['SAFE_BROWSE_BENCH_RUNS'] ?? '5');
const BULK_BYTES = 16 * 1024 * 1024;
const DOWNLOADED_MB = ((WARM_ROUNDS + ROUNDS) * BULK_BYTES) / 1e6;
/** Clock ticks of the kernel's statistics: 100 a second on Linux. */
const TICK_MS = 10;
const DHCP_ACK = 5;
/** The offset of the message type: after the fixed part, the cookie, and the option's code and length. */
const DHCP_TYPE_AT = 242;

const figures: Figure[] = [];
const folder = makeRunFolder();
let internet: Internet;
let site: WebServer;
let ndvm: NetworkVm;

beforeAll(async () => {
  internet = await openInternet(folder);
  site = await WebServer.start(internet.world, folder, [`${ADDRESSES.world}:80`]);
  mkdirSync(join(folder, 'm'));
  ndvm = await NetworkVm.boot(join(folder, 'm'), (socket) => filteredPasst(internet.host, socket));
  await ndvm.enforce({ kind: 'internet-only' }, { kind: 'internet-only' });
}, START_TIMEOUT_MS);
afterAll(async () => {
  await ndvm.close();
  await internet.close();
  rmSync(folder, { recursive: true, force: true });
  if (figures.length > 0) await publish('network', figures, 'tcg');
});

/** The folder with the socket of a VM's card, as its jail sees it. */
function nicSocket(name: string): string {
  mkdirSync(join(folder, `${name}-card`));
  return join(folder, `${name}-card`, 'nic.sock');
}

/** Connects a clone's card to the port through the test; resolves when DHCP has assigned the address. */
async function relayed(
  port: number,
  name: string,
): Promise<{ readonly socket: string; readonly bound: Promise<number> }> {
  const socket = nicSocket(name);
  const { plugged } = await listenForFrames(socket);
  const link = ndvm.ports[port];
  const bound = plugged.then(
    (card) =>
      new Promise<number>((resolve) => {
        card.onFrame = (frame) => link?.send(frame);
        if (!link) return;
        link.onFrame = (frame) => {
          card.send(frame);
          const { ip } = readFrame(frame);
          if (ip?.toPort === 68 && ip.payload[DHCP_TYPE_AT] === DHCP_ACK) resolve(performance.now());
        };
      }),
  );
  return { socket, bound };
}

it(
  'measures how soon a clone has its address',
  async () => {
    const [fromLink, fromClone] = [[] as number[], [] as number[]];
    for (let copy = 0; copy < COPIES; copy += 1) {
      const { socket, bound } = await relayed(0, `dhcp${copy}`);
      const clonedAtMs = performance.now();
      const { vm, send } = await wakeClone(folder, `d${copy}`, 0, socket);
      const itselfAfterMs = performance.now() - clonedAtMs;
      await sleep(STANDS_BY_MS);
      const linkedAtMs = performance.now();
      await vm.linkUp();
      send({ type: 'link-up', unixTimeMs: Date.now() });
      const boundAtMs = await bound;
      fromLink.push(boundAtMs - linkedAtMs);
      fromClone.push(itselfAfterMs + boundAtMs - linkedAtMs);
      await vm.kill();
    }
    figures.push(
      { name: 'N1', what: 'link → DHCP done, of a copy that stands by', unit: 'ms', values: fromLink },
      { name: '', what: 'clone begun → DHCP done, with taking its identity', unit: 'ms', values: fromClone },
    );
  },
  COPIES * START_TIMEOUT_MS,
);

it(
  'measures the throughput with and without the network VM in between',
  async () => {
    for (const link of ndvm.ports) link.close();
    const direct = nicSocket('direct');
    const server = await startPasst(internet.host, direct, [
      '--foreground',
      '--quiet',
      '--socket',
      direct,
      '--ipv4-only',
      '--no-map-gw',
      '--tcp-ports',
      'none',
      '--udp-ports',
      'none',
    ]);
    const through = await speed('through', ndvm.portSocket(1));
    const without = await speed('direct', direct);
    server.close();
    figures.push(
      { name: 'N2', what: 'a browser VM downloads through the network VM', unit: 'MB/s', values: through },
      { name: '', what: 'a browser VM downloads, its card on the uplink itself', unit: 'MB/s', values: without },
      {
        name: 'N2',
        what: 'throughput with the network VM, relative to without',
        unit: '×',
        better: 'higher',
        values: [median(through) / median(without)],
      },
      {
        name: '',
        what: 'the slowest of those downloads against their median',
        unit: '×',
        better: 'higher',
        values: [Math.min(...through) / median(through)],
      },
    );
  },
  4 * START_TIMEOUT_MS,
);

it(
  'measures the throughput with and without the filter behind the network VM',
  async () => {
    mkdirSync(join(folder, 'b'));
    const bare = await NetworkVm.boot(join(folder, 'b'), async (socket) => ({
      server: await startPasst(internet.host, socket),
    }));
    try {
      await bare.enforce({ kind: 'internet-only' }, { kind: 'internet-only' });
      for (const link of [...ndvm.ports, ...bare.ports]) link.close();
      const [filtered, unfiltered, ratios] = [[] as number[], [] as number[], [] as number[]];
      const [ofFilter, ofAll] = [[] as number[], [] as number[]];
      // In turns, because the host's speed changes during a run. Only the two downloads of one turn are compared, and each is first in turn.
      for (let turn = 0; turn < FILTER_TURNS; turn += 1) {
        const withFilter = async () => {
          const before = await processorMs();
          const values = await speed(`filtered${turn}`, ndvm.portSocket(1), async () => {
            const after = await processorMs();
            ofFilter.push((after.filter - before.filter) / DOWNLOADED_MB);
            ofAll.push((after.all - before.all) / DOWNLOADED_MB);
          });
          return values;
        };
        const first = turn % 2 === 0 ? await withFilter() : undefined;
        const direct = await speed(`unfiltered${turn}`, bare.portSocket(1));
        const behind = first ?? (await withFilter());
        filtered.push(...behind);
        unfiltered.push(...direct);
        ratios.push(median(behind) / median(direct));
      }
      figures.push(
        { name: 'N3', what: 'a browser VM downloads with the filter', unit: 'MB/s', values: filtered },
        { name: '', what: 'a browser VM downloads without the filter', unit: 'MB/s', values: unfiltered },
        {
          name: 'N3',
          what: 'throughput with the filter, relative to without',
          unit: '×',
          better: 'higher',
          values: ratios,
        },
        { name: 'N4', what: 'processor time of the filter, also on a busy host', unit: 'ms/MB', values: ofFilter },
        { name: '', what: 'processor time of both VMs, passt and the filter', unit: 'ms/MB', values: ofAll },
      );
    } finally {
      await bare.close();
    }
  },
  (2 * FILTER_TURNS + 2) * START_TIMEOUT_MS,
);

/** Processor time of all programs that this test has started, and of the filter among them. */
async function processorMs(): Promise<{ readonly filter: number; readonly all: number }> {
  const used = { filter: 0, all: 0 };
  for (const pid of processTree([process.pid])) {
    if (pid === process.pid) continue;
    try {
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ');
      const ms = (Number(fields[11]) + Number(fields[12])) * TICK_MS;
      used.all += ms;
      if (readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('/filter.cjs')) used.filter += ms;
    } catch {
      // It has ended.
    }
  }
  return used;
}

/** `whenDone`: called while the VM still runs. */
async function speed(
  name: string,
  socket: string,
  whenDone: () => Promise<void> = () => Promise.resolve(),
): Promise<number[]> {
  const copy: WokenClone = await wakeClone(folder, name, 1, socket);
  try {
    await copy.vm.linkUp();
    copy.send({ type: 'link-up', unixTimeMs: Date.now() });
    copy.send({
      type: 'browse',
      url: `http://site.test/bulk?run=${name}&count=${BULK_BYTES}&rounds=${WARM_ROUNDS + ROUNDS}`,
    });
    const { detail } = await site.waitForReport(name, ({ kind }) => kind === 'bulk', 3 * PAGE_TIMEOUT_MS);
    const took = JSON.parse(detail) as number[];
    expect(took).toHaveLength(WARM_ROUNDS + ROUNDS);
    await whenDone();
    return took.slice(WARM_ROUNDS).map((ms) => BULK_BYTES / 1e6 / (ms / 1000));
  } finally {
    await copy.vm.kill();
  }
}
