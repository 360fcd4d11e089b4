/**
 * Compares our window with a native VNC viewer while each shows the same film of 720p, and the same small changing part of a screen: how often the
 * picture changes, and what a frame costs. No VM runs, so nearly nothing else uses the processors. It measures only and has no limits.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, it } from 'vitest';
import type { Colour } from '../bed/screen/picture.ts';
import { Film } from '../fakes/screen/film.ts';
import { RfbServer } from '../fakes/screen/rfb-server.ts';
import { type Figure, median, quantile } from './figures/figures.ts';
import { publish } from './figures/publish.ts';
import { processorMs } from './processor-time.ts';
import { type ShownSession, showSession } from './shown-session.ts';

const ROUNDS = Number(process.env['SAFE_BROWSE_BENCH_RUNS'] ?? '3');
const FILM_MS = 6_000;
const SETTLE_MS = 1_500;
/** 30 pictures a second, as most films on the web. */
const FRAME_MS = 33;
const LOOK_EVERY_MS = 2;
const TIMEOUT_MS = 20_000;
const MIDDLE = [800, 500] as const;
const PAUSED: Colour = [32, 96, 160];
const FILMS = [
  { what: 'a film of 1280×720', film: new Film({ width: 1280, height: 720 }) },
  { what: 'a changing part of 320×240', film: new Film({ width: 320, height: 240 }, { x: 480, y: 280 }) },
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

interface Viewing {
  readonly framesPerSecond: number[];
  readonly gapMs: number[];
  /** Processor time of the viewer's processes for each frame. */
  readonly frameMs: number[];
}
const newViewing = (): Viewing => ({ framesPerSecond: [], gapMs: [], frameMs: [] });

/** Plays the film to the viewer whose processes these are. */
async function play(server: RfbServer, film: Film, viewing: Viewing, processes: () => Promise<readonly number[]>) {
  Object.assign(server, { refreshMs: FRAME_MS, isFilm: film });
  server.paint([1, 2, 3]);
  await sleep(SETTLE_MS);
  const pids = await processes();
  const [usedMs, sent, startedMs] = [processorMs(pids), server.frames, performance.now()];
  const changesMs: number[] = [];
  let last = '';
  while (performance.now() - startedMs < FILM_MS) {
    const seen = (await shown.pixels.colourAt(...MIDDLE)).join();
    if (seen !== last) changesMs.push(performance.now());
    last = seen;
    await sleep(LOOK_EVERY_MS);
  }
  const passedMs = performance.now() - startedMs;
  viewing.frameMs.push((processorMs(pids) - usedMs) / (server.frames - sent));
  viewing.framesPerSecond.push((changesMs.length * 1000) / passedMs);
  viewing.gapMs.push(...changesMs.slice(1).map((atMs, index) => atMs - (changesMs[index] ?? atMs)));
  server.isFilm = false;
  await sleep(SETTLE_MS);
}

const windowProcesses = () => shown.desktop.app.evaluate(({ app }) => app.getAppMetrics().map(({ pid }) => pid));

/** Shows the same screen in a native viewer, in front of our window. */
async function withNative(socket: string, work: (pids: () => Promise<number[]>) => Promise<void>): Promise<void> {
  const viewer = spawn(
    'xtigervncviewer',
    ['-SecurityTypes=None', '-RemoteResize=0', '-Shared', '-ReconnectOnError=0', '-AlertOnFatalError=0', socket],
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

it('shows a film as a native viewer does', async () => {
  const server = await shown.screen();
  await shown.pixels.until(...MIDDLE, PAUSED, TIMEOUT_MS);
  const nativeSocket = join(shown.folder, 'native.sock');
  const nativeServer = await RfbServer.listen(nativeSocket, server.size);
  // Alternating, because the speed of the host varies over minutes.
  for (const { what, film } of FILMS) {
    const [ours, native] = [newViewing(), newViewing()];
    for (let round = 0; round < ROUNDS; round += 1) {
      await play(server, film, ours, windowProcesses);
      await withNative(nativeSocket, async (pids) => {
        await play(nativeServer, film, native, pids);
      });
    }
    add(`our window: ${what}`, ours.framesPerSecond, 'frames/s');
    add(`TigerVNC: ${what}`, native.framesPerSecond, 'frames/s');
    add(`our window: ${what}, from one frame to the next`, ours.gapMs);
    add(`TigerVNC: ${what}, from one frame to the next`, native.gapMs);
    add(`our window: ${what}, processor time of a frame`, ours.frameMs);
    add(`TigerVNC: ${what}, processor time of a frame`, native.frameMs);
    addRatio(
      `our p95 from frame to frame against TigerVNC’s, ${what}`,
      quantile(native.gapMs, 0.95) / quantile(ours.gapMs, 0.95),
    );
    add(`our frames against TigerVNC’s, ${what}`, [median(ours.framesPerSecond) / median(native.framesPerSecond)], '×');
    addRatio(`TigerVNC’s processor time against ours, ${what}`, median(native.frameMs) / median(ours.frameMs));
  }
});
