import {
  chmodSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { trustedKeys } from '../../../host-agent/image/keys.ts';
import { manifestDigest } from '../../../host-agent/image/manifest.ts';
import { currentImage, makeCurrent, type StoredImage, unreadableImages } from '../../../host-agent/image/store.ts';
import { assertImageIntact, isImageIntact, verifyImage } from '../../../host-agent/image/verify.ts';
import { imageNames, keyNames } from '../../../host-agent/storage/filenames.ts';
import type { Folders } from '../../../host-agent/storage/folders.ts';
import { foldersBelow, putImage, signImage } from './images.ts';
import { fc } from '../../bed/random.ts';

let base: string;
let at: Folders;
let keys: string[];
let image: StoredImage;
beforeEach(async () => {
  base = mkdtempSync(join(tmpdir(), 'verify-'));
  at = foldersBelow(base);
  const digest = putImage(at, 'browser', 'content');
  keys = await signImage(at, 'browser', digest);
  await makeCurrent(at, 'browser', digest);
  image = await current();
});
afterEach(() => rmSync(base, { recursive: true }));

async function current(): Promise<StoredImage> {
  return (await currentImage(at, 'browser')) ?? expect.fail('no image');
}

/** The keys of another person, who has built an image. */
async function elsewhere(): Promise<{ at: Folders; keys: string[]; digest: string }> {
  const other = foldersBelow(join(base, 'elsewhere'));
  const digest = putImage(other, 'browser', 'content');
  return { at: other, keys: await signImage(other, 'browser', digest), digest };
}

test('an intact image has no problems and starts', async () => {
  expect(await verifyImage(image, keys)).toEqual([]);
  await assertImageIntact(image, keys);
});

test('is intact only where it exists, is complete and has this person’s signature', async () => {
  expect(await isImageIntact(at, 'browser', image.digest)).toBe(true);
  expect(await isImageIntact(at, 'network', image.digest)).toBe(false);
  expect(await isImageIntact(at, 'browser', 'f'.repeat(64))).toBe(false);
  writeFileSync(join(image.folder, 'vmlinuz'), 'CONTENT');
  expect(await isImageIntact(at, 'browser', image.digest)).toBe(false);
  const unsigned = putImage(at, 'browser', 'unsigned');
  expect(await isImageIntact(at, 'browser', unsigned)).toBe(false);
});

test('names each file that is changed, truncated or missing', async () => {
  writeFileSync(join(image.folder, 'vmlinuz'), 'CONTENT');
  writeFileSync(join(image.folder, 'initramfs.img'), 'short');
  rmSync(join(image.folder, 'root.erofs'));
  expect(await verifyImage(image, keys)).toEqual([
    { file: 'vmlinuz', problem: 'has been changed' },
    { file: 'initramfs.img', problem: 'has 5 bytes instead of 7' },
    { file: 'root.erofs', problem: 'is missing' },
  ]);
});

test('names a manifest that does not match the image’s name, also when it changed after it was parsed', async () => {
  const text = readFileSync(join(image.folder, 'manifest.json'), 'utf8');
  writeFileSync(join(image.folder, 'manifest.json'), text.replace('"quiet"', '"debug"'));
  const between = await current();
  const problems = await verifyImage(image, keys);
  expect(problems).toEqual([
    { file: 'manifest.json', problem: 'does not match the name of the image' },
    { file: 'manifest.json.minisig', problem: 'does not match the manifest' },
  ]);
  writeFileSync(join(image.folder, 'manifest.json'), text);
  expect(await verifyImage(image, keys)).toEqual([]);
  expect(await verifyImage(between, keys)).toEqual(problems.slice(0, 1));
});

test('names an image whose manifest cannot be read', async () => {
  writeFileSync(join(image.folder, 'manifest.json'), '{}');
  expect(await unreadableImages(at)).toEqual([{ role: 'browser', digest: image.digest }]);
});

test('finds damage at the next start, also when size and mtime are unchanged', async () => {
  await assertImageIntact(image, keys);
  await assertImageIntact(image, keys);
  const file = join(image.folder, 'root.erofs');
  const { atime, mtime } = statSync(file);
  writeFileSync(file, 'CONTENT');
  utimesSync(file, atime, mtime);
  await expect(assertImageIntact(image, keys)).rejects.toMatchObject({
    code: 'image-damaged',
    hint: 'Build it again: safe-browse image build browser',
  });
});

describe('a changed byte of an image', () => {
  it('prevents its start, in whichever file and at whichever position', { timeout: 60_000 }, async () => {
    const files = readdirSync(image.folder).sort();
    expect(files).toEqual(['initramfs.img', 'manifest.json', 'manifest.json.minisig', 'root.erofs', 'vmlinuz']);
    const untouched = new Map(files.map((name) => [name, readFileSync(join(image.folder, name))]));
    const place = fc.constantFrom(...files).chain((name) =>
      fc.record({
        name: fc.constant(name),
        offset: fc.nat((untouched.get(name)?.length ?? 1) - 1),
        flip: fc.integer({ min: 1, max: 255 }),
      }),
    );
    await fc.assert(
      fc.asyncProperty(place, async ({ name, offset, flip }) => {
        const bytes = Buffer.from(untouched.get(name) ?? []);
        bytes[offset] = (bytes[offset] ?? 0) ^ flip;
        writeFileSync(join(image.folder, name), bytes);
        try {
          const found = await currentImage(at, 'browser');
          if (found)
            await expect(assertImageIntact(found, keys)).rejects.toMatchObject({
              code: expect.stringMatching(/^image-(damaged|untrusted)$/) as string,
            });
          else expect(await unreadableImages(at)).toHaveLength(1);
        } finally {
          writeFileSync(join(image.folder, name), untouched.get(name) ?? '');
        }
      }),
      { numRuns: 250 },
    );
    await assertImageIntact(await current(), keys);
  });
});

describe('an intact image', () => {
  it('is refused with a hint when it is not signed', async () => {
    rmSync(join(image.folder, 'manifest.json.minisig'));
    await expect(assertImageIntact(image, keys)).rejects.toMatchObject({
      code: 'image-unsigned',
      exitStatus: 3,
      hint: 'Build it again: safe-browse image build browser',
    });
    expect(await verifyImage(image, keys)).toEqual([{ file: 'manifest.json.minisig', problem: 'is missing' }]);
  });

  it('is refused when another person has signed it, until their key is trusted', async () => {
    const other = await elsewhere();
    cpSync(
      join(imageNames(other.at, 'browser').image(other.digest), 'manifest.json.minisig'),
      join(image.folder, 'manifest.json.minisig'),
    );
    await expect(assertImageIntact(image, keys)).rejects.toMatchObject({
      code: 'image-untrusted',
      exitStatus: 3,
      hint: expect.stringContaining('trustedKeys in [images]') as string,
    });
    await assertImageIntact(image, await trustedKeys(at, ['local', ...other.keys]));
    // An accepted image is checked again when the keys change.
    await expect(assertImageIntact(image, keys)).rejects.toMatchObject({ code: 'image-untrusted' });
  });

  it('is refused when everything but the signature was changed consistently', async () => {
    const digest = putImage(at, 'browser', 'changed');
    const folder = imageNames(at, 'browser').image(digest);
    cpSync(join(image.folder, 'manifest.json.minisig'), join(folder, 'manifest.json.minisig'));
    await makeCurrent(at, 'browser', digest);
    expect(manifestDigest(readFileSync(join(folder, 'manifest.json')))).toBe(digest);
    await expect(assertImageIntact(await current(), keys)).rejects.toMatchObject({
      code: 'image-damaged',
      message: 'The browser image is damaged: manifest.json.minisig does not match the manifest.',
    });
  });

  it('is refused when there is no key to check it with', async () => {
    renameSync(keyNames(at).folder, join(base, 'lost'));
    await expect(assertImageIntact(image, await trustedKeys(at, ['local']))).rejects.toMatchObject({
      code: 'image-untrusted',
    });
  });
});

test('creates the signing key once for concurrent callers, readable only by its owner', async () => {
  const other = foldersBelow(join(base, 'fresh'));
  const digests = ['a', 'b', 'c'].map((content) => putImage(other, 'network', content));
  const each = await Promise.all(digests.map((digest) => signImage(other, 'network', digest)));
  expect(new Set(each.flat()).size).toBe(1);
  const names = keyNames(other);
  expect([statSync(names.folder).mode & 0o777, statSync(names.secret).mode & 0o777]).toEqual([0o700, 0o600]);
  expect(readdirSync(other.data).sort()).toEqual(['images', 'keys']);
  chmodSync(names.secret, 0o400);
});
