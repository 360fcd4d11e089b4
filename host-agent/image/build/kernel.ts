/** Kernel, modules and initramfs from the kernel's package. It may be hostile: no link in it is followed to a file outside of it. */
import {
  chmod,
  constants,
  copyFile,
  cp,
  lstat,
  mkdir,
  readdir,
  readFile,
  realpath,
  rm,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { packInitramfs } from '../../tools/building/cpio.ts';
import { indexModules } from '../../tools/building/depmod.ts';
import { unpackPackage } from '../../tools/dpkg-deb.ts';
import { packTree } from '../../tools/building/tar.ts';
import { neededModules } from '../../tools/building/modinfo.ts';
import { decompressInPlace } from '../../tools/building/xz.ts';
import { indexOf, moduleClosure, type ModuleIndex, withoutSignature } from './modules.ts';
import type { Recipe } from '../recipe-schema.ts';
import { SOURCE_DATE_EPOCH } from './reproducible.ts';

/** Which modules an image needs. */
type Wanted = Pick<Recipe, 'kernel'>;

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
  return { version, kernel: join(folder, 'boot', `vmlinuz-${version}`), base: folder };
}

/** Packs the modules that the root needs as `target`. They are decompressed: the file system compresses them anyway, and they load faster. */
export async function packModules(
  kernel: UnpackedKernel,
  recipe: Wanted,
  folder: string,
  target: string,
  signal: AbortSignal,
): Promise<void> {
  const to = join(folder, 'usr/lib/modules', kernel.version);
  const wanted = [...recipe.kernel.modules, ...recipe.kernel.modulesOnDemand];
  const paths = moduleClosure(await readIndex(kernel, wanted, signal), wanted);
  for (const path of [...paths, 'modules.order', 'modules.builtin', 'modules.builtin.modinfo'])
    await copyModule(kernel, path, join(to, path));
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
  recipe: Wanted,
  parts: { busybox: string; dmsetup: string; init: string },
  folder: string,
  target: string,
  signal: AbortSignal,
): Promise<void> {
  const wanted = recipe.kernel.initramfsModules;
  const paths = moduleClosure(await readIndex(kernel, wanted, signal), wanted);
  for (const name of ['bin', 'dev', 'proc', 'sys', 'lower', 'memory', 'root', 'modules'])
    await mkdir(join(folder, name), { recursive: true });
  await copyFile(parts.busybox, join(folder, 'bin/busybox'), constants.COPYFILE_EXCL);
  await copyFile(parts.init, join(folder, 'init'), constants.COPYFILE_EXCL);
  await cp(parts.dmsetup, folder, { recursive: true, force: false, errorOnExist: true, filter: assertNoLink });
  for (const path of paths) await copyModule(kernel, path, join(folder, 'modules', basename(path)));
  await readyToLoad(
    paths.map((path) => join(folder, 'modules', basename(path))),
    signal,
  );
  await writeFile(
    join(folder, 'modules/order'),
    paths.map((path) => `${basename(path).replace(/\.xz$/, '')}\n`).join(''),
    { flag: 'wx' },
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

/** The index of `wanted` and all that these need. */
async function readIndex(kernel: UnpackedKernel, wanted: readonly string[], signal: AbortSignal): Promise<ModuleIndex> {
  const builtin = await readFile(await fileIn(kernel.base, moduleFile(kernel, 'modules.builtin')), 'utf8');
  const folder = moduleFile(kernel, '');
  // Follows no link.
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.map(({ parentPath, name }) => relative(folder, join(parentPath, name)));
  return indexOf(files, builtin, wanted, async (paths) => {
    const real = await Promise.all(paths.map((path) => fileIn(kernel.base, moduleFile(kernel, path))));
    const needs = await neededModules(real, { signal });
    return new Map(paths.map((path, index) => [path, needs.get(real[index] ?? '') ?? []]));
  });
}

const moduleFile = ({ base, version }: UnpackedKernel, path: string): string =>
  join(base, 'lib/modules', version, path);

async function copyModule(kernel: UnpackedKernel, path: string, target: string): Promise<void> {
  await mkdir(dirname(target), { recursive: true });
  await copyFrom(kernel.base, moduleFile(kernel, path), target);
}

/** Copies `file` of the unpacked package in `base`. */
export async function copyFrom(base: string, file: string, target: string): Promise<void> {
  await copyFile(await fileIn(base, file), target, constants.COPYFILE_EXCL);
}

/** `file`, if it is a regular file below `base`, not a link, and not behind a link that leads out. Throws otherwise. */
async function fileIn(base: string, file: string): Promise<string> {
  const real = await realpath(file);
  if (!(await lstat(file)).isFile() || relative(await realpath(base), real).startsWith('../'))
    throw new Error(`${relative(base, file)} of the kernel package is not a file of this package.`);
  return real;
}

async function assertNoLink(file: string): Promise<boolean> {
  const found = await lstat(file);
  if (!found.isFile() && !found.isDirectory()) throw new Error(`${file} is neither a file nor a folder.`);
  return true;
}

/** Debian's packages use both /lib and /usr/lib; depmod reads only /lib. */
async function linkLib(folder: string): Promise<void> {
  await symlink('usr/lib', join(folder, 'lib')).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  });
}
