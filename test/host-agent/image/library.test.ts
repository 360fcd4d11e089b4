import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ImageLibrary } from '../../../host-agent/image/library.ts';
import { signedFiles } from '../../../host-agent/image/signature.ts';
import { makeCurrent } from '../../../host-agent/image/store.ts';
import { linkAtomically } from '../../../host-agent/storage/atomic.ts';
import { imageNames, keyNames } from '../../../host-agent/storage/filenames.ts';
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
    extraSources: () => [],
    ...(updatesOf && { updatesOf }),
  });

/** Signs the image like a build at this time: its own key, a chosen time. */
async function signAt(digest: string, unixTimeSeconds: number): Promise<void> {
  await signImage(at, 'browser', digest);
  const file = signedFiles(imageNames(at, 'browser').image(digest));
  const [manifest, signature] = [file.manifest, file.signature];
  const secret = keyNames(at).secret;
  execFileSync('minisign', [
    ...['-S', '-W', '-q', '-s', secret, '-m', manifest, '-x', signature],
    ...['-t', `timestamp:${unixTimeSeconds}\tfile:manifest.json\thashed`],
  ]);
}

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

describe('an image that is older than one used before', () => {
  /** Uses a newer image, then puts an older one in its place without a command, like a copy of another store. */
  async function olderInPlace(): Promise<{ old: string; now: string }> {
    const [old, now] = ['old', 'new'].map((content) => putImage(at, 'browser', content)) as [string, string];
    await signAt(old, 1_700_000_000);
    await signAt(now, 1_700_086_400);
    await makeCurrent(at, 'browser', now);
    await images.ready('browser');
    await linkAtomically(old, imageNames(at, 'browser').current);
    return { old, now };
  }

  it('is refused, also by the next host agent', async () => {
    await olderInPlace();
    for (const of of [images, library()])
      await expect(of.ready('browser')).rejects.toMatchObject({
        code: 'image-older',
        exitStatus: 3,
        message:
          'The browser image was built at 2023-11-14 22:13 UTC, but one built at 2023-11-15 22:13 UTC has been used already.',
      });
  });

  it('runs after a rollback, and only until a newer one is used again', async () => {
    const { old, now } = await olderInPlace();
    await makeCurrent(at, 'browser', now);
    await linkAtomically(old, imageNames(at, 'browser').previous);
    expect(await images.rollback('browser')).toMatchObject({ digest: old, isCurrent: true });
    expect((await library().ready('browser')).digest).toBe(old);
    await images.rollback('browser');
    expect((await images.ready('browser')).digest).toBe(now);
    await linkAtomically(old, imageNames(at, 'browser').current);
    await expect(images.ready('browser')).rejects.toMatchObject({ code: 'image-older' });
  });

  it('is refused while the record of the newest one cannot be read', async () => {
    await olderInPlace();
    writeFileSync(imageNames(at, 'browser').newest, '{');
    await expect(images.ready('browser')).rejects.toMatchObject({ code: 'image-record-damaged' });
  });
});

it('counts the packages that have a newer version', async () => {
  const digest = await put('content');
  images = library((of) => (of === digest ? 3 : 0));
  expect((await images.list('browser'))[0]?.updates).toBe(3);
});
