import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { localKey } from '../../../host-agent/image/keys.ts';
import { signImage, signWith } from '../../../host-agent/image/signing-key.ts';
import { currentImage, makeCurrent, type StoredImage } from '../../../host-agent/image/store.ts';
import { verifyImage } from '../../../host-agent/image/verify.ts';
import { imageNames } from '../../../host-agent/storage/filenames.ts';
import type { Folders } from '../../../host-agent/storage/folders.ts';
import { foldersBelow, putImage, signImage as signHere } from './images.ts';

let base: string;
let at: Folders;
let image: StoredImage;
let signature: string;
beforeEach(async () => {
  base = mkdtempSync(join(tmpdir(), 'sb-signing-'));
  at = foldersBelow(base);
  const digest = putImage(at, 'browser', 'content');
  await signHere(at, 'browser', digest);
  await makeCurrent(at, 'browser', digest);
  image = (await currentImage(at, 'browser')) ?? expect.fail();
  signature = join(imageNames(at, 'browser').image(digest), 'manifest.json.minisig');
});
afterEach(() => rmSync(base, { recursive: true }));

describe('the key of a person', () => {
  it('replaces the signature of an image, which keeps its digest', async () => {
    const elsewhere = foldersBelow(join(base, 'elsewhere'));
    const theirs = putImage(elsewhere, 'browser', 'other');
    const keys = await signHere(elsewhere, 'browser', theirs);
    const before = readFileSync(signature, 'utf8');
    await signImage(at, image, await localKey(elsewhere), ['local', ...keys]);
    expect(readFileSync(signature, 'utf8')).not.toBe(before);
    expect(await verifyImage((await currentImage(at, 'browser')) ?? expect.fail(), keys)).toEqual([]);
  });

  it('signs nothing that would not start here', async () => {
    const before = readFileSync(signature, 'utf8');
    const theirs = await localKey(foldersBelow(join(base, 'elsewhere')));
    await expect(signImage(at, image, theirs, ['local'])).rejects.toMatchObject({ code: 'signing-key-untrusted' });
    expect([readFileSync(signature, 'utf8'), existsSync(`${signature}.new`)]).toEqual([before, false]);
  });

  it('signs also when an earlier attempt was interrupted', async () => {
    writeFileSync(`${signature}.new`, 'half');
    await signImage(at, image, await localKey(at), ['local']);
    expect(existsSync(`${signature}.new`)).toBe(false);
  });

  it('is refused when it is none', async () => {
    writeFileSync(join(base, 'not-a-key'), 'hello');
    await expect(signWith(join(base, 'not-a-key'), signature, join(base, 'out'))).rejects.toMatchObject({
      code: 'signing-key-unusable',
    });
    const enough = AbortSignal.abort(new Error('enough'));
    await expect(signWith(join(base, 'not-a-key'), signature, join(base, 'out'), enough)).rejects.toThrow('enough');
  });
});
