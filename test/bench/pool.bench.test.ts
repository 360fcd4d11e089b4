/**
 * Measures sessions on other hosts without their VMs: placement, clicks that come together, and what the stream to a host costs, over a socket of this
 * host and over a real ssh on loopback. It has no limits.
 */
import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, it } from 'vitest';
import { type KnownHost, placement } from '../../host-agent/pool/desk/pools.ts';
import type { HostPool } from '../../host-agent/pool/host-pool.ts';
import type { Session } from '../../host-agent/api/session/session.ts';
import { randomNumbers } from '../appliance/protocol/hostile-lines.ts';
import { sshPool } from '../contract/pool/ssh-host.ts';
import {
  type BedDesk,
  bedDesk,
  bedHost,
  BedPool,
  openIn,
  removeBed,
  SCREEN_GREETING,
  VIEWER_GREETING,
} from '../host-agent/pool/pool-bed.ts';
import { type Figure, median, quantile } from '../../host-agent/cli/measure/figures.ts';
import { publish } from './figures/publish.ts';

const PLACEMENTS = 300;
const CLICKS = 30;
const ROUNDS = 7;
const PICTURE_BYTES = 32 * 1024 * 1024;
const LIMIT_MS = 300_000;

const figures: Figure[] = [];
afterAll(() => (figures.length > 0 ? publish('pool', figures) : undefined));

const elapsedMs = async (work: () => unknown): Promise<number> => {
  const before = performance.now();
  await work();
  return performance.now() - before;
};

it('places a session among hosts', () => {
  for (const count of [1, 10, 100, 1000]) {
    const below = randomNumbers(count);
    const random = () => below(1_000_000) / 1_000_000;
    const tookMs: number[] = [];
    let wrong = 0;
    for (let round = 0; round < PLACEMENTS; round += 1) {
      const hosts = Array.from({ length: count }, (_, index): KnownHost => {
        const state = {
          load: below(11),
          hasSpare: below(10) === 0,
          hasRoom: below(2) === 0,
        };
        return { host: `h${index}`, state };
      });
      const before = performance.now();
      const [first] = placement(hosts, random);
      tookMs.push(performance.now() - before);
      const chosen = hosts.find(({ host }) => host === first)?.state;
      const isBetter = ({ state }: KnownHost) =>
        state?.hasRoom === true && (!chosen || (state.hasSpare && !chosen.hasSpare));
      if (chosen?.hasRoom === false || hosts.some(isBetter)) wrong += 1;
    }
    figures.push({ name: 'N9', what: `placement among ${count}`, unit: 'ms', values: tookMs });
    figures.push({
      name: 'N9',
      what: `wrong choices among ${count}, per choice`,
      unit: '×',
      values: [wrong / PLACEMENTS],
    });
  }
});

it('opens sessions for clicks that come together', { timeout: LIMIT_MS }, async () => {
  const hosts = await Promise.all(['one', 'two', 'three'].map((name) => bedHost(name, '', CLICKS)));
  const pool = new BedPool(hosts);
  const desk = await bedDesk(pool);
  await desk.pools.status();
  const open = () => openIn(desk, pool);
  const closeAll = () => Promise.all(desk.remote.all.map(({ identity }) => desk.remote.close(identity.id)));
  const single: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    single.push(await elapsedMs(open));
    await closeAll();
  }
  const together = await Promise.all(Array.from({ length: CLICKS }, () => elapsedMs(open)));
  const used = new Set(desk.remote.all.map(({ identity }) => identity.host)).size;
  figures.push({ name: '', what: 'a click, fake VM', unit: 'ms', values: single });
  figures.push({ name: '', what: `each of ${CLICKS} clicks at once on 3 hosts`, unit: 'ms', values: together });
  figures.push({
    name: '',
    what: 'p95 of them against one',
    unit: '×',
    values: [quantile(together, 0.95) / median(single)],
  });
  figures.push({ name: '', what: 'hosts that they went to', unit: 'computers', better: 'higher', values: [used] });
  await closeAll();
  await desk.stop();
  for (const host of hosts) await host.stop();
  await removeBed(desk.folder);
});

it('carries a screen', { timeout: LIMIT_MS }, async () => {
  const host = await bedHost('one');
  const picture = randomBytes(PICTURE_BYTES);
  const throughput = async (socket: string) => {
    const rates: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1)
      rates.push((2 * PICTURE_BYTES) / 1e3 / (await elapsedMs(() => echo(socket, picture))));
    return rates;
  };
  const local = await throughput(join(host.folder, 'screen.sock'));
  figures.push({ name: '', what: 'a screen of this host', unit: 'MB/s', values: local });
  const ssh = await sshPool(host);
  const through: readonly [string, HostPool][] = [
    ['the stream', new BedPool([host])],
    ['the stream in ssh on loopback', ssh.pool],
  ];
  for (const [what, pool] of through) {
    const desk = await bedDesk(pool);
    const session = await openIn(desk, pool);
    const rates = await throughput(socketOf(session));
    figures.push({ name: '', what: `a screen through ${what}`, unit: 'MB/s', values: rates });
    figures.push({
      name: '',
      what: `${what} against local`,
      unit: '×',
      better: 'higher',
      values: [median(rates) / median(local)],
    });
    await roundTrips(desk, session, what);
    await desk.remote.close(session.id);
    await desk.stop();
    await removeBed(desk.folder);
  }
  await ssh.stop();
  await host.stop();
});

async function roundTrips({ remote }: BedDesk, { id }: Session, what: string): Promise<void> {
  const calls: number[] = [];
  for (let round = 0; round < 10 * ROUNDS; round += 1)
    calls.push(await elapsedMs(() => remote.get(id).call('touch', {})));
  figures.push({ name: '', what: `a call through ${what}`, unit: 'ms', values: calls });
}

/** Sends the bytes to the screen, and waits until as many have come back. */
async function echo(socket: string, bytes: Buffer): Promise<void> {
  const viewer = connect(socket);
  viewer.write(VIEWER_GREETING);
  viewer.write(bytes);
  let left = SCREEN_GREETING.length + bytes.length;
  for await (const chunk of viewer) {
    left -= (chunk as Buffer).length;
    if (left <= 0) break;
  }
  viewer.destroy();
}

const socketOf = ({ display }: Session): string => (display.kind === 'rfb' ? display.socket : '');
