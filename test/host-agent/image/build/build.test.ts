/** Whole builds, over fakes of apt and mmdebstrap; all other programs are real. */
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { buildImage, type BuildRequest, type Progress } from '../../../../host-agent/image/build/build.ts';
import { hostParts } from '../../../../host-agent/image/build/host-parts.ts';
import { releaseCodename } from '../../../../host-agent/image/sources.ts';
import { currentDigest, listImages, makeCurrent } from '../../../../host-agent/image/store.ts';
import { isImageIntact } from '../../../../host-agent/image/verify.ts';
import { IMAGE_FILES, imageNames } from '../../../../host-agent/storage/filenames.ts';
import type { Folders } from '../../../../host-agent/storage/folders.ts';
import { fakePrograms } from '../../../fakes/programs.ts';
import { FakeBootstrap, recipe, SOURCES } from '../fake-bootstrap.ts';
import { foldersBelow, putImage, signImage } from '../images.ts';

vi.mock(import('../../../../host-agent/process/run.ts'), async (original) =>
  (await import('../../../fakes/programs.ts')).withFakePrograms(original),
);
vi.setConfig({ testTimeout: 120_000 });
// These images are small.
vi.mock(import('../../../../host-agent/image/build/build.ts'), async (original) => ({
  ...(await original()),
  assertSpace: () => Promise.resolve(),
}));

let base: string;
let at: Folders;
let bootstrap: FakeBootstrap;
let reported: Progress[];
let scripts: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'build-'));
  at = foldersBelow(base);
  reported = [];
  for (const [path, text] of Object.entries({ ...SOURCES, 'agent.cjs': 'the guest agent' })) {
    mkdirSync(dirname(join(base, 'sources', path)), { recursive: true });
    writeFileSync(join(base, 'sources', path), text);
  }
  bootstrap = new FakeBootstrap(
    join(base, 'debian'),
    releaseCodename(readFileSync('/etc/os-release', 'utf8')) ?? expect.fail(),
  );
  bootstrap.atBootstrap = () => {
    const hooks = bootstrap.args.flatMap((word) => /^--customize-hook=(\/.*)$/.exec(word)?.[1] ?? []);
    scripts = hooks.map((file) => readFileSync(file, 'utf8')).join('');
  };
});
afterEach(() => {
  fakePrograms.clear();
  rmSync(base, { recursive: true });
});

const build = (request: Partial<BuildRequest> = {}) =>
  buildImage({
    folders: at,
    role: 'network',
    debug: false,
    extraSources: [],
    agentBundle: join(base, 'sources/agent.cjs'),
    // The fake of the jail does the same in this process.
    packProgram: '/none',
    imagesSource: join(base, 'sources'),
    signal: new AbortController().signal,
    onProgress: (progress) => reported.push(progress),
    ...request,
  });
const leftovers = () => readdirSync(imageNames(at, 'network').folder).filter((name) => name.startsWith('.'));
/** The files in the tree that mmdebstrap got from us, by path. */
const overlay = () => {
  const tar = execFileSync('tar', ['--list', '--file', join(base, 'overlay.tar')], { encoding: 'utf8' });
  return tar.split('\n').filter((path) => !path.endsWith('/'));
};
const keepOverlay = () => {
  const [, file = ''] = /tar-in '([^']+)'/.exec(bootstrap.args.join('\n')) ?? [];
  writeFileSync(join(base, 'overlay.tar'), readFileSync(file));
};

describe('a build', () => {
  it('gives a signed, intact image, puts it into use and leaves nothing else behind', async () => {
    const image = await build();
    expect(image).toMatchObject({ role: 'network', isCurrent: true, isPrevious: false });
    expect(await isImageIntact(at, 'network', image.digest)).toBe(true);
    expect(readdirSync(image.folder).sort()).toEqual([
      'initramfs.img',
      'manifest.json',
      'manifest.json.minisig',
      'root.erofs',
      'vmlinuz',
    ]);
    expect(leftovers()).toEqual([]);
    const archive = { origin: 'Debian', suite: expect.any(String) as string, component: 'main' };
    expect(image.manifest).toMatchObject({
      debug: false,
      ownRecipe: false,
      kernelVersion: bootstrap.kernelVersion,
      commandLine: 'quiet panic=-1',
      packages: [
        { name: `linux-image-${bootstrap.kernelVersion}`, version: '6.12.1-1', archive },
        { name: 'small', version: '2.0', archive },
      ],
    });
  });

  it('gives the same image from the same parts, and keeps the one in use', async () => {
    const first = await build();
    const again = await build();
    expect(again.digest).toBe(first.digest);
    expect((await listImages(at)).map(({ digest, isCurrent }) => [digest, isCurrent])).toEqual([[first.digest, true]]);
  });

  it('says how far it is: the fraction only increases, from 0 to 1', async () => {
    bootstrap.lines = [
      'I: extracting archives...',
      'something else',
      'I: installing remaining packages inside the chroot...',
      // A stage that was reached already.
      'I: extracting archives...',
      'I: installing remaining packages inside the chroot...',
      'I: creating tarball...',
    ];
    await build();
    const fractions = reported.map(({ fraction = -1 }) => fraction);
    expect(fractions).toEqual([...new Set(fractions)].sort((a, b) => a - b));
    expect([fractions[0], fractions.at(-1)]).toEqual([0, 1]);
    expect(reported.filter(({ step }) => step === 'packages').map(({ text }) => text)).toEqual([
      'Downloading packages',
      'Unpacking the base system',
      'Installing packages',
      'Packing the file system',
    ]);
    expect(reported.at(-1)?.text).toBe('The network image is ready');
  });

  it('ahead of its use leaves the image in use', async () => {
    const before = putImage(at, 'network', 'before');
    await makeCurrent(at, 'network', before);
    const image = await build({ ahead: true });
    expect([image.isCurrent, await currentDigest(at, 'network')]).toEqual([false, before]);
  });

  it('with a recipe of the person says so, and has what the recipe adds', async () => {
    const recipeFile = join(base, 'mine.toml');
    writeFileSync(recipeFile, 'schema = 1\nextends = "network"\n[packages]\nadd = ["another"]\n');
    expect((await build({ recipeFile })).manifest.ownRecipe).toBe(true);
    expect(bootstrap.args).toContain('--include=small,another');
  });

  it('for debugging has logins, and differs', async () => {
    const plain = await build({ ahead: true });
    bootstrap.atBootstrap = keepOverlay;
    const image = await build({ debug: true });
    expect([image.manifest.debug, image.digest === plain.digest]).toEqual([true, false]);
    expect(overlay()).toContain('./etc/issue');
  });

  it('confines the programs of the VM; of the browser image it also cleans the home, and caches the fonts and compiles the programs that remain', async () => {
    await build();
    expect(scripts).not.toMatch(/# clean-home|# fonts|# speech/);
    expect(scripts).toMatch(/# dmsetup[^]*# accounts[^]*# confinement/);
    await build({ role: 'browser' });
    expect(scripts).toMatch(
      /# accounts[^]*# confinement[^]*# clean-home[^]*rm -rf[^]*EPOCH_SECONDS='1735689600'\n[^]*# fonts[^]*# speech/,
    );
  });
});

describe('a build that ends early', () => {
  let before: string;
  beforeEach(async () => {
    before = putImage(at, 'network', 'before');
    await makeCurrent(at, 'network', before);
  });
  afterEach(async () => {
    expect(leftovers()).toEqual([]);
    expect((await listImages(at)).map(({ digest, isCurrent }) => [digest, isCurrent])).toEqual([[before, true]]);
  });

  it('because it is cancelled before it begins touches nothing', async () => {
    await expect(build({ signal: AbortSignal.abort(new Error('cancelled')) })).rejects.toThrow('cancelled');
    expect(reported).toEqual([]);
  });

  it.each(['overlay', 'packages', 'kernel', 'root', 'digest', 'use'])(
    'because it is cancelled at the step %s says that and leaves the image in use',
    async (step) => {
      const cancel = new AbortController();
      const onProgress = (progress: Progress) => progress.step === step && cancel.abort(new Error('cancelled'));
      await expect(build({ signal: cancel.signal, onProgress })).rejects.toThrow('cancelled');
    },
  );

  it('because a program finds the disk full says how much is needed', async () => {
    fakePrograms.set('mkfs.erofs', () => ({ exitCode: 1, stderr: 'write failed: No space left on device' }));
    await expect(build()).rejects.toMatchObject({ code: 'disk-full' });
  });

  it('because a program fails says so', async () => {
    fakePrograms.set('mkfs.erofs', () => ({ exitCode: 1, stderr: 'bad file' }));
    await expect(build()).rejects.toMatchObject({ code: 'command-failed' });
  });

  it.each(['root.tar', 'busybox', 'dmsetup.tar', 'dpkg-status'])(
    'because a package left a link as %s is refused, and follows it nowhere',
    async (name) => {
      const own = join(base, 'own');
      writeFileSync(own, 'of the person', { mode: 0o600 });
      bootstrap.atEnd = () => {
        const result = join(dirname(bootstrap.args.at(-2) ?? ''), name);
        rmSync(result);
        symlinkSync(own, result);
      };
      await expect(build()).rejects.toMatchObject({
        code: 'build-result-refused',
        params: { name, problem: 'a-link' },
      });
      expect([readFileSync(own, 'utf8'), statSync(own).mode & 0o777]).toEqual(['of the person', 0o600]);
    },
  );

  it('because the kernel lacks a module of the recipe names it', async () => {
    writeFileSync(join(base, 'sources/network/recipe.toml'), recipe('network').replace('"erofs"', '"absent-one"'));
    await expect(build()).rejects.toMatchObject({ code: 'kernel-module-missing', params: { modules: '"absent_one"' } });
  });

  it('because a package was installed that no source has is refused', async () => {
    bootstrap.status = 'Package: stray\nStatus: install ok installed\nVersion: 9\n';
    await expect(build()).rejects.toThrow('No package source has stray 9, which was installed.');
  });
});

it('replaces the same image when that one is damaged', async () => {
  const { folder, digest } = await build();
  chmodSync(join(folder, IMAGE_FILES.kernel), 0o600);
  writeFileSync(join(folder, IMAGE_FILES.kernel), 'damaged');
  expect(await isImageIntact(at, 'network', digest)).toBe(false);
  expect((await build()).digest).toBe(digest);
  expect(await isImageIntact(at, 'network', digest)).toBe(true);
});

describe('a build of a host image', () => {
  const programs = () => ({ folder: join(base, 'sources'), files: ['agent.cjs'] });
  async function parts() {
    for (const role of ['browser', 'network'] as const) {
      const digest = putImage(at, role, `of the ${role}`);
      await signImage(at, role, digest);
      await makeCurrent(at, role, digest);
    }
    return hostParts(at, programs());
  }

  it('has a disk with the images of the VMs instead of a root, and never a debug flag', async () => {
    bootstrap.atBootstrap = keepOverlay;
    const image = await build({ role: 'host', host: await parts(), debug: true });
    expect(image.manifest.debug).toBe(false);
    expect(image.manifest.files.root.name).toBe('disk.img');
    expect(readdirSync(image.folder)).not.toContain('root.erofs');
    expect(await isImageIntact(at, 'host', image.digest)).toBe(true);
    expect(reported.map(({ step }) => step)).toContain('disk');
    const files = overlay();
    expect(files).not.toContain('./etc/issue');
    expect(files).toContain('./usr/lib/safe-browse/dist/agent.cjs');
    const initramfs = execFileSync('cpio', ['--extract', '--to-stdout', '--quiet', 'init'], {
      input: readFileSync(join(image.folder, IMAGE_FILES.initramfs)),
      encoding: 'utf8',
    });
    expect(initramfs).toBe('the init of dom0');
  });

  it('is refused when an image of a VM is damaged', async () => {
    const host = await parts();
    const [image] = host.images;
    rmSync(join(image?.folder ?? '', IMAGE_FILES.root));
    await expect(build({ role: 'host', host })).rejects.toMatchObject({ code: 'image-damaged' });
  });
});
