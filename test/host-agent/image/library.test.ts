import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ImageLibrary } from '../../../host-agent/image/library.ts';
import { RecalledImages } from '../../../host-agent/image/recalled-images.ts';
import { signedFiles } from '../../../host-agent/image/signature.ts';
import { currentDigest, listImages, makeCurrent } from '../../../host-agent/image/store.ts';
import { linkAtomically } from '../../../host-agent/storage/atomic.ts';
import { imageNames, keyNames } from '../../../host-agent/storage/filenames.ts';
import type { Folders } from '../../../host-agent/storage/folders.ts';
import { foldersBelow, putImage, signImage } from './images.ts';

let base: string;
let at: Folders;
let images: ImageLibrary;
let channel: string;
beforeEach(() => {
  channel = '';
  base = mkdtempSync(join(tmpdir(), 'sb-images-'));
  at = foldersBelow(base);
  images = library();
});
afterEach(() => rmSync(base, { recursive: true }));

const library = (updatesOf?: (digest: string) => number, recalled?: RecalledImages) =>
  new ImageLibrary({
    channel: () => channel,
    folders: at,
    sources: { agentBundle: '', packProgram: '', imagesSource: '', programs: { folder: '', files: [] } },
    trusted: () => ['local'],
    extraSources: () => [],
    ...(updatesOf && { updatesOf }),
    ...(recalled && { recalled }),
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

describe('a recalled image', () => {
  it('starts nothing, is not sealed, does not come back, and says why in the list', async () => {
    const recalled = new RecalledImages(join(base, 'recalled-images.json'));
    images = library(undefined, recalled);
    const [old, now] = [await put('old'), await put('new')];
    await recalled.accept('stable', [{ digest: old, why: 'a hole', endAfterMinutes: 5 }]);
    expect((await images.ready('browser')).digest).toBe(now);
    await expect(images.rollback('browser')).rejects.toMatchObject({ code: 'image-recalled' });
    expect(await currentDigest(at, 'browser')).toBe(now);
    await makeCurrent(at, 'browser', old);
    await expect(images.ready('browser')).rejects.toMatchObject({
      code: 'image-recalled',
      params: { role: 'browser', why: 'a hole' },
    });
    expect(await images.sealableDigest('browser')).toBeUndefined();
    expect((await images.list('browser')).map((image) => image.recalled)).toEqual(['a hole', undefined]);
  });
});

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

  it('is not one that was signed in the same second', async () => {
    const [one, other] = ['one', 'other'].map((content) => putImage(at, 'browser', content)) as [string, string];
    for (const digest of [one, other]) await signAt(digest, 1_700_000_000);
    await makeCurrent(at, 'browser', one);
    await images.ready('browser');
    await linkAtomically(other, imageNames(at, 'browser').current);
    expect((await images.ready('browser')).digest).toBe(other);
    expect((await images.list('browser'))[0]?.builtAt).toBe('2023-11-14T22:13:20.000Z');
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

/** Puts an image into use. */
async function use(role: 'browser' | 'network' | 'host', content: string, about?: Parameters<typeof putImage>[3]) {
  const digest = putImage(at, role, content, about);
  await signImage(at, role, digest);
  await makeCurrent(at, role, digest);
  return digest;
}

describe('an image by the beginning of its digest', () => {
  it('is found when only one begins with it, also the one in use without any', async () => {
    const [network, browser] = [await use('network', '1'), await use('browser', '2')];
    expect(await images.named(network.slice(0, 20))).toMatchObject({ role: 'network', digest: network });
    expect(await images.named(undefined)).toMatchObject({ role: 'browser', digest: browser });
    const { boot } = await images.named(network);
    expect(boot.commandLine).toContain('quiet');
  });

  it('is refused when several begin with it, when none does, and when it is a whole computer', async () => {
    await use('network', '1');
    await use('browser', '2');
    const host = await use('host', '3');
    await expect(images.named('')).rejects.toMatchObject({ code: 'image-ambiguous' });
    await expect(images.named('f'.repeat(64))).rejects.toMatchObject({ code: 'image-not-found' });
    await expect(images.named(host)).rejects.toMatchObject({ code: 'image-not-found' });
  });

  it('is refused when it is damaged or not signed', async () => {
    const digest = await use('browser', 'one');
    writeFileSync(join(imageNames(at, 'browser').image(digest), 'root.erofs'), 'two');
    await expect(images.named(digest)).rejects.toMatchObject({ code: 'image-damaged' });
    const unsigned = putImage(at, 'browser', 'three');
    rmSync(join(imageNames(at, 'browser').image(unsigned), 'manifest.json.minisig'));
    await expect(images.named(unsigned)).rejects.toMatchObject({ code: 'image-unsigned' });
    const [stored] = (await listImages(at)).filter(({ digest: each }) => each === unsigned);
    await expect(images.check(stored ?? expect.fail())).rejects.toMatchObject({ code: 'image-unsigned' });
  });
});

describe('the image for the KVM probe', () => {
  it('is that of the network VM, or else of the browser VM, but none that was imported', async () => {
    expect(await images.probeBoot()).toBeUndefined();
    const browser = await use('browser', '1');
    expect((await images.probeBoot())?.root).toContain(browser);
    const network = await use('network', '2');
    expect((await images.probeBoot())?.root).toContain(network);
    await use('network', '3', { imported: true });
    expect((await images.probeBoot())?.root).toContain(browser);
  });
});

it('seals templates only from our images', async () => {
  expect(await images.sealableDigest('network')).toBeUndefined();
  const digest = await use('network', '1');
  expect([await images.sealableDigest('network'), (await images.ready('network')).imported]).toEqual([digest, false]);
  await use('network', '2', { imported: true });
  expect(await images.sealableDigest('network')).toBeUndefined();
  expect((await images.ready('network')).imported).toBe(true);
});

it('refuses an image that is missing, and says which', async () => {
  await expect(images.ready('network')).rejects.toMatchObject({
    code: 'image-missing',
    message: expect.stringContaining('network') as string,
  });
});

it('says that the channel has brought no release where one brings the images', async () => {
  channel = 'registry.example/safe-browse/stable';
  await expect(images.ready('browser')).rejects.toMatchObject({
    code: 'image-missing',
    params: { role: 'browser', channel },
    hint: expect.not.stringContaining('image build') as string,
  });
});

it('lists what there is to know about an image, and leaves out what does not apply', async () => {
  const own = await use('browser', '1', { ownRecipe: true, debug: true });
  const other = await use('network', '2', { imported: true });
  const all = await images.list(undefined);
  expect(all.map(({ digest }) => digest)).toEqual([own, other]);
  // Only the person knows when an image from a separate recipe is outdated.
  expect(all[0]).toMatchObject({
    role: 'browser',
    upToDate: true,
    debug: true,
    packages: 1,
    bytes: 3,
    isCurrent: true,
  });
  expect(all[0]).not.toHaveProperty('imported');
  expect(all[0]).not.toHaveProperty('updates');
  expect(all[1]).toMatchObject({ role: 'network', upToDate: false, imported: true });
  expect((await images.list('network')).map(({ digest }) => digest)).toEqual([other]);
});

it('verifies every image of a role or of all, those without a manifest included', async () => {
  const browser = await use('browser', '1');
  await use('network', '2');
  expect(await images.verify(undefined)).toEqual({ verified: 2, problems: [] });
  writeFileSync(join(imageNames(at, 'browser').image(browser), 'vmlinuz'), '3');
  mkdirSync(imageNames(at, 'network').image('e'.repeat(64)));
  const damaged = { role: 'browser', digest: browser, file: 'vmlinuz', problem: 'has been changed' };
  const unreadable = { role: 'network', digest: 'e'.repeat(64), file: 'manifest.json', problem: 'cannot be read' };
  expect(await images.verify(undefined)).toEqual({ verified: 3, problems: [damaged, unreadable] });
  expect(await images.verify('browser')).toEqual({ verified: 1, problems: [damaged] });
  expect(await images.verify('network')).toEqual({ verified: 2, problems: [unreadable] });
  const [stored] = await images.stored('browser');
  const never = new AbortController().signal;
  expect(await images.problemsOf(stored ?? expect.fail(), never)).toEqual(['vmlinuz has been changed']);
});

it('prunes images that nothing holds, and says what that frees', async () => {
  const [old, held] = [putImage(at, 'browser', 'old'), putImage(at, 'browser', 'held')];
  const other = putImage(at, 'network', 'other one');
  await use('browser', 'before');
  await use('browser', 'now');
  images.keep(() => [held]);
  images.keep(() => []);
  // Kernel, initramfs and root have the same content.
  expect(await images.prune('browser')).toEqual({ removed: [old], freedBytes: 3 * 3 });
  expect(await images.prune(undefined)).toEqual({ removed: [other], freedBytes: 3 * 9 });
  expect(await images.prune(undefined)).toEqual({ removed: [], freedBytes: 0 });
});

it('is built only where the guest agent is', async () => {
  const request = { role: 'network', debug: false } as const;
  const signal = new AbortController().signal;
  for (const building of [
    images.build(request, () => expect.fail(), signal),
    images.buildAhead(request, () => expect.fail(), signal),
  ])
    await expect(building).rejects.toMatchObject({ code: 'agent-bundle-missing' });
});

it('puts a stored image into use', async () => {
  await use('browser', '1');
  const digest = putImage(at, 'browser', '2');
  const stored = (await images.stored('browser')).find((image) => image.digest === digest) ?? expect.fail();
  await images.use(stored);
  expect(await currentDigest(at, 'browser')).toBe(digest);
});
