import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ImageLibrary } from '../../../host-agent/image/library.ts';
import { makeCurrent } from '../../../host-agent/image/store.ts';
import { imageNames } from '../../../host-agent/storage/filenames.ts';
import type { Folders } from '../../../host-agent/storage/folders.ts';
import { foldersBelow, putImage, signImage } from './images.ts';

let base: string;
let at: Folders;
let images: ImageLibrary;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'sb-images-'));
  at = foldersBelow(base);
  images = library();
});
afterEach(() => rmSync(base, { recursive: true }));

const library = (updatesOf?: (digest: string) => number) =>
  new ImageLibrary({
    folders: at,
    sources: { agentBundle: '', imagesSource: '', programs: { folder: '', files: [] } },
    trusted: () => ['local'],
    ...(updatesOf && { updatesOf }),
  });

async function put(content: string, isSigned = true): Promise<string> {
  const digest = putImage(at, 'browser', content);
  if (isSigned) await signImage(at, 'browser', digest);
  else rmSync(join(imageNames(at, 'browser').image(digest), 'manifest.json.minisig'));
  await makeCurrent(at, 'browser', digest);
  return digest;
}

describe('a rollback', () => {
  it('returns to the previous image, and makes the other the previous one', async () => {
    const [old, now] = [await put('old'), await put('new')];
    expect(await images.rollback('browser')).toMatchObject({ digest: old, isCurrent: true });
    expect((await images.ready('browser')).digest).toBe(old);
    expect(
      (await images.list('browser')).map(({ digest, isCurrent, isPrevious }) => [digest, isCurrent, isPrevious]),
    ).toEqual([
      [old, true, false],
      [now, false, true],
    ]);
    expect(await images.rollback('browser')).toMatchObject({ digest: now, isCurrent: true });
  });

  it('is refused without a previous image, or with one that must not run', async () => {
    await put('unsigned', false);
    await expect(images.rollback('browser')).rejects.toMatchObject({ code: 'no-previous-image', exitStatus: 4 });
    const now = await put('new');
    await expect(images.rollback('browser')).rejects.toMatchObject({ code: 'image-unsigned' });
    expect((await images.ready('browser')).digest).toBe(now);
  });
});

it('refuses an unsigned image of an earlier version until it is built again', async () => {
  await put('unsigned', false);
  await expect(images.ready('browser')).rejects.toMatchObject({
    code: 'image-unsigned',
    hint: 'Build it again: safe-browse image build browser',
  });
  expect((await images.verify(undefined)).problems).toMatchObject([
    { role: 'browser', file: 'manifest.json.minisig', problem: 'is missing' },
  ]);
});

it('counts the packages that have a newer version', async () => {
  const digest = await put('content');
  images = library((of) => (of === digest ? 3 : 0));
  expect((await images.list('browser'))[0]?.updates).toBe(3);
});
