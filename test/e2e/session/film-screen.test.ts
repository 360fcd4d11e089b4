/** How the real QEMU sends what moves, and what has come to rest, to viewers with and without a level of quality. A film of known pictures plays in a VM. */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, it, onTestFinished } from 'vitest';
import { announced } from '../../../host-agent/api/screen/screen-opening.ts';
import { makeRunFolder } from '../../bed/run-folder.ts';
import { DrawnScreen } from '../../bed/screen/drawn-screen.ts';
import { FILM_KEYS, FILM_SCREEN, FilmVm, screenWith } from '../../bed/screen/film-vm/film-vm.ts';
import { type Film, photographicFilm, scrollingText } from '../../bed/screen/film-vm/pictures.ts';
import { PullingViewer, type SeenRectangle, WITHOUT_LOSS } from '../../bed/screen/pulling-viewer.ts';

/** As the window of a session elsewhere. */
const WITH_JPEG = announced({ decodesJpeg: true });
/** Small enough that a busy computer, too, compresses it without loss 12 times a second, until QEMU sends JPEG. */
const LARGE = { x: 100, y: 50, width: 640, height: 360 };
const PART = { x: 480, y: 280, width: 320, height: 240 };
const PLAYED_MS = 3_000;
const MOVES_WITHIN = { timeout: 60_000 };
const AT_REST_WITHIN = { timeout: 15_000 };
/** QEMU counts changes for squares of this extent. */
const COUNTED_EXTENT = 64;

const folder = makeRunFolder();
let vms = 0;
afterAll(() => rmSync(folder, { recursive: true }));

async function playing(film: Film): Promise<FilmVm> {
  const own = join(folder, String((vms += 1)));
  mkdirSync(own);
  const vm = await FilmVm.start(own, film);
  onTestFinished(() => vm.close());
  return vm;
}

async function watching(vm: FilmVm, encodings: readonly number[]) {
  const seen: SeenRectangle[] = [];
  const screen = new DrawnScreen(FILM_SCREEN);
  const viewer = await PullingViewer.connect(vm.socket, {
    asksAhead: false,
    announced: encodings,
    onRectangle: async (rectangle) => {
      seen.push(rectangle);
      await screen.draw(rectangle);
    },
  });
  onTestFinished(() => {
    viewer.close();
    expect(viewer.trouble).toBeUndefined();
  });
  await viewer.next();
  return { viewer, screen, seen };
}

const isJpeg = ({ tight }: SeenRectangle): boolean => tight?.kind === 'jpeg';

/** All that QEMU counts together with a part of the screen. */
const counted = (from: number, extent: number): readonly [number, number] => [
  COUNTED_EXTENT * Math.floor(from / COUNTED_EXTENT),
  COUNTED_EXTENT * Math.ceil((from + extent) / COUNTED_EXTENT),
];

it('is sent without loss to a viewer that announces no level of quality', async () => {
  const vm = await playing(photographicFilm(PART, PART));
  const { viewer, seen } = await watching(vm, WITHOUT_LOSS);
  viewer.press(FILM_KEYS.play);
  await sleep(PLAYED_MS);
  expect(viewer.picturesMs.length).toBeGreaterThan(PLAYED_MS / 100);
  expect(seen.filter(isJpeg)).toEqual([]);
});

it('is sent as JPEG where it moves, and nowhere else, with fewer bytes', async () => {
  const vm = await playing(photographicFilm(PART, PART));
  const bytesPerPicture = async (encodings: readonly number[]) => {
    const { viewer, seen } = await watching(vm, encodings);
    if (encodings === WITHOUT_LOSS) viewer.press(FILM_KEYS.play);
    await sleep(PLAYED_MS);
    const [bytes, pictures] = [viewer.bytes, viewer.picturesMs.length];
    seen.splice(0);
    await sleep(PLAYED_MS);
    viewer.close();
    return { seen, mean: (viewer.bytes - bytes) / (viewer.picturesMs.length - pictures) };
  };
  const without = await bytesPerPicture(WITHOUT_LOSS);
  const { seen, mean } = await bytesPerPicture(WITH_JPEG);
  const lossy = seen.filter(isJpeg);
  expect(lossy.length).toBeGreaterThan(PLAYED_MS / 100);
  const [[left, right], [top, bottom]] = [counted(PART.x, PART.width), counted(PART.y, PART.height)];
  for (const { x, y, width, height } of lossy)
    expect([x >= left, y >= top, x + width <= right, y + height <= bottom]).toEqual([true, true, true, true]);
  expect(mean).toBeLessThan(without.mean / 2);
});

it.each([
  ['a film', photographicFilm(LARGE, LARGE)],
  ['a part that moved', photographicFilm(PART, PART)],
  ['a text that scrolled', scrollingText(LARGE, LARGE)],
])('is shown without loss when %s has come to rest, whatever was sent before', async (_what, film) => {
  const vm = await playing(film);
  const { viewer, screen, seen } = await watching(vm, WITH_JPEG);
  viewer.press(FILM_KEYS.play);
  await expect.poll(() => seen.filter(isJpeg).length, MOVES_WITHIN).toBeGreaterThan(20);
  viewer.press(FILM_KEYS.play);
  const pictures = film.pictures.map((_pixels, number) => screenWith(film, number));
  const shown = () => pictures.findIndex((picture) => picture.equals(screen.picture.rgba));
  await expect.poll(shown, AT_REST_WITHIN).toBeGreaterThanOrEqual(0);
});
