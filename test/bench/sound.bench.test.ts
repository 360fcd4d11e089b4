/**
 * Measures how long after a change of the guest's picture the sound is heard that belongs to it: a fake screen flashes while the host agent's player
 * gets a click, a real sound server plays it, and the display shows the flash in our window. No VM runs. It has no limits.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openPlayer } from '../../host-agent/sound/player.ts';
import type { Colour } from '../bed/screen/picture.ts';
import { startPipeWire } from '../bed/sound/pipewire.ts';
import { startPulseAudio } from '../bed/sound/pulseaudio.ts';
import { SAMPLES_PER_SECOND } from '../bed/sound/sound-server.ts';
import type { RfbServer } from '../fakes/screen/rfb-server.ts';
import type { Figure } from '../../host-agent/cli/measure/figures.ts';
import { publish } from './figures/publish.ts';
import { type ShownSession, showSession } from './shown-session.ts';

const FLASHES = Number(process.env['SAFE_BROWSE_BENCH_RUNS'] ?? '15');
const MIDDLE = [800, 500] as const;
const TIMEOUT_MS = 20_000;
const FRAME_BYTES = 4;
/** QEMU sends about as much sound at a time. */
const PIECE_MS = 10;
const CLICK_MS = 5;
const LOUD = 20_000;
/** The player's program starts, and its server fills its buffers. */
const STARTS_MS = 3_000;
const BETWEEN_MS = 900;
const SERVERS = [
  ['pulseaudio', startPulseAudio],
  ['pipewire', startPipeWire],
] as const;

let shown: ShownSession;
let screen: RfbServer | undefined;
const figures: Figure[] = [];

beforeAll(async () => {
  shown = await showSession();
}, 60_000);
afterAll(async () => {
  await shown.close();
  if (figures.length > 0) await publish('sound', figures);
});

/** Silence, with a click at its beginning if `isLoud`. */
function piece(ms: number, isLoud: boolean): Buffer {
  const samples = Buffer.alloc((ms * SAMPLES_PER_SECOND * FRAME_BYTES) / 1000);
  const loud = isLoud ? (CLICK_MS * SAMPLES_PER_SECOND * FRAME_BYTES) / 1000 : 0;
  for (let at = 0; at < loud; at += 2) samples.writeInt16LE(LOUD, at);
  return samples;
}

it.each(SERVERS)('plays sound with the picture that belongs to it, on %s', async (kind, start) => {
  screen ??= await shown.screen();
  const runtime = join(shown.folder, kind);
  mkdirSync(runtime, { mode: 0o700 });
  const server = await start(runtime, join(shown.folder, `${kind}-files`));
  const player = openPlayer(
    { kind, server: runtime },
    { wavFile: '', title: 'bench', onTrouble: (reason) => expect.fail(reason) },
  );
  const heardMs: number[] = [];
  const stopHearing = server.hear((samples, atMs) => {
    for (let at = 0; at < samples.length; at += FRAME_BYTES) {
      if (samples.readInt16LE(at) < LOUD / 4) continue;
      // The last sample of a piece is the newest.
      const clickMs = atMs - ((samples.length - at) * 1000) / (SAMPLES_PER_SECOND * FRAME_BYTES);
      if (clickMs - (heardMs.at(-1) ?? 0) > BETWEEN_MS / 2) heardMs.push(clickMs);
    }
  });
  const click = { isDue: false };
  let playedMs = performance.now();
  const [clicksMs, shownMs]: [number[], number[]] = [[], []];
  const clock = setInterval(() => {
    for (; playedMs <= performance.now(); playedMs += PIECE_MS) {
      if (click.isDue) clicksMs.push(performance.now());
      player?.play(piece(PIECE_MS, click.isDue));
      click.isDue = false;
    }
  }, PIECE_MS / 2);
  try {
    await sleep(STARTS_MS);
    heardMs.length = 0;
    for (let flash = 0; flash < FLASHES; flash += 1) {
      const colour: Colour = [200, 20 + flash, 30];
      click.isDue = true;
      await expect.poll(() => click.isDue, { interval: 1 }).toBe(false);
      screen.paint(colour);
      shownMs.push(await shown.pixels.until(...MIDDLE, colour, TIMEOUT_MS));
      await sleep(BETWEEN_MS);
    }
  } finally {
    clearInterval(clock);
    stopHearing();
    player?.close();
    await server.stop();
  }
  const delays = clicksMs.flatMap((clickMs, flash) => {
    const heard = heardMs.find((atMs) => atMs > clickMs - BETWEEN_MS / 4);
    const isLost = heard === undefined || heard - clickMs > BETWEEN_MS;
    return isLost ? [] : [{ soundMs: heard - clickMs, pictureMs: shownMs[flash] ?? Number.NaN }];
  });
  expect(delays.length).toBeGreaterThan(FLASHES / 2);
  const add = (what: string, values: readonly number[]) =>
    figures.push({ name: '', what: `${kind}: ${what}`, unit: 'ms', values });
  add('a change of the screen → its pixel', shownMs);
  add(
    'a click of the VM → heard',
    delays.map(({ soundMs }) => soundMs),
  );
  add(
    'the sound after its picture',
    delays.map(({ soundMs, pictureMs }) => soundMs - pictureMs),
  );
});
