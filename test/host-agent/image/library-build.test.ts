/** What the library asks the builder for. Nothing is built. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type BuildRequest } from '../../../host-agent/image/build/build.ts';
import { localKey } from '../../../host-agent/image/keys.ts';
import { ImageLibrary } from '../../../host-agent/image/library.ts';
import { currentImage, makeCurrent } from '../../../host-agent/image/store.ts';
import { keyNames } from '../../../host-agent/storage/filenames.ts';
import type { Folders } from '../../../host-agent/storage/folders.ts';
import { parsePublicKey } from '../../../host-agent/tools/minisign.ts';
import { foldersBelow, putImage, signImage } from './images.ts';

const builder = { requests: [] as BuildRequest[] };
vi.mock(import('../../../host-agent/image/build/build.ts'), async (original) => ({
  ...(await original()),
  buildImage: async (request) => {
    builder.requests.push(request);
    return (await currentImage(request.folders, request.role)) ?? expect.fail();
  },
}));

const signal = new AbortController().signal;
const PROGRAMS = { folder: '/programs', files: ['daemon.js'] };
let base: string;
let at: Folders;
let images: ImageLibrary;
let wantsSpeech = false;
let wantsDocuments = false;
let trusted: string[];
beforeEach(async () => {
  base = mkdtempSync(join(tmpdir(), 'sb-build-'));
  at = foldersBelow(base);
  builder.requests = [];
  wantsSpeech = false;
  wantsDocuments = false;
  trusted = ['local'];
  writeFileSync(join(base, 'agent.js'), '');
  images = new ImageLibrary({
    channel: () => '',
    folders: at,
    sources: { agentBundle: join(base, 'agent.js'), packProgram: '/pack.mjs', imagesSource: base, programs: PROGRAMS },
    trusted: () => trusted,
    wantsSpeech: () => wantsSpeech,
    wantsDocuments: () => wantsDocuments,
    extraSources: () => ['deb https://more.test trixie main'],
  });
  for (const role of ['network', 'browser'] as const) await makeCurrent(at, role, putImage(at, role, role));
});
afterEach(() => rmSync(base, { recursive: true }));
const build = (request: Parameters<ImageLibrary['build']>[0]) => images.build(request, () => undefined, signal);
const asked = () => builder.requests.at(-1) ?? expect.fail();

describe('the build of an image', () => {
  it('puts it into use, unless it is built ahead', async () => {
    await build({ role: 'network', debug: false });
    expect(asked()).toMatchObject({ role: 'network', debug: false, ahead: false });
    await images.buildAhead({ role: 'network', debug: true }, () => undefined, signal);
    expect(asked()).toMatchObject({ role: 'network', debug: true, ahead: true });
  });

  it('is refused before anything is downloaded when images that are built here would not start', async () => {
    trusted = ['RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3'];
    await expect(build({ role: 'browser', debug: false })).rejects.toMatchObject({ code: 'build-untrusted' });
    expect(builder.requests).toEqual([]);
    // The key of this host may also be listed by itself.
    const { public: file } = keyNames(at);
    await localKey(at);
    trusted = [parsePublicKey(readFileSync(file, 'utf8')) ?? ''];
    await build({ role: 'browser', debug: false });
    expect(builder.requests).toHaveLength(1);
  });

  it('uses the package sources of the configuration, and a recipe only if the person has one', async () => {
    await build({ role: 'browser', debug: false });
    expect(asked().extraSources).toEqual(['deb https://more.test trixie main']);
    expect(asked()).not.toHaveProperty('recipeFile');
    await build({ role: 'browser', debug: false, recipe: '/mine.toml' });
    expect(asked()).toMatchObject({ recipeFile: '/mine.toml' });
  });

  it('contains speech only if it is the browser image, and a profile reads pages aloud', async () => {
    await build({ role: 'browser', debug: false });
    expect(asked().speech).toBe(false);
    wantsSpeech = true;
    await build({ role: 'browser', debug: false });
    expect(asked().speech).toBe(true);
    await images.buildAhead({ role: 'browser', debug: false }, () => undefined, signal);
    expect(asked().speech).toBe(true);
    await build({ role: 'network', debug: false });
    expect(asked().speech).toBe(false);
  });

  it('contains what opens documents only if it is the browser image, and the configuration asks for it', async () => {
    await build({ role: 'browser', debug: false });
    expect(asked().documents).toBe(false);
    wantsDocuments = true;
    await build({ role: 'browser', debug: false });
    expect(asked()).toMatchObject({ documents: true, speech: false });
    await build({ role: 'network', debug: false });
    expect(asked().documents).toBe(false);
  });

  it('counts as out of date as long as it lacks what opens the documents that the configuration asks for', async () => {
    await makeCurrent(at, 'browser', putImage(at, 'browser', 'own', { ownRecipe: true }));
    const current = async () => (await images.list('browser')).find(({ isCurrent }) => isCurrent);
    expect([await current(), await images.canOpenDocuments()]).toMatchObject([{ upToDate: true }, false]);
    wantsDocuments = true;
    expect(await current()).toMatchObject({ upToDate: false });
    await makeCurrent(at, 'browser', putImage(at, 'browser', 'opens', { ownRecipe: true, documents: true }));
    expect([await current(), await images.canOpenDocuments()]).toMatchObject([
      { upToDate: true, documents: true },
      true,
    ]);
  });

  it('counts as out of date as long as it lacks the speech that a profile needs', async () => {
    const { digest } = await currentImage(at, 'browser').then((image) => image ?? expect.fail());
    const browser = async () => (await images.list('browser')).find((image) => image.digest === digest);
    await makeCurrent(at, 'browser', putImage(at, 'browser', 'own', { ownRecipe: true }));
    const own = async () => (await images.list('browser')).find(({ isCurrent }) => isCurrent);
    expect([await own(), await images.canSpeak()]).toMatchObject([{ upToDate: true }, false]);
    wantsSpeech = true;
    expect(await own()).toMatchObject({ upToDate: false });
    await makeCurrent(at, 'browser', putImage(at, 'browser', 'speaks', { ownRecipe: true, speech: true }));
    expect([await own(), await images.canSpeak()]).toMatchObject([{ upToDate: true, speech: true }, true]);
    expect(await browser()).not.toHaveProperty('speech');
  });

  it('contains our programs and the images of its VMs only if it is a whole computer', async () => {
    await build({ role: 'browser', debug: false });
    expect(asked()).not.toHaveProperty('host');
    await makeCurrent(at, 'host', putImage(at, 'host', 'host'));
    await build({ role: 'host', debug: false });
    expect(asked().host?.programs).toEqual(PROGRAMS);
    expect(
      asked()
        .host?.images.map(({ role }) => role)
        .toSorted(),
    ).toEqual(['browser', 'network']);
  });
});

describe('a signature of a person', () => {
  it('cannot be given to an image that is missing, or not trusted', async () => {
    await expect(images.sign('host', '/key', signal)).rejects.toMatchObject({ code: 'image-missing' });
    await expect(images.sign('network', '/key', signal)).rejects.toMatchObject({
      code: expect.stringMatching(/^image-/) as string,
    });
  });

  it('cannot be given with a key that cannot be read', async () => {
    const { digest } = (await currentImage(at, 'network')) ?? expect.fail();
    await signImage(at, 'network', digest);
    await expect(images.sign('network', join(base, 'none.key'), signal)).rejects.toMatchObject({
      code: 'signing-key-unusable',
    });
  });
});
