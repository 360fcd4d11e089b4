import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { currentImage, listImages, makeCurrent, pruneImages } from '../../../host-agent/image/store.ts';
import { identify } from '../../../host-agent/process/process.ts';
import { imageNames } from '../../../host-agent/storage/filenames.ts';
import type { Folders } from '../../../host-agent/storage/folders.ts';
import { foldersBelow, putImage } from './images.ts';

let base: string;
let at: Folders;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'store-'));
  at = foldersBelow(base);
});
afterEach(() => rmSync(base, { recursive: true }));

test('an empty store lists no image and has none in use', async () => {
  expect(await listImages(at)).toEqual([]);
  expect(await currentImage(at, 'browser')).toBeUndefined();
});

test('marks the image in use and the previous image, and lists the one in use first', async () => {
  const [first, second] = [putImage(at, 'browser', 'a'), putImage(at, 'browser', 'bb')];
  await makeCurrent(at, 'browser', first);
  await makeCurrent(at, 'browser', second);
  expect(await listImages(at)).toMatchObject([
    { digest: second, isCurrent: true, isPrevious: false, bytes: 6, builtAt: '2025-01-02T03:04:05.000Z' },
    { digest: first, isCurrent: false, isPrevious: true, bytes: 3 },
  ]);
});

test('building the same image again keeps the previous image', async () => {
  const [first, second] = [putImage(at, 'network', 'a'), putImage(at, 'network', 'b')];
  for (const digest of [first, second, second]) await makeCurrent(at, 'network', digest);
  expect((await listImages(at)).find(({ isPrevious }) => isPrevious)?.digest).toBe(first);
});

test('a folder without a valid manifest is not an image', async () => {
  const digest = putImage(at, 'browser', 'a');
  writeFileSync(join(imageNames(at, 'browser').image(digest), 'manifest.json'), '{"schema":2}');
  mkdirSync(imageNames(at, 'browser').image('f'.repeat(64)));
  expect(await listImages(at)).toEqual([]);
});

test('pruning removes images that are neither in use, nor previous, nor used by a session', async () => {
  const [old, before, now, held] = [
    putImage(at, 'browser', '1'),
    putImage(at, 'browser', '2'),
    putImage(at, 'browser', '3'),
    putImage(at, 'browser', '4'),
  ];
  await makeCurrent(at, 'browser', before);
  await makeCurrent(at, 'browser', now);
  expect(await pruneImages(at, { keepPrevious: false, inUse: [], role: 'network' })).toEqual([]);
  expect(await pruneImages(at, { keepPrevious: true, inUse: [held] })).toEqual([old]);
  expect(await pruneImages(at, { keepPrevious: false, inUse: [] })).toEqual([before, held].sort());
  expect((await listImages(at)).map(({ digest }) => digest)).toEqual([now]);
  expect(existsSync(imageNames(at, 'browser').previous)).toBe(false);
});

test('pruning cleans up the remains of a dead build, but not a running build', async () => {
  const { folder } = imageNames(at, 'browser');
  const alive = `.building-${process.pid}-${(await identify('test', process.pid))?.startTicks ?? ''}`;
  for (const name of ['.building-4194300-1', alive]) mkdirSync(join(folder, name, 'unpacked'), { recursive: true });
  await pruneImages(at, { keepPrevious: true, inUse: [] });
  expect(readdirSync(folder)).toEqual([alive]);
});
