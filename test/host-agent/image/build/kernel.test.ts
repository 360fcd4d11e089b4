import { execFileSync } from 'node:child_process';
import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { makeInitramfs, packModules, unpackKernel } from '../../../../host-agent/image/build/kernel.ts';
import { Recipe } from '../../../../host-agent/image/recipe-schema.ts';
import { SOURCE_DATE_EPOCH } from '../../../../host-agent/image/build/reproducible.ts';
import { type Files, kernelModule, makeKernelPackage, makePackage, signedModule } from '../debian-packages.ts';

vi.setConfig({ testTimeout: 120_000 });
const never = new AbortController().signal;
const VERSION = '6.12.1-amd64';
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sb-kernel-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const at = (name: string) => join(folder, name);
const [BRIDGE, VIRTIO_NET] = [kernelModule('bridge', ['llc']), kernelModule('virtio_net')];
const MODULES: Files = {
  'kernel/fs/erofs/erofs.ko.xz': signedModule(kernelModule('erofs')),
  'kernel/net/bridge.ko.xz': signedModule(BRIDGE),
  'kernel/net/llc/llc.ko.xz': signedModule(kernelModule('llc')),
  'kernel/drivers/virtio_net.ko': signedModule(VIRTIO_NET),
  'kernel/drivers/unwanted.ko': 'unwanted',
};
const recipe = Recipe.parse({
  schema: 1,
  role: 'network',
  packages: ['busybox-static'],
  kernel: {
    package: 'linux-image-amd64',
    commandLine: 'quiet',
    modules: ['virtio_net'],
    modulesOnDemand: ['bridge'],
    initramfsModules: ['erofs', 'virtio_net'],
  },
});
const unpacked = (prefix?: string) =>
  unpackKernel(makeKernelPackage(folder, VERSION, MODULES, prefix), at('kernel'), never);
const list = (command: string, ...args: string[]) => execFileSync(command, args, { encoding: 'utf8' });

describe('a kernel package', () => {
  it.each(['usr/lib', 'lib'])('gives the kernel and its version, with its modules below /%s', async (prefix) => {
    const kernel = await unpacked(prefix);
    expect(kernel).toEqual({ version: VERSION, kernel: at(`kernel/boot/vmlinuz-${VERSION}`), base: at('kernel') });
    expect(readFileSync(kernel.kernel, 'utf8')).toBe(`the kernel ${VERSION}`);
  });

  it('without modules is refused', async () => {
    const empty = makePackage(folder, {
      name: 'linux-image-empty',
      version: '1',
      files: { 'usr/lib/modules/.keep': '' },
    });
    rmSync(at('linux-image-empty-tree/usr/lib/modules/.keep'));
    execFileSync('dpkg-deb', ['--build', at('linux-image-empty-tree'), empty], { stdio: 'ignore' });
    await expect(unpackKernel(empty, at('kernel'), never)).rejects.toThrow('contains no modules');
  });

  it('that is no folder with a place for modules is reported, and not taken for one that has a link already', async () => {
    const odd = makePackage(folder, { name: 'linux-image-odd', version: '1', files: { 'boot/vmlinuz-1': '' } });
    await expect(unpackKernel(odd, at('kernel'), never)).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('the modules of the root', () => {
  it('are those of the recipe, decompressed, without signatures and with an index that finds them', async () => {
    mkdirSync(at('modules'));
    await packModules(await unpacked(), recipe, at('modules'), at('modules.tar'), never);
    mkdirSync(at('out'));
    list('tar', '--extract', `--file=${at('modules.tar')}`, `--directory=${at('out')}`);
    const base = at(`out/usr/lib/modules/${VERSION}`);
    expect(readdirSync(at('out'))).toEqual(['usr']);
    expect(readdirSync(join(base, 'kernel'), { recursive: true }).sort()).toEqual([
      'drivers',
      'drivers/virtio_net.ko',
      'net',
      'net/bridge.ko',
      'net/llc',
      'net/llc/llc.ko',
    ]);
    expect(readFileSync(join(base, 'kernel/net/bridge.ko'))).toEqual(BRIDGE);
    expect(readFileSync(join(base, 'kernel/drivers/virtio_net.ko'))).toEqual(VIRTIO_NET);
    expect(readFileSync(join(base, 'modules.dep'), 'utf8').split('\n').sort()).toEqual([
      '',
      'kernel/drivers/virtio_net.ko:',
      'kernel/net/bridge.ko:',
      'kernel/net/llc/llc.ko:',
    ]);
  });
});

describe('a hostile kernel package', () => {
  const modules = (name: string) => at(`kernel/usr/lib/modules/${VERSION}/${name}`);
  beforeEach(() => writeFileSync(at('own'), 'of the person'));

  it.each(['modules.order', 'modules.builtin', 'kernel/net/bridge.ko.xz'])(
    'with a link as %s gets no file of the person into the modules',
    async (name) => {
      const kernel = await unpacked();
      rmSync(modules(name));
      symlinkSync(at('own'), modules(name));
      mkdirSync(at('modules'));
      const packing = packModules(kernel, recipe, at('modules'), at('modules.tar'), never);
      await expect(packing).rejects.toThrow(`${name} of the kernel package is not a file of this package`);
    },
  );

  it('with a link as a folder gets none into the modules', async () => {
    const kernel = await unpacked();
    mkdirSync(at('own-folder'));
    writeFileSync(at('own-folder/bridge.ko.xz'), 'of the person');
    rmSync(modules('kernel/net'), { recursive: true });
    symlinkSync(at('own-folder'), modules('kernel/net'));
    mkdirSync(at('modules'));
    await expect(packModules(kernel, recipe, at('modules'), at('modules.tar'), never)).rejects.toThrow(
      'no module "bridge"',
    );
  });

  it('with a module that names a needed one by a path gets no file of the person', async () => {
    const kernel = await unpacked();
    writeFileSync(modules('kernel/drivers/virtio_net.ko'), kernelModule('virtio_net', ['../../../../own']));
    mkdirSync(at('modules'));
    await packModules(kernel, recipe, at('modules'), at('modules.tar'), never);
    expect(list('tar', '--list', `--file=${at('modules.tar')}`)).not.toContain('own');
  });
});

describe('the initramfs', () => {
  it('takes no link among its programs', async () => {
    mkdirSync(at('dmsetup'));
    for (const name of ['busybox', 'init']) writeFileSync(at(name), name);
    symlinkSync('/etc/passwd', at('dmsetup/dmsetup'));
    const parts = { busybox: at('busybox'), dmsetup: at('dmsetup'), init: at('init') };
    await expect(
      makeInitramfs(await unpacked(), recipe, parts, at('initramfs'), at('initramfs.img'), never),
    ).rejects.toThrow('is neither a file nor a folder');
  });

  async function initramfs(from = 'initramfs') {
    const kernel = await unpacked();
    mkdirSync(at('dmsetup/lib64'), { recursive: true });
    for (const name of ['busybox', 'init', 'dmsetup/dmsetup', 'dmsetup/lib64/ld-linux-x86-64.so.2', 'dmsetup/libc.so'])
      writeFileSync(at(name), name, { mode: 0o600 });
    const parts = { busybox: at('busybox'), dmsetup: at('dmsetup'), init: at('init') };
    await makeInitramfs(kernel, recipe, parts, at(from), at(`${from}.img`), never);
    return readFileSync(at(`${from}.img`));
  }

  it('holds its programs and modules, which are loaded in the order of the recipe', async () => {
    await initramfs();
    const names = list('cpio', '--list', '--quiet', `--file=${at('initramfs.img')}`)
      .trimEnd()
      .split('\n');
    expect(names).toEqual([...names].sort());
    expect(names).toEqual([
      'bin',
      'bin/busybox',
      'dev',
      'dmsetup',
      'init',
      'lib64',
      'lib64/ld-linux-x86-64.so.2',
      'libc.so',
      'lower',
      'memory',
      'modules',
      'modules/erofs.ko',
      'modules/order',
      'modules/virtio_net.ko',
      'proc',
      'root',
      'sys',
    ]);
    expect(readFileSync(at('initramfs/modules/order'), 'utf8')).toBe('erofs.ko\nvirtio_net.ko\n');
    expect(readFileSync(at('initramfs/modules/erofs.ko'))).toEqual(kernelModule('erofs'));
  });

  it('can run its programs, and nothing else', async () => {
    await initramfs();
    const names = readdirSync(at('initramfs'), { recursive: true, encoding: 'utf8' });
    const runnable = names.filter((name) => {
      const { mode } = lstatSync(at(`initramfs/${name}`));
      return (mode & 0o170_000) === 0o100_000 && (mode & 0o777) === 0o755;
    });
    expect(runnable.sort()).toEqual(['bin/busybox', 'dmsetup', 'init', 'lib64/ld-linux-x86-64.so.2']);
    for (const name of names) expect(lstatSync(at(`initramfs/${name}`)).mode & 0o022, name).toBe(0);
    for (const name of names) expect(lstatSync(at(`initramfs/${name}`)).mtimeMs / 1000, name).toBe(SOURCE_DATE_EPOCH);
  });

  it('is the same when it is made again', async () => {
    const first = await initramfs();
    rmSync(at('kernel'), { recursive: true });
    expect((await initramfs('again')).equals(first)).toBe(true);
  });
});
