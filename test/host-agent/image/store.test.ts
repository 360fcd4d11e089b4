import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  currentDigest,
  currentImage,
  listImages,
  makeCurrent,
  moveIntoPlace,
  pruneImages,
  unreadableImages,
} from '../../../host-agent/image/store.ts';
import { identify } from '../../../host-agent/process/process.ts';
import { imageNames } from '../../../host-agent/storage/filenames.ts';
import type { Folders } from '../../../host-agent/storage/folders.ts';
import { foldersBelow, putImage, signatureAt } from './images.ts';

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

const signature = (digest: string) => join(imageNames(at, 'browser').image(digest), 'manifest.json.minisig');

test('lists the image in use, then the previous one, then the newest first; one without a time comes last', async () => {
  const [oldest, older, newer, before, now, undated] = ['a', 'b', 'c', 'd', 'e', 'f'].map((content, index) => {
    const digest = putImage(at, 'browser', content);
    writeFileSync(signature(digest), signatureAt(1_700_000_000 + 60 * index));
    return digest;
  }) as [string, string, string, string, string, string];
  rmSync(signature(undated));
  // The current and the previous one are not the newest.
  writeFileSync(signature(now), signatureAt(1_600_000_000));
  await makeCurrent(at, 'browser', before);
  await makeCurrent(at, 'browser', now);
  expect((await listImages(at)).map(({ digest }) => digest)).toEqual([now, before, newer, older, oldest, undated]);
  expect((await listImages(at)).at(-1)).not.toHaveProperty('builtAt');
  expect((await listImages(at)).filter(({ isPrevious }) => isPrevious).map(({ digest }) => digest)).toEqual([before]);
});

test('an image whose signature cannot be read has no time, and is listed', async () => {
  const digest = putImage(at, 'browser', 'a');
  rmSync(signature(digest));
  mkdirSync(signature(digest));
  const [image] = await listImages(at);
  expect([image?.digest, image?.builtAt]).toEqual([digest, undefined]);
});

test('a folder with the name of an image but no manifest is unreadable; others are not mentioned', async () => {
  putImage(at, 'browser', 'a');
  const [none, damaged] = ['e'.repeat(64), putImage(at, 'network', 'b')];
  mkdirSync(imageNames(at, 'browser').image(none));
  mkdirSync(imageNames(at, 'browser').image('not-an-image'));
  writeFileSync(join(imageNames(at, 'network').image(damaged), 'manifest.json'), '{');
  expect(await unreadableImages(at)).toEqual([
    { role: 'browser', digest: none },
    { role: 'network', digest: damaged },
  ]);
});

test('an image is not its own previous one', async () => {
  const digest = putImage(at, 'browser', 'a');
  await makeCurrent(at, 'browser', digest);
  symlinkSync(digest, imageNames(at, 'browser').previous);
  expect(await listImages(at)).toMatchObject([{ isCurrent: true, isPrevious: false }]);
});

test('a link that does not name an image puts none into use', async () => {
  const digest = putImage(at, 'browser', 'a');
  symlinkSync('elsewhere', imageNames(at, 'browser').current);
  expect([await currentDigest(at, 'browser'), await currentImage(at, 'browser')]).toEqual([undefined, undefined]);
  await makeCurrent(at, 'browser', digest);
  expect(await currentDigest(at, 'browser')).toBe(digest);
  expect(existsSync(imageNames(at, 'browser').previous)).toBe(false);
});

test('pruning keeps the link to the previous image as long as a session uses that image', async () => {
  const [before, now] = [putImage(at, 'browser', '1'), putImage(at, 'browser', '2')];
  await makeCurrent(at, 'browser', before);
  await makeCurrent(at, 'browser', now);
  expect(await pruneImages(at, { keepPrevious: false, inUse: [before] })).toEqual([]);
  expect(readlinkSync(imageNames(at, 'browser').previous)).toBe(before);
});

test('pruning of one role leaves the others', async () => {
  const [browser, network] = [putImage(at, 'browser', '1'), putImage(at, 'network', '2')];
  expect(await pruneImages(at, { keepPrevious: true, inUse: [], role: 'browser' })).toEqual([browser]);
  expect((await listImages(at)).map(({ digest }) => digest)).toEqual([network]);
});

/** A finished build next to the place of its image. */
function build(content: string): { from: string; to: string } {
  const [from, to] = [join(base, 'building'), join(base, 'image')];
  mkdirSync(from);
  writeFileSync(join(from, 'root'), content);
  return { from, to };
}

test('a build is moved into place, and its files can no longer be written', async () => {
  const { from, to } = build('new');
  await moveIntoPlace(from, to, base, () => expect.fail());
  expect([readFileSync(join(to, 'root'), 'utf8'), statSync(join(to, 'root')).mode & 0o777]).toEqual(['new', 0o400]);
  expect(existsSync(from)).toBe(false);
});

test('a build of an image that is there already leaves it, because it may be in use', async () => {
  const { from, to } = build('new');
  mkdirSync(to);
  writeFileSync(join(to, 'root'), 'old');
  await moveIntoPlace(from, to, base, () => Promise.resolve(true));
  expect(readFileSync(join(to, 'root'), 'utf8')).toBe('old');
});

test('a build takes the place of the same image when that is damaged, and leaves nothing beside it', async () => {
  const { from, to } = build('new');
  mkdirSync(to);
  writeFileSync(join(to, 'root'), 'damaged');
  await moveIntoPlace(from, to, base, () => Promise.resolve(false));
  expect(readFileSync(join(to, 'root'), 'utf8')).toBe('new');
  expect(readdirSync(base)).toEqual(['image']);
});
