/**
 * Compares our window with a native VNC viewer while each shows the same film of 720p, the same text that scrolls, and the same small film: how often
 * the picture changes, and what a frame costs. A VM without a system plays them (`film-vm.ts`). It measures only and has no limits.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, it } from 'vitest';
import { FILM_KEYS, FilmVm } from '../bed/screen/film-vm/film-vm.ts';
import { type Film, photographicFilm, scrollingText } from '../bed/screen/film-vm/pictures.ts';
import { RfbClient } from '../bed/screen/rfb-client.ts';
import { type Figure, median, quantile } from '../../host-agent/cli/measure/figures.ts';
import { publish } from './figures/publish.ts';
import { processorMs } from './processor-time.ts';
import { type ShownSession, showSession } from './shown-session.ts';

const ROUNDS = Number(process.env['SAFE_BROWSE_BENCH_RUNS'] ?? '3');
const FILM_MS = 6_000;
const SETTLE_MS = 1_500;
const LOOK_EVERY_MS = 2;
const LIMIT_MS = 600_000;
/** On the display, within both films. Of a text, some of them change with each picture. */
const POINTS: readonly (readonly [number, number])[] = [
  [800, 500],
  [804, 503],
  [809, 498],
  [813, 507],
];
const WHOLE = { width: 1280, height: 720 };
const PART = { width: 320, height: 240 };
const FILMS: readonly { what: string; film: () => Film }[] = [
  { what: 'a film of 1280×720', film: () => photographicFilm(WHOLE) },
  { what: 'a text of 1280×720 that scrolls', film: () => scrollingText(WHOLE) },
  { what: 'a film of 320×240', film: () => photographicFilm(PART, { x: 480, y: 280 }) },
];

let shown: ShownSession;
const figures: Figure[] = [];
function add(what: string, values: readonly number[], unit: Figure['unit'] = 'ms'): void {
  figures.push({ name: '', what, unit, values });
}
/** How close our window comes to the other viewer. */
const addRatio = (what: string, ratio: number) =>
  figures.push({ name: '', what, unit: '×', better: 'higher', values: [ratio] });

beforeAll(async () => {
  shown = await showSession();
}, 60_000);
afterAll(async () => {
  await shown.close();
  if (figures.length > 0) await publish('film', figures);
});

/** A value for each round, or for each change; `frameMs` and `qemuMs` are processor time of a frame, of the viewer and of QEMU. */
const newViewing = (): Record<'framesPerSecond' | 'gapMs' | 'frameMs' | 'qemuMs', number[]> => ({
  framesPerSecond: [],
  gapMs: [],
  frameMs: [],
  qemuMs: [],
});
type Viewing = ReturnType<typeof newViewing>;

/** Plays the film of this VM to the viewer whose processes these are. */
async function play(vm: FilmVm, viewing: Viewing, processes: () => Promise<readonly number[]>) {
  const keyboard = await RfbClient.connect(vm.socket);
  await keyboard.press(FILM_KEYS.play);
  await sleep(SETTLE_MS);
  const pids = await processes();
  const [usedMs, qemuUsedMs, startedMs] = [processorMs(pids), processorMs([vm.pid]), performance.now()];
  const changesMs: number[] = [];
  let last = '';
  while (performance.now() - startedMs < FILM_MS) {
    let seen = '';
    for (const point of POINTS) seen += (await shown.pixels.colourAt(...point)).join();
    if (seen !== last) changesMs.push(performance.now());
    last = seen;
    await sleep(LOOK_EVERY_MS);
  }
  const passedMs = performance.now() - startedMs;
  viewing.frameMs.push((processorMs(pids) - usedMs) / changesMs.length);
  viewing.qemuMs.push((processorMs([vm.pid]) - qemuUsedMs) / changesMs.length);
  viewing.framesPerSecond.push((changesMs.length * 1000) / passedMs);
  viewing.gapMs.push(...changesMs.slice(1).map((atMs, index) => atMs - (changesMs[index] ?? atMs)));
  await keyboard.press(FILM_KEYS.play);
  keyboard.close();
  await sleep(SETTLE_MS);
}

const windowProcesses = () => shown.desktop.evaluate(({ app }) => app.getAppMetrics().map(({ pid }) => pid));

/** Shows the same screen in a native viewer, in front of our window. */
async function withNative(
  socket: string,
  options: readonly string[],
  work: (pids: () => Promise<number[]>) => Promise<void>,
): Promise<void> {
  const viewer = spawn(
    'xtigervncviewer',
    [
      ...['-SecurityTypes=None', '-RemoteResize=0', '-Shared', '-ReconnectOnError=0', '-AlertOnFatalError=0'],
      ...options,
      socket,
    ],
    { stdio: 'ignore', env: { ...process.env, ...shown.display.environment, HOME: join(shown.folder, 'h') } },
  );
  const ended = once(viewer, 'exit');
  try {
    await sleep(SETTLE_MS);
    await work(async () => (viewer.pid === undefined ? [] : [viewer.pid]));
  } finally {
    viewer.kill();
    await ended;
  }
}

const playing = async (name: string, film: Film): Promise<FilmVm> => {
  const folder = join(shown.folder, name);
  mkdirSync(folder);
  return FilmVm.start(folder, film);
};

it('shows a film as a native viewer does', { timeout: LIMIT_MS }, async () => {
  await shown.screen();
  for (const [number, { what, film }] of FILMS.entries()) {
    const vms = [await playing(`o${number}`, film()), await playing(`n${number}`, film())] as const;
    await shown.showInstead(vms[0].socket);
    await sleep(SETTLE_MS);
    const [ours, native, nativeJpeg] = [newViewing(), newViewing(), newViewing()];
    // Alternating, because the speed of the host varies over minutes.
    for (let round = 0; round < ROUNDS; round += 1) {
      await play(vms[0], ours, windowProcesses);
      await withNative(vms[1].socket, ['-NoJpeg'], (pids) => play(vms[1], native, pids));
      await withNative(vms[1].socket, [], (pids) => play(vms[1], nativeJpeg, pids));
    }
    for (const vm of vms) await vm.close();
    for (const [who, viewing] of [
      ['our window', ours],
      ['TigerVNC without loss', native],
      ['TigerVNC', nativeJpeg],
    ] as const) {
      add(`${who}: ${what}`, viewing.framesPerSecond, 'frames/s');
      add(`${who}: ${what}, from one frame to the next`, viewing.gapMs);
      add(`${who}: ${what}, processor time of a frame`, viewing.frameMs);
      add(`${who}: ${what}, QEMU’s processor time of a frame`, viewing.qemuMs);
    }
    addRatio(
      `our p95 from frame to frame against TigerVNC’s without loss, ${what}`,
      quantile(native.gapMs, 0.95) / quantile(ours.gapMs, 0.95),
    );
    add(
      `our frames against TigerVNC’s without loss, ${what}`,
      [median(ours.framesPerSecond) / median(native.framesPerSecond)],
      '×',
    );
    addRatio(
      `TigerVNC’s processor time without loss against ours, ${what}`,
      median(native.frameMs) / median(ours.frameMs),
    );
  }
});
