/**
 * Measures what distance does to sessions on other hosts, without their VMs: over a real ssh between two namespaces, with delay and lost packets. The
 * screen shows a picture every 30 ms at most, as QEMU does. It has no limits.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, it } from 'vitest';
import type { Session } from '../../host-agent/api/session.ts';
import type { HostPool } from '../../host-agent/pool/host-pool.ts';
import { streamOf } from '../../host-agent/tools/program-stream.ts';
import { attachArguments } from '../../host-agent/tools/ssh.ts';
import { Namespace } from '../bed/namespace.ts';
import { type Distance, distantAddresses, openDistance, type Route } from '../bed/network/distance/distance.ts';
import { makeRunFolder } from '../bed/run-folder.ts';
import { prepareSshServer, SERVER_LISTENS, type SshServer } from '../bed/ssh-server.ts';
import { attachProgram } from '../contract/ssh-host.ts';
import { RfbServer } from '../fakes/screen/rfb-server.ts';
import {
  type BedDesk,
  bedDesk,
  type BedHost,
  bedHost,
  BedPool,
  NEVER_ABORTED,
  openIn,
  QUIET_OPEN,
  removeBed,
} from '../host-agent/pool/pool-bed.ts';
import { type Figure, median } from './figures/figures.ts';
import { publish } from './figures/publish.ts';
import { PullingViewer } from './pulling-viewer.ts';

const ROUNDS = 5;
const FILM_MS = 1_500;
const REFRESH_MS = 30;
const SSH_PORT = 2222;
const LIMIT_MS = 600_000;
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
let [here, there]: Namespace[] = [];
let distance: Distance;
let server: SshServer;
let host: BedHost;
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
  override reach(_host: string, onTrouble: (reason: string) => void): Duplex {
    const ssh = ['ssh', ...attachArguments('server', server.configurationFile)];
    const args = [`--net=/proc/${here?.outerPid}/ns/net`, ...ssh];
    return streamOf(Promise.resolve({ program: 'nsenter', args, environment: {} }), onTrouble);
  }
}

beforeAll(async () => {
  [here, there] = [await Namespace.create('here', folder), await Namespace.create('there', folder)];
  distance = await openDistance(folder, [there, here]);
  host = await bedHost('server', '', ROUNDS);
  host.screen = join(folder, 'screen');
  screen = await RfbServer.listen(host.screen, PICTURE);
  screen.refreshMs = REFRESH_MS;
  screen.answersEncodings = true;
  server = await prepareSshServer(distantAddresses()[0], SSH_PORT, attachProgram(host));
  const running = there.start(server.command);
  await new Promise<void>((resolve) => {
    running.stderr.on('data', (text) => String(text).includes(SERVER_LISTENS) && resolve());
  });
  far = new DistantPool([host]);
});
afterAll(async () => {
  screen.close();
  await host.stop();
  await distance.close();
  await Promise.all([here?.close(), there?.close()]);
  await server.remove();
  rmSync(folder, { recursive: true, force: true });
  if (figures.length > 0) await publish('distance', figures);
});

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
    const viewer = await PullingViewer.connect(socket, asksAhead);
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
      calls.push(await elapsedMs(() => desk.remote.call(session.id, 'touch', {})));
    add(`a call, ${said(route)}`, calls);
    await measure(said(route), socketOf(session));
  }
  await distance.change(NEAR);
  await end(desk);
});

it('shows the first picture of a session', { timeout: LIMIT_MS }, async () => {
  const firstPictureMs = async (desk: BedDesk, pool: HostPool): Promise<number> => {
    const startedMs = performance.now();
    let shown = Promise.resolve(Number.NaN);
    const onCreated = (session: Session) => {
      shown = (async () => {
        let viewer: PullingViewer | undefined;
        while (!viewer) viewer = await PullingViewer.connect(socketOf(session), true).catch(() => undefined);
        await viewer.next();
        viewer.close();
        return performance.now() - startedMs;
      })();
    };
    const { id } = await desk.pools.open(
      { pool: pool.name, profile: 'default' },
      { ...QUIET_OPEN, onCreated },
      NEVER_ABORTED,
    );
    const tookMs = await shown;
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
    const viewer = await PullingViewer.connect(socketOf(session), true);
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

async function end(desk: BedDesk): Promise<void> {
  for (const { identity } of desk.remote.all) await desk.remote.close(identity.id);
  await desk.stop();
  await removeBed(desk.folder);
}
