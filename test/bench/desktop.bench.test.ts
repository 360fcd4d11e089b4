/**
 * Measures the desktop: click to window, first picture, keys and frames compared with a native VNC viewer on the same screen, and its
 * cost when nothing happens. It has no limits. No VM runs, so that only the windows are measured;
 * both viewers get uncompressed pictures.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { REQUIREMENTS } from '../../host-agent/api/session/session.ts';
import { Desktop } from '../bed/desktop/desktop.ts';
import type { Colour } from '../bed/screen/picture.ts';
import { RfbServer } from '../fakes/screen/rfb-server.ts';
import { makeRunFolder } from '../bed/run-folder.ts';
import { Screen } from '../bed/desktop/x-screen.ts';
import { FakeHostAgent } from '../fakes/host-agent/host-agent.ts';
import { XPixels } from '../bed/screen/x-pixels.ts';
import { type Figure, median } from '../../host-agent/cli/measure/figures.ts';
import { publish } from './figures/publish.ts';
import { processorMs } from './processor-time.ts';

const RUNS = Number(process.env['SAFE_BROWSE_BENCH_RUNS'] ?? '7');
const SIZE = { width: 1280, height: 800 };
const MIDDLE = [800, 500] as const;
const TIMEOUT_MS = 20_000;
const FILM_MS = 5_000;
const IDLE_MS = 10_000;
/** The time limit for the first picture of a browser. */
const HOST_LOOKS_EVERY_MS = 200;
const BLACK: Colour = [0, 0, 0];

let folder: string;
let screen: Screen;
let pixels: XPixels;
let hostAgent: FakeHostAgent;
let desktop: Desktop;
const figures: Figure[] = [];
/** Ratios say how close our window comes to the other viewer. */
const RATIO = { better: 'higher' } as const;
const add = (what: string, values: readonly number[], unit: Figure['unit'] = 'ms') =>
  figures.push({ name: '', what, unit, values, ...(unit === '×' ? RATIO : {}) });

beforeAll(async () => {
  folder = makeRunFolder();
  for (const name of ['c', 'r']) mkdirSync(join(folder, name), { mode: 0o700 });
  screen = await Screen.open();
  pixels = await XPixels.open(screen.environment['DISPLAY'] ?? '');
  hostAgent = new FakeHostAgent({
    runtime: join(folder, 'r/safe-browse'),
    configFile: join(folder, 'c/safe-browse/config.toml'),
  });
  hostAgent.screenSize = SIZE;
  await hostAgent.start();
  desktop = await Desktop.start(screen, folder, {
    args: ['--background'],
    overrides: { SAFE_BROWSE_NODE: '/bin/false' },
  });
  await desktop.window('session', { hidden: true });
}, 60_000);
afterAll(async () => {
  await desktop.quit();
  await hostAgent.stop();
  pixels.close();
  await screen.close();
  rmSync(folder, { recursive: true, force: true });
  if (figures.length > 0) await publish('desktop', figures);
});

/** Clicks in the tray; returns the milliseconds until the screen shows more than the bare desktop. */
async function openFromTray(): Promise<number> {
  await screen.openTrayMenu();
  await screen.xdotool('key', 'Down');
  const pressed = screen.xdotool('key', 'Return');
  const startedMs = performance.now();
  while ((await pixels.colourAt(...MIDDLE)).join() === BLACK.join())
    if (performance.now() - startedMs > TIMEOUT_MS) throw new Error('No window opened.');
  const passedMs = performance.now() - startedMs;
  await pressed;
  await expect.poll(() => hostAgent.sessions.length).toBe(1);
  return passedMs;
}

/** Measures keys and a film on a viewer that has the keyboard and shows `server`. */
async function measureViewer(name: string, server: RfbServer): Promise<{ keyMs: number; framesPerSecond: number }> {
  const delays: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const colour: Colour = [200, 10 + run, 30];
    server.onKey = ({ down }) => {
      if (down) server.paint(colour);
    };
    await sleep(200);
    const pressed = screen.xdotool('key', 'x');
    delays.push(await pixels.until(...MIDDLE, colour, TIMEOUT_MS));
    await pressed;
  }
  server.onKey = () => undefined;
  add(`${name}: key to pixel`, delays);
  const before = server.frames;
  server.isFilm = true;
  server.paint([1, 2, 3]);
  await sleep(FILM_MS);
  server.isFilm = false;
  const framesPerSecond = ((server.frames - before) * 1000) / FILM_MS;
  add(`${name}: pictures of ${server.size.width}×${server.size.height}`, [framesPerSecond], 'frames/s');
  return { keyMs: median(delays), framesPerSecond };
}

it('measures the click to the window, and the first frame to the picture', async () => {
  const [clicks, pictures]: [number[], number[]] = [[], []];
  for (let run = 0; run < RUNS; run += 1) {
    clicks.push(await openFromTray());
    const id = hostAgent.last;
    const screenShown = hostAgent.screenOf(id);
    for (const requirement of REQUIREMENTS.slice(0, -1)) hostAgent.meet(id, requirement);
    await expect.poll(() => screenShown.viewers, { timeout: TIMEOUT_MS }).toBe(1);
    await sleep(500);
    const colour: Colour = [20, 120 + run, 60];
    screenShown.hasBar = true;
    screenShown.paint(colour);
    // The host agent polls the screen, and sees the frame at its next poll.
    const ready = sleep(((run * 0.618) % 1) * HOST_LOOKS_EVERY_MS).then(() => hostAgent.becomeReady(id));
    pictures.push(await pixels.until(...MIDDLE, colour, TIMEOUT_MS));
    await ready;
    hostAgent.end(id, 'closed');
    await pixels.until(...MIDDLE, BLACK, TIMEOUT_MS);
    // The next window is created a second after the last one was used.
    await sleep(2_500);
  }
  add('tray click → window on the screen', clicks);
  add('first frame on the VM’s screen → picture in the window', pictures);
});

it('measures keys and frames, compared with a native viewer', async () => {
  await openFromTray();
  hostAgent.becomeReady(hostAgent.last);
  const shown = hostAgent.screenOf(hostAgent.last);
  const window = await desktop.window('session');
  await window.locator('canvas').click();
  await sleep(2_000);
  const ours = await measureViewer('our window', shown);
  add('our window with a still picture, all processes', [await idleShare()], '% of a processor');
  await withMainWindow(async () => {
    add('our window and the main window, which takes pictures of the session', [await idleShare()], '% of a processor');
  });
  // The viewer no longer has the keyboard, and the session window is on top again.
  await expect.poll(() => desktop.visibleWindows()).toBe(1);
  const { size } = shown;
  hostAgent.end(hostAgent.last, 'closed');
  await pixels.until(...MIDDLE, BLACK, TIMEOUT_MS);

  const socket = join(folder, 'native.sock');
  const server = await RfbServer.listen(socket, size);
  const viewer = spawn(
    'xtigervncviewer',
    ['-SecurityTypes=None', '-RemoteResize=0', '-ReconnectOnError=0', '-AlertOnFatalError=0', socket],
    { stdio: 'ignore', env: { ...process.env, ...screen.environment, HOME: join(folder, 'h') } },
  );
  try {
    await pixels.until(...MIDDLE, [32, 96, 160], TIMEOUT_MS);
    await screen.xdotool('mousemove', ...MIDDLE.map(String), 'click', '1');
    await sleep(1_000);
    const native = await measureViewer('TigerVNC', server);
    add('our pictures against TigerVNC’s', [ours.framesPerSecond / native.framesPerSecond], '×');
    add('our quickness to keys against TigerVNC’s', [native.keyMs / ours.keyMs], '×');
  } finally {
    viewer.kill();
    server.close();
  }
});

it('measures the cost of the tray', async () => {
  await sleep(3_000);
  add('in the tray, nothing open, all processes', [await idleShare()], '% of a processor');
});

/** Measures the open main window without any input. */
async function withMainWindow(look: () => Promise<void>): Promise<void> {
  await Desktop.run(screen, folder, { overrides: { SAFE_BROWSE_NODE: '/bin/false' } });
  const main = await desktop.window('main');
  await main.waitForLoadState();
  await sleep(3_000);
  await look();
  await desktop.pressClose(main);
}

/** The processor time of all our processes, in per cent of one processor. */
async function idleShare(): Promise<number> {
  const pids = await desktop.evaluate(({ app }) => app.getAppMetrics().map(({ pid }) => pid));
  const before = processorMs(pids);
  await sleep(IDLE_MS);
  return ((processorMs(pids) - before) * 100) / IDLE_MS;
}
