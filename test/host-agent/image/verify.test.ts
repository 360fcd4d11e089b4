import { mkdtempSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { currentImage, makeCurrent, type StoredImage } from '../../../host-agent/image/store.ts';
import { assertImageIntact, verifyImage } from '../../../host-agent/image/verify.ts';
import { foldersBelow, putImage } from './images.ts';

let base: string;
let image: StoredImage;
beforeEach(async () => {
  base = mkdtempSync(join(tmpdir(), 'verify-'));
  const at = foldersBelow(base);
  await makeCurrent(at, 'browser', putImage(at, 'browser', 'content'));
  const found = await currentImage(at, 'browser');
  if (!found) throw new Error('no image');
  image = found;
});
afterEach(() => rmSync(base, { recursive: true }));

test('an untouched image has no problems', async () => {
  expect(await verifyImage(image)).toEqual([]);
});

test('a changed, a shortened and a missing file are each named', async () => {
  writeFileSync(join(image.folder, 'vmlinuz'), 'CONTENT');
  writeFileSync(join(image.folder, 'initramfs.img'), 'short');
  rmSync(join(image.folder, 'root.erofs'));
  expect(await verifyImage(image)).toEqual([
    { file: 'vmlinuz', problem: 'has another content' },
    { file: 'initramfs.img', problem: 'has 5 bytes instead of 7' },
    { file: 'root.erofs', problem: 'is missing' },
  ]);
});

test('a manifest that does not fit the image’s name is named', async () => {
  writeFileSync(join(image.folder, 'manifest.json'), '{}');
  expect(await verifyImage(image)).toEqual([{ file: 'manifest.json', problem: 'is not the one that the image is named by' }]);
});

test('damage after a good start is found at the next start, also with size and time as before', async () => {
  await assertImageIntact(image);
  await assertImageIntact(image);
  const file = join(image.folder, 'root.erofs');
  const { atime, mtime } = statSync(file);
  writeFileSync(file, 'CONTENT');
  utimesSync(file, atime, mtime);
  await expect(assertImageIntact(image)).rejects.toMatchObject({ code: 'image-damaged', hint: 'Build it again: safe-browse image build browser' });
});
