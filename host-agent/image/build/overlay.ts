/** Our own files in the guest, as one tar: the overlay trees, and the files that a recipe defines. */
import { chmod, constants, copyFile, cp, lstat, mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { packTree } from '../../tools/building/tar.ts';
import type { HostParts } from './host-parts.ts';
import type { Recipe } from '../recipe-schema.ts';
import { SOURCE_DATE_EPOCH } from './reproducible.ts';

export interface OverlayInputs {
  readonly recipe: Recipe;
  readonly imagesSource: string;
  readonly agentBundle: string;
  readonly debug: boolean;
  /** A host image has these instead of the guest agent. */
  readonly host?: HostParts;
}

/** The overlay trees of an image; later ones override earlier ones. */
export async function overlayTrees({
  imagesSource,
  recipe,
  debug,
}: Pick<OverlayInputs, 'imagesSource' | 'recipe' | 'debug'>): Promise<string[]> {
  // A host image shares nothing with the images of VMs.
  const names = recipe.role === 'host' ? ['host'] : ['common', recipe.role, ...(debug ? ['debug'] : [])];
  const trees = names.map((name) => join(imagesSource, name, 'tree'));
  const there = await Promise.all(
    trees.map((tree) =>
      stat(tree).then(
        (found) => found.isDirectory(),
        () => false,
      ),
    ),
  );
  return trees.filter((_, index) => there[index]);
}

export interface RenderedFile {
  readonly path: string;
  readonly text: string;
  readonly mode: number;
}

/** The files that a recipe defines. Pure. */
export function renderedFiles(recipe: Recipe, debug: boolean): RenderedFile[] {
  const name = `safe-browse-${recipe.role}${debug ? '-debug' : ''}`;
  return [
    { path: '/etc/safe-browse/role', text: `${recipe.role}\n`, mode: 0o644 },
    {
      path: '/etc/safe-browse/modules',
      text: recipe.kernel.modules.map((module) => `${module}\n`).join(''),
      mode: 0o644,
    },
    { path: '/etc/hostname', text: `${name}\n`, mode: 0o644 },
    ...recipe.units.map((unit, index) => ({
      path: `/etc/safe-browse/units/${String(index).padStart(2, '0')}-${unit.name}`,
      text: `#!/bin/busybox sh\n${unit.run}\n`,
      mode: 0o755,
    })),
    ...(Object.keys(recipe.policies).length > 0
      ? [
          {
            path: '/etc/chromium/policies/managed/safe-browse.json',
            text: `${JSON.stringify(recipe.policies, null, 2)}\n`,
            mode: 0o644,
          },
        ]
      : []),
    // Last, so that a file of the person overrides ours.
    ...recipe.files.map(({ path, text, mode }) => ({ path, text, mode: parseInt(mode, 8) })),
  ];
}

/** Creates the overlay in `folder` and packs it as `target`. */
export async function packOverlay(
  inputs: OverlayInputs,
  folder: string,
  target: string,
  signal?: AbortSignal,
): Promise<void> {
  await mkdir(folder);
  for (const tree of await overlayTrees(inputs)) {
    await cp(tree, folder, { recursive: true, verbatimSymlinks: true, force: true });
  }
  await normaliseModes(folder);
  await (inputs.host
    ? layPrograms(inputs.host, inputs.imagesSource, join(folder, 'usr/lib/safe-browse'))
    : layFile(inputs.agentBundle, join(folder, 'usr/lib/safe-browse/agent.cjs'), 0o644));
  for (const { path, text, mode } of renderedFiles(inputs.recipe, inputs.debug)) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    // It replaces what a tree has there, and is not written through a link.
    await rm(file, { force: true });
    await writeFile(file, text, { flag: 'wx' });
    await chmod(file, mode);
  }
  await normaliseModes(folder, { foldersOnly: true });
  await packTree(folder, target, SOURCE_DATE_EPOCH, { signal });
}

/** The programs with the layout of an installation, so that each finds the others; and the sources of images, so that an image can be recognised as up to date. */
async function layPrograms({ programs }: HostParts, imagesSource: string, folder: string): Promise<void> {
  for (const file of programs.files)
    await layFile(join(programs.folder, file), join(folder, 'dist', file), file.endsWith('cli.js') ? 0o755 : 0o644);
  const sources = join(folder, 'appliance/images');
  await cp(imagesSource, sources, { recursive: true, verbatimSymlinks: true });
  await normaliseModes(sources);
}

async function layFile(from: string, to: string, mode: number): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  await copyFile(from, to, constants.COPYFILE_EXCL);
  await chmod(to, mode);
}

/** Keeps only the execute bit of a checkout's modes, because the others depend on its umask. */
async function normaliseModes(folder: string, { foldersOnly = false } = {}): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await normaliseModes(path, { foldersOnly });
    else if (entry.isFile() && !foldersOnly)
      await chmod(path, ((await lstat(path)).mode & 0o111) === 0 ? 0o644 : 0o755);
  }
}
