/**
 * What a film and a scrolling text of 1280×720 need at a distance, with JPEG where it moves and without: pictures a second, bytes for each, and how long a
 * key takes beside them. The real QEMU shows pictures of a bare VM, over a real ssh between two namespaces, to a viewer that asks as our window does but
 * draws nothing. It measures only and has no limits.
 */
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, it } from 'vitest';
import { announced } from '../../host-agent/api/screen/screen-opening.ts';
import { attachArguments } from '../../host-agent/tools/ssh.ts';
import { Namespace } from '../bed/namespace.ts';
import { type Distance, distantAddresses, openDistance } from '../bed/network/distance/distance.ts';
import { makeRunFolder } from '../bed/run-folder.ts';
import { FIELD, FILM_KEYS, FilmVm } from '../bed/screen/film-vm/film-vm.ts';
import { type Film, photographicFilm, scrollingText } from '../bed/screen/film-vm/pictures.ts';
import { PullingViewer, type SeenRectangle, WITHOUT_LOSS } from '../bed/screen/pulling-viewer.ts';
import { prepareSshServer, SERVER_LISTENS, type SshServer } from '../bed/ssh-server.ts';
import { type Figure } from '../../host-agent/cli/measure/figures.ts';
import { publish } from './figures/publish.ts';

const SSH_PORT = 2222;
const LIMIT_MS = 1_200_000;
const EXTENT = { width: 1280, height: 720 };
/** Until QEMU has counted the changes, and the viewer knows the way. */
const SETTLE_MS = 3_000;
const PLAY_MS = 4_000;
const KEYS = 5;
const KEY_GAP_MS = 300;
const KEY_TIMEOUT_MS = 10_000;
const FILMS: readonly (readonly [what: string, film: () => Film])[] = [
  ['a film', () => photographicFilm(EXTENT)],
  ['a text that scrolls', () => scrollingText(EXTENT)],
];
const ROUTES = [0, 50].flatMap((roundTripMs) =>
  [20, 50, 200].map((megabits) => ({ roundTripMs, lossShare: 0, megabits })),
);
const VIEWERS: readonly (readonly [how: string, encodings: readonly number[]])[] = [
  ['without loss', WITHOUT_LOSS],
  ['JPEG where it moves', announced({ decodesJpeg: true })],
];

const folder = makeRunFolder();
const figures: Figure[] = [];
let [here, there]: Namespace[] = [];
let distance: Distance;
let ssh: SshServer;
/** Each of its connections is one to the screen of the VM, through ssh. */
let way: Server;
const waySocket = join(folder, 'way');

beforeAll(async () => {
  [here, there] = [await Namespace.create('here', folder), await Namespace.create('there', folder)];
  distance = await openDistance(folder, [there, here]);
  const carry =
    `#!${process.execPath}\nconst socket = require('net').connect(${JSON.stringify(join(folder, 'screen'))});\n` +
    "socket.on('error', () => process.exit(1));\nprocess.stdin.pipe(socket).pipe(process.stdout);\n";
  ssh = await prepareSshServer(distantAddresses()[0], SSH_PORT, carry);
  const running = there.start(ssh.command);
  await new Promise<void>((resolve) => {
    running.stderr.on('data', (text) => String(text).includes(SERVER_LISTENS) && resolve());
  });
  way = createServer((socket) => {
    const client = ['ssh', ...attachArguments('server', ssh.configurationFile)];
    const carrier = spawn('nsenter', [`--net=/proc/${here?.outerPid}/ns/net`, ...client], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    carrier.stdin.on('error', () => undefined);
    socket.on('error', () => undefined).on('close', () => carrier.kill());
    socket.pipe(carrier.stdin);
    carrier.stdout.pipe(socket);
  }).listen(waySocket);
});
afterAll(async () => {
  way.close();
  await distance.close();
  await Promise.all([here?.close(), there?.close()]);
  await ssh.remove();
  rmSync(folder, { recursive: true, force: true });
  if (figures.length > 0) await publish('far-film', figures);
});

const contains = ({ x, y, width, height }: SeenRectangle, point: { x: number; y: number }): boolean =>
  x <= point.x && point.x < x + width && y <= point.y && point.y < y + height;

async function measure(what: string, encodings: readonly number[]): Promise<void> {
  let pictures = 0;
  let onField: () => void = () => undefined;
  const viewer = await PullingViewer.connect(waySocket, {
    asksAhead: true,
    announced: encodings,
    onRectangle: (rectangle) => {
      if (contains(rectangle, { x: 0, y: 0 })) pictures += 1;
      if (contains(rectangle, FIELD)) onField();
    },
  });
  const keyMs = async (): Promise<number> => {
    const startedMs = performance.now();
    const shown = new Promise<void>((resolve) => (onField = resolve));
    viewer.press(FILM_KEYS.field);
    await Promise.race([shown, sleep(KEY_TIMEOUT_MS)]);
    return performance.now() - startedMs;
  };
  await viewer.next();
  viewer.press(FILM_KEYS.play);
  await sleep(SETTLE_MS);
  const [startedMs, before, bytesBefore] = [performance.now(), pictures, viewer.bytes];
  await sleep(PLAY_MS);
  const [tookMs, shown, bytes] = [performance.now() - startedMs, pictures - before, viewer.bytes - bytesBefore];
  const keys: number[] = [];
  for (let press = 0; press < KEYS; press += 1) {
    keys.push(await keyMs());
    await sleep(KEY_GAP_MS);
  }
  viewer.press(FILM_KEYS.play);
  await keyMs();
  viewer.close();
  figures.push({ name: '', what, unit: 'frames/s', values: [(1e3 * shown) / tookMs] });
  figures.push({ name: '', what: `${what}: for each picture`, unit: 'bytes', values: [bytes / shown] });
  figures.push({ name: '', what: `${what}: key → pixel`, unit: 'ms', values: keys });
}

it.each(FILMS)('shows %s', { timeout: LIMIT_MS }, async (what, film) => {
  const vm = await FilmVm.start(folder, film());
  try {
    for (const route of ROUTES) {
      await distance.change(route);
      for (const [how, encodings] of VIEWERS)
        await measure(`${what}, ${route.megabits} Mbit/s, ${route.roundTripMs} ms away, ${how}`, encodings);
    }
  } finally {
    await vm.close();
  }
});
