/** Images that an account of the system keeps for all accounts, with real files, owners and permissions. */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ImageLibrary } from '../../../host-agent/image/library.ts';
import { localKey, localPublicKey } from '../../../host-agent/image/keys.ts';
import { type SharedChoice, isSharedWanted } from '../../../host-agent/image/library.ts';
import { imageKeys, isTended, sharedFolders, sharedRolloutName } from '../../../host-agent/image/shared-store.ts';
import { signedFiles } from '../../../host-agent/image/signature.ts';
import { listImages, makeCurrent } from '../../../host-agent/image/store.ts';
import { imageNames, keyNames, sharedNames } from '../../../host-agent/storage/filenames.ts';
import type { Folders } from '../../../host-agent/storage/folders.ts';
import { foldersBelow, putImage } from './images.ts';

let base: string;
/** The account that keeps the images, and a person. */
let keeper: Folders;
let person: Folders;
let trusted: string[];
let channel: string;
let images: ImageLibrary;
beforeEach(async () => {
  base = mkdtempSync(join(tmpdir(), 'sb-shared-'));
  chmodSync(base, 0o755);
  keeper = foldersBelow(join(base, 'keeper'));
  person = { ...foldersBelow(join(base, 'person')), shared: keeper.data };
  trusted = ['local'];
  channel = '';
  images = new ImageLibrary({
    channel: () => channel,
    folders: person,
    sources: { agentBundle: '', packProgram: '', imagesSource: '', programs: { folder: '', files: [] } },
    trusted: () => trusted,
    extraSources: () => [],
  });
  mkdirSync(sharedNames(keeper.data).folder, { recursive: true });
  await localKey(keeper);
  writeFileSync(sharedNames(keeper.data).publicKey, `untrusted comment: k\n${(await localPublicKey(keeper)) ?? ''}\n`);
});
afterEach(() => rmSync(base, { recursive: true }));

/** Signed at this time by the account's own key. */
async function put(at: Folders, content: string, unixTimeSeconds = 1_800_000_000): Promise<string> {
  const digest = putImage(at, 'browser', content);
  const { manifest, signature } = signedFiles(imageNames(at, 'browser').image(digest));
  await localKey(at);
  execFileSync('minisign', [
    ...['-S', '-W', '-q', '-s', keyNames(at).secret, '-m', manifest, '-x', signature],
    ...['-t', `timestamp:${unixTimeSeconds}\tfile:manifest.json\thashed`],
  ]);
  await makeCurrent(at, 'browser', digest);
  return digest;
}

describe('an account without an image', () => {
  it('uses that for all accounts at once, checked, and has no byte of it', async () => {
    const digest = await put(keeper, 'root');
    expect(await images.ready('browser')).toMatchObject({
      digest,
      boot: { root: join(imageNames(keeper, 'browser').image(digest), 'root.erofs') },
    });
    expect(await images.list('browser')).toMatchObject([{ digest, isCurrent: true, shared: true }]);
    expect(readdirSync(imageNames(person, 'browser').folder).sort()).toEqual(['current', 'newest.json']);
  });

  it('has none where its key is not trusted, and is told where it is damaged', async () => {
    const digest = await put(keeper, 'root');
    trusted = ['RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3'];
    await expect(images.ready('browser')).rejects.toMatchObject({ code: 'image-missing' });
    trusted = ['local'];
    writeFileSync(join(imageNames(keeper, 'browser').image(digest), 'root.erofs'), 'toor');
    await expect(images.ready('browser')).rejects.toMatchObject({ code: 'image-damaged' });
  });

  it('gets the next one when that in use is not kept any more', async () => {
    const first = await put(keeper, 'first');
    await images.ready('browser');
    rmSync(imageNames(keeper, 'browser').image(first), { recursive: true });
    const second = await put(keeper, 'second', 1_800_000_001);
    expect(await images.ready('browser')).toMatchObject({ digest: second });
  });
});

describe('an account with an image', () => {
  it('is offered a newer one for all accounts, and keeps its own while that is newer', async () => {
    const own = await put(person, 'own', 1_800_000_100);
    await put(keeper, 'older');
    expect(await images.sharedCandidate('browser')).toBeUndefined();
    const newer = await put(keeper, 'newer', 1_800_000_200);
    expect(await images.sharedCandidate('browser')).toMatchObject({ image: { digest: newer }, replaces: own });
    channel = 'r.example/a/stable';
    expect(await images.sharedCandidate('browser')).toBeUndefined();
  });

  it('writes nothing to that for all accounts: it is neither signed nor removed', async () => {
    await put(keeper, 'older');
    const digest = await put(keeper, 'root', 1_800_000_001);
    await images.ready('browser');
    await expect(images.sign('browser', '/key', new AbortController().signal)).rejects.toMatchObject({
      code: 'image-shared',
    });
    expect(await images.prune('browser')).toEqual({ removed: [], freedBytes: 0 });
    expect((await listImages(person)).map((image) => image.isShared)).toEqual([true, true]);
    expect(await images.list('browser')).toMatchObject([{ digest }, {}]);
  });

  const image = { upToDate: true, debug: false, fits: true, builtAt: '2026-12-02T00:00:00Z' };
  const current = { ...image, builtAt: '2026-12-01T00:00:00Z', ownRecipe: false };
  const choice: SharedChoice = { shared: image, current, wasLeft: false, hasChannel: false };
  it.each<[string, Partial<SharedChoice>, boolean]>([
    ['is older', {}, true],
    ['has a recipe of the person', { current: { ...current, ownRecipe: true } }, false],
    ['has logins', { current: { ...current, debug: true } }, false],
    ['was imported', { current: { ...current, imported: true } }, false],
    ['was gone back to', { wasLeft: true }, false],
    ['comes from a channel', { hasChannel: true }, false],
    ['is newer than this program, unlike that for all', { shared: { ...image, upToDate: false } }, false],
    ['is older than this program', { current: { ...current, upToDate: false, builtAt: '2027-01-01T00:00:00Z' } }, true],
    ['has what that for all lacks', { shared: { ...image, fits: false } }, false],
    ['lacks what that for all has', { current: { ...current, fits: false, builtAt: '2027-01-01T00:00:00Z' } }, true],
  ])('takes that for all accounts, or does not, when its own %s', (_, differs, isWanted) => {
    expect(isSharedWanted({ ...choice, ...differs })).toBe(isWanted);
  });
});

describe('images for all accounts', () => {
  it('do not count where somebody else could have written them', async () => {
    await put(keeper, 'root');
    const { folder, publicKey } = sharedNames(keeper.data);
    expect(await sharedFolders(person, 'browser')).toMatchObject({ data: keeper.data });
    for (const path of [keeper.data, folder, imageNames(keeper, 'browser').folder]) {
      chmodSync(path, 0o775);
      expect(await sharedFolders(person, 'browser')).toBeUndefined();
      chmodSync(path, 0o755);
    }
    expect(await imageKeys(person, ['local'])).toEqual([await localPublicKey(keeper)]);
    chmodSync(publicKey, 0o666);
    expect(await imageKeys(person, ['local'])).toEqual([]);
    const link = join(base, 'link');
    symlinkSync(keeper.data, link);
    expect(await sharedFolders({ ...person, shared: link })).toBeUndefined();
  });

  it('cannot make a reader wait, or read without end', async () => {
    const digest = await put(keeper, 'root');
    const manifest = join(imageNames(keeper, 'browser').image(digest), 'manifest.json');
    rmSync(manifest);
    spawnSync('mkfifo', [manifest]);
    expect(await listImages(person)).toEqual([]);
    rmSync(manifest);
    writeFileSync(manifest, Buffer.alloc(5 * 1024 ** 2));
    expect(await listImages(person)).toEqual([]);
  });

  it.runIf(userInfo().uid === 0)('do not count where folders belong to several accounts', async () => {
    await put(keeper, 'root');
    chownSync(sharedNames(keeper.data).folder, 4711, 4711);
    expect(lstatSync(keeper.data).uid).toBe(0);
    expect(await sharedFolders(person)).toBeUndefined();
    await expect(images.ready('browser')).rejects.toMatchObject({ code: 'image-missing' });
  });

  it('are tended while the account looks for updates, whatever the clock says', async () => {
    expect(await isTended(person)).toBe(false);
    const write = (text: string) => {
      writeFileSync(sharedNames(keeper.data).status, text);
    };
    write('{"checkedAt":"2026-12-02T00:00:00Z"}');
    const day = (date: number) => Date.parse(`2026-12-0${date}T00:00:01Z`);
    expect(await Promise.all([day(1), day(2), day(4), day(6)].map((at) => isTended(person, at)))).toEqual([
      ...[true, true, true, false],
    ]);
    write('{"checkedAt":"never"}');
    expect(await isTended(person, day(2))).toBe(false);
  });

  it('name the host in rollouts, so that its accounts get a release together', async () => {
    writeFileSync(sharedNames(keeper.data).rollout, `${'a'.repeat(32)}\n`);
    expect(await sharedRolloutName(person)).toBe('a'.repeat(32));
    writeFileSync(sharedNames(keeper.data).rollout, 'everything');
    expect(await sharedRolloutName(person)).toBeUndefined();
  });
});
