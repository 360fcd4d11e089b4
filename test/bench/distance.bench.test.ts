/**
 * Measures what distance does to sessions on other hosts, without their VMs: over a real ssh between two namespaces, with delay and lost packets. The
 * screen shows a picture every 30 ms at most, as QEMU does. It has no limits.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Session } from '../../host-agent/api/session/session.ts';
import type { HostPool } from '../../host-agent/pool/host-pool.ts';
import { streamOf } from '../../host-agent/process/streaming.ts';
import { attachArguments } from '../../host-agent/tools/ssh.ts';
import { Namespace } from '../bed/namespace.ts';
import { type Distance, distantAddresses, openDistance, type Route } from '../bed/network/distance/distance.ts';
import { makeRunFolder } from '../bed/run-folder.ts';
import { PullingViewer } from '../bed/screen/pulling-viewer.ts';
import { prepareSshServer, SERVER_LISTENS, type SshServer } from '../bed/ssh-server.ts';
import { attachProgram } from '../contract/pool/ssh-host.ts';
import { RfbServer } from '../fakes/screen/rfb-server.ts';
import {
  type BedDesk,
  bedDesk,
  type BedHost,
  bedHost,
  BedPool,
  NEVER_ABORTED,
  openIn,
  removeBed,
} from '../host-agent/pool/pool-bed.ts';
import { type Figure, median } from '../../host-agent/cli/measure/figures.ts';
import { publish } from './figures/publish.ts';

const ROUNDS = 5;
const FILM_MS = 1_500;
const REFRESH_MS = 30;
const SSH_PORT = 2222;
const LIMIT_MS = 600_000;
/** More than a host takes to be known as dead. */
const NOTICED_AFTER_MS = 4_000;
const KEY_A = 97;
/** 0.23 MB of pixels: about what changes in a picture of a scrolling page, compressed. */
const PICTURE = { width: 320, height: 180 };
const NEAR: Route = { roundTripMs: 0, lossShare: 0 };
const ROUTES: readonly Route[] = [
  ...[0, 5, 20, 50, 100].map((roundTripMs) => ({ roundTripMs, lossShare: 0 })),
  ...[20, 100].map((roundTripMs) => ({ roundTripMs, lossShare: 0.01 })),
];

const folder = makeRunFolder();
const figures: Figure[] = [];
let [here, there, beyond]: Namespace[] = [];
let distance: Distance;
let other: Distance;
const servers = new Map<string, SshServer>();
let host: BedHost;
/** Chosen only where the first one is not there. */
let spare: BedHost;
let screen: RfbServer;
let far: HostPool;

const add = (what: string, values: readonly number[], unit: Figure['unit'] = 'ms') =>
  figures.push({ name: '', what, unit, values });
const said = ({ roundTripMs, lossShare }: Route) =>
  `${roundTripMs} ms away${lossShare > 0 ? `, ${100 * lossShare} % lost` : ''}`;
const elapsedMs = async (work: () => Promise<unknown>): Promise<number> => {
  const beforeMs = performance.now();
  await work();
  return performance.now() - beforeMs;
};

/** The person's ssh runs in a separate namespace, the desk outside. */
class DistantPool extends BedPool {
  override reach(name: string, onTrouble: (reason: string) => void): Duplex {
    const ssh = ['ssh', ...attachArguments('server', servers.get(name)?.configurationFile ?? '')];
    const args = [`--net=/proc/${here?.outerPid}/ns/net`, ...ssh];
    return streamOf(Promise.resolve({ program: 'nsenter', args, environment: {} }), onTrouble);
  }
}

beforeAll(async () => {
  [here, there, beyond] = [
    await Namespace.create('here', folder),
    await Namespace.create('there', folder),
    await Namespace.create('beyond', folder),
  ];
  distance = await openDistance(folder, [there, here]);
  other = await openDistance(folder, [beyond, here], 1);
  host = await bedHost('server', '', 2 * ROUNDS);
  host.screen = join(folder, 'screen');
  screen = await RfbServer.listen(host.screen, PICTURE);
  screen.refreshMs = REFRESH_MS;
  screen.answersEncodings = true;
  host.state = { ...host.state, hasSpare: true };
  spare = await bedHost('spare', '', 2 * ROUNDS);
  await serve(host, there, distantAddresses()[0]);
  await serve(spare, beyond, distantAddresses(1)[0]);
  far = new DistantPool([host]);
});
afterAll(async () => {
  screen.close();
  await Promise.all([host.stop(), spare.stop()]);
  await Promise.all([distance.close(), other.close()]);
  await Promise.all([here?.close(), there?.close(), beyond?.close()]);
  for (const server of servers.values()) await server.remove();
  rmSync(folder, { recursive: true, force: true });
  if (figures.length > 0) await publish('distance', figures);
});

async function serve(of: BedHost, namespace: Namespace, address: string): Promise<void> {
  const server = await prepareSshServer(address, SSH_PORT, attachProgram(of));
  servers.set(of.name, server);
  const running = namespace.start(server.command);
  await new Promise<void>((resolve) => {
    running.stderr.on('data', (text) => String(text).includes(SERVER_LISTENS) && resolve());
  });
}

const socketOf = ({ display }: Session): string => (display.kind === 'rfb' ? display.socket : '');

/** From the press of a key until the picture that it changes. */
async function keyMs(viewer: PullingViewer): Promise<number> {
  await sleep(2 * REFRESH_MS);
  return elapsedMs(async () => {
    const next = viewer.next();
    viewer.press(KEY_A);
    await next;
  });
}

async function framesPerSecond(viewer: PullingViewer): Promise<number> {
  screen.isFilm = true;
  screen.paint([0, 0, 0]);
  await sleep(FILM_MS / 3);
  const [before, startedMs] = [viewer.picturesMs.length, performance.now()];
  await sleep(FILM_MS);
  const perSecond = ((viewer.picturesMs.length - before) * 1e3) / (performance.now() - startedMs);
  screen.isFilm = false;
  // What was on the way.
  await sleep(FILM_MS / 3);
  return perSecond;
}

async function measure(where: string, socket: string): Promise<void> {
  let shade = 0;
  screen.onKey = ({ down }) => down && screen.paint([(shade += 1) % 256, 1, 1]);
  for (const asksAhead of [false, true]) {
    const viewer = await PullingViewer.connect(socket, { asksAhead });
    await viewer.next();
    const how = asksAhead ? '' : ', asked for one by one';
    const keys: number[] = [];
    for (let press = 0; press < 2 * ROUNDS; press += 1) keys.push(await keyMs(viewer));
    const frames: number[] = [];
    for (let round = 0; round < 2; round += 1) frames.push(await framesPerSecond(viewer));
    add(`key → pixel, ${where}${how}`, keys);
    add(`a film, ${where}${how}`, frames, 'frames/s');
    viewer.close();
  }
}

it('shows pictures and answers keys', { timeout: LIMIT_MS }, async () => {
  const desk = await bedDesk(far);
  await measure('on the host itself', host.screen);
  const session = await openIn(desk, far);
  for (const route of ROUTES) {
    await distance.change(route);
    const calls: number[] = [];
    for (let call = 0; call < 2 * ROUNDS; call += 1)
      calls.push(await elapsedMs(() => desk.remote.get(session.id).call('touch', {})));
    add(`a call, ${said(route)}`, calls);
    await measure(said(route), socketOf(session));
  }
  await distance.change(NEAR);
  await end(desk);
});

/** Since the click. */
async function firstShown(session: Session, startedMs: number): Promise<number> {
  const viewer = await PullingViewer.connect(socketOf(session), { asksAhead: true });
  await viewer.next();
  viewer.close();
  return performance.now() - startedMs;
}

it('shows the first picture of a session', { timeout: LIMIT_MS }, async () => {
  const firstPictureMs = async (desk: BedDesk, pool: HostPool): Promise<number> => {
    const startedMs = performance.now();
    const session = await desk.pools.open({ pool: pool.name, profile: 'default' }, NEVER_ABORTED);
    const { id } = session;
    const tookMs = await firstShown(session.describe(), startedMs);
    await desk.remote.close(id);
    return tookMs;
  };
  const near = new BedPool([host]);
  const desks = [await bedDesk(near), await bedDesk(far)] as const;
  await desks[0].pools.status();
  await desks[1].pools.status();
  const local: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) local.push(await firstPictureMs(desks[0], near));
  add('click → first picture, fake VM, without ssh', local);
  for (const route of ROUTES.filter(({ lossShare }) => lossShare === 0)) {
    await distance.change(route);
    const remote: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) remote.push(await firstPictureMs(desks[1], far));
    add(`click → first picture, fake VM, ${said(route)}`, remote);
    if (route.roundTripMs > 0)
      add(
        `the same beyond the one without ssh, in round trips of ${route.roundTripMs} ms`,
        [(median(remote) - median(local)) / route.roundTripMs],
        '×',
      );
  }
  await distance.change(NEAR);
  for (const desk of desks) await end(desk);
});

it('notices a host that has gone while a film plays', { timeout: LIMIT_MS }, async () => {
  const desk = await bedDesk(far);
  const session = await openIn(desk, far);
  const noticed: number[] = [];
  const back: number[] = [];
  const until = async (isReachable: boolean) => {
    while (desk.remote.get(session.id).isReachable !== isReachable) await sleep(5);
  };
  for (let round = 0; round < ROUNDS; round += 1) {
    const viewer = await PullingViewer.connect(socketOf(session), { asksAhead: true });
    await viewer.next();
    screen.isFilm = true;
    screen.paint([0, 0, round]);
    await sleep(1_000 + 130 * round);
    await distance.change({ roundTripMs: 20, lossShare: 1 });
    noticed.push(await elapsedMs(() => until(false)));
    screen.isFilm = false;
    await distance.change({ roundTripMs: 20, lossShare: 0 });
    back.push(await elapsedMs(() => until(true)));
    viewer.close();
  }
  add('a host under load dies → its windows say so', noticed);
  add('it can be reached again → so can its sessions', back);
  await distance.change(NEAR);
  await end(desk);
});

it('opens the next click on another host while one dies', { timeout: LIMIT_MS }, async () => {
  const desk = await bedDesk(new DistantPool([host, spare]));
  for (const { roundTripMs } of ROUTES.filter(({ lossShare }) => lossShare === 0)) {
    const alive: number[] = [];
    const dead: number[] = [];
    const again: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      await Promise.all([distance.change({ roundTripMs, lossShare: 0 }), other.change({ roundTripMs, lossShare: 0 })]);
      while ((await desk.pools.status()).some(({ state }) => state !== 'up')) await sleep(100);
      const click = async (): Promise<Session> => openIn(desk, far);
      alive.push(await elapsedMs(async () => expect((await click()).where?.host).toBe(host.name)));
      await distance.change({ roundTripMs, lossShare: 1 });
      dead.push(await elapsedMs(async () => expect((await click()).where?.host).toBe(spare.name)));
      await sleep(NOTICED_AFTER_MS);
      again.push(await elapsedMs(async () => expect((await click()).where?.host).toBe(spare.name)));
      await distance.change({ roundTripMs, lossShare: 0 });
      while ((await desk.pools.status()).some(({ state }) => state !== 'up')) await sleep(100);
      for (const { identity } of desk.remote.all) await desk.remote.close(identity.id);
    }
    const where = `2 hosts, ${roundTripMs} ms away`;
    add(`click, fake VM, ${where}`, alive);
    add(`click at the moment when the better one dies, ${where}`, dead);
    add(`click when that was noticed, ${where}`, again);
  }
  await end(desk);
});

async function end(desk: BedDesk): Promise<void> {
  for (const { identity } of desk.remote.all) await desk.remote.close(identity.id);
  await desk.stop();
  await removeBed(desk.folder);
}
