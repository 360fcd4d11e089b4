/** Kernel, modules and initramfs from the kernel's package. */
import { chmod, copyFile, cp, mkdir, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { packInitramfs } from '../tools/cpio.ts';
import { indexModules } from '../tools/depmod.ts';
import { unpackPackage } from '../tools/dpkg-deb.ts';
import { packTree } from '../tools/tar.ts';
import { decompressInPlace } from '../tools/xz.ts';
import { moduleClosure, parseModuleIndex, withoutSignature } from './modules.ts';
import type { Recipe } from './recipe-schema.ts';
import { SOURCE_DATE_EPOCH } from './reproducible.ts';

/** A kernel package, unpacked. */
export interface UnpackedKernel {
  readonly version: string;
  readonly kernel: string;
  /** Holds lib/modules/VERSION. */
  readonly base: string;
}

export async function unpackKernel(packageFile: string, folder: string, signal: AbortSignal): Promise<UnpackedKernel> {
  await mkdir(folder);
  await unpackPackage(packageFile, folder, { signal });
  await linkLib(folder);
  const [version] = await readdir(join(folder, 'lib/modules'));
  if (version === undefined) throw new Error('The kernel package contains no modules.');
  await indexModules(folder, version, { signal });
  return { version, kernel: join(folder, 'boot', `vmlinuz-${version}`), base: folder };
}

/** Packs the modules that the root needs as `target`. They are decompressed: the file system compresses them anyway, and they load faster. */
export async function packModules(
  kernel: UnpackedKernel,
  recipe: Recipe,
  folder: string,
  target: string,
  signal: AbortSignal,
): Promise<void> {
  const from = join(kernel.base, 'lib/modules', kernel.version);
  const to = join(folder, 'usr/lib/modules', kernel.version);
  const paths = moduleClosure(await readIndex(kernel), [...recipe.kernel.modules, ...recipe.kernel.modulesOnDemand]);
  await copyAll(from, to, [...paths, 'modules.order', 'modules.builtin', 'modules.builtin.modinfo']);
  await readyToLoad(
    paths.map((path) => join(to, path)),
    signal,
  );
  await linkLib(folder);
  await indexModules(folder, kernel.version, { signal });
  await rm(join(folder, 'lib'));
  await packTree(folder, target, SOURCE_DATE_EPOCH, { signal });
}

/** Packs our own small initramfs, uncompressed: under emulation, decompressing takes longer than reading. */
export async function makeInitramfs(
  kernel: UnpackedKernel,
  recipe: Recipe,
  parts: { busybox: string; dmsetup: string; init: string },
  folder: string,
  target: string,
  signal: AbortSignal,
): Promise<void> {
  const from = join(kernel.base, 'lib/modules', kernel.version);
  const paths = moduleClosure(await readIndex(kernel), recipe.kernel.initramfsModules);
  for (const name of ['bin', 'dev', 'proc', 'sys', 'lower', 'memory', 'root', 'modules'])
    await mkdir(join(folder, name), { recursive: true });
  await copyFile(parts.busybox, join(folder, 'bin/busybox'));
  await copyFile(parts.init, join(folder, 'init'));
  await cp(parts.dmsetup, folder, { recursive: true });
  for (const path of paths) await copyFile(join(from, path), join(folder, 'modules', basename(path)));
  await readyToLoad(
    paths.map((path) => join(folder, 'modules', basename(path))),
    signal,
  );
  await writeFile(
    join(folder, 'modules/order'),
    paths.map((path) => `${basename(path).replace(/\.xz$/, '')}\n`).join(''),
  );
  const names = await settle(folder);
  await packInitramfs(folder, names, target, { signal });
}

/**
 * Decompresses the modules and removes their signatures. The image's digest already covers them, and no kernel of ours requires a signature:
 * checking them is public-key arithmetic, a third of the work of an emulated kernel until the VM is up.
 */
async function readyToLoad(files: readonly string[], signal: AbortSignal): Promise<void> {
  await decompressInPlace(
    files.filter((file) => file.endsWith('.xz')),
    { signal },
  );
  for (const file of files.map((name) => name.replace(/\.xz$/, '')))
    await writeFile(file, withoutSignature(await readFile(file)));
}

/** Sets fixed times and modes below `folder`. Returns the paths in order, parents first. */
async function settle(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const found = entries
    .map((entry) => ({ path: join(entry.parentPath, entry.name), isFolder: entry.isDirectory() }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  for (const { path, isFolder } of found) {
    await chmod(path, isFolder || /\/(init|busybox|dmsetup|ld-linux-[^/]*)$/.test(path) ? 0o755 : 0o644);
  }
  for (const { path } of found.toReversed()) await utimes(path, SOURCE_DATE_EPOCH, SOURCE_DATE_EPOCH);
  return found.map(({ path }) => path.slice(folder.length + 1));
}

async function readIndex({ base, version }: UnpackedKernel) {
  const read = (name: string) => readFile(join(base, 'lib/modules', version, name), 'utf8');
  return parseModuleIndex(await read('modules.dep'), await read('modules.builtin'));
}

async function copyAll(from: string, to: string, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    await mkdir(dirname(join(to, path)), { recursive: true });
    await copyFile(join(from, path), join(to, path));
  }
}

/** Debian's packages use both /lib and /usr/lib; depmod reads only /lib. */
async function linkLib(folder: string): Promise<void> {
  await symlink('usr/lib', join(folder, 'lib')).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  });
}
