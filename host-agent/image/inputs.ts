/** A digest over everything that we put into an image: it shows whether an image is outdated. */
import { createHash, type Hash } from 'node:crypto';
import { lstat, readdir, readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { HostParts } from './build/host-parts.ts';
import { type OverlayInputs, overlayTrees } from './build/overlay.ts';
import { loadRecipe } from './recipe.ts';
import type { ImageRole } from './recipe-schema.ts';

export interface ImageInputs {
  readonly role: ImageRole;
  readonly speech?: boolean;
  readonly documents?: boolean;
  readonly recipeFile?: string | undefined;
  readonly debug: boolean;
  readonly agentBundle: string;
  readonly imagesSource: string;
  /** Only for a host image. */
  readonly host?: HostParts;
}

/** Digest of the recipe with its extension, the overlay trees, hooks and initramfs, the guest agent and the debug flag. */
export async function imageInputsDigest({
  role,
  speech,
  documents,
  recipeFile,
  ...inputs
}: ImageInputs): Promise<string> {
  return digestOf({
    recipe: await loadRecipe(inputs.imagesSource, { role, speech, documents, recipeFile }),
    ...inputs,
  });
}

export async function digestOf(inputs: OverlayInputs): Promise<string> {
  const digest = createHash('sha256');
  digest.update(JSON.stringify({ recipe: inputs.recipe, debug: inputs.debug }));
  for (const folder of [
    ...(await overlayTrees(inputs)),
    join(inputs.imagesSource, 'hooks'),
    join(inputs.imagesSource, 'initramfs'),
  ]) {
    digest.update('\0tree\0');
    await addTree(digest, folder, '');
  }
  digest.update('\0agent\0').update(await readFile(inputs.agentBundle));
  if (inputs.host) {
    digest.update('\0host\0').update(await readFile(join(inputs.imagesSource, 'host/initramfs-init')));
    for (const file of inputs.host.programs.files)
      digest.update(`\0${file}\0`).update(await readFile(join(inputs.host.programs.folder, file)));
    for (const image of inputs.host.images) digest.update(`\0${image.digest}`);
  }
  return digest.digest('hex');
}

/** Names, kinds, execute bits and contents. Times and owners differ between checkouts. */
async function addTree(digest: Hash, folder: string, prefix: string): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    const name = `${prefix}/${entry.name}`;
    if (entry.isDirectory()) await addTree(digest, path, name);
    else if (entry.isSymbolicLink()) digest.update(`\0link\0${name}\0${await readlink(path)}`);
    else {
      const content = await readFile(path);
      digest
        .update(`\0file\0${name}\0${((await lstat(path)).mode & 0o111) === 0 ? '-' : 'x'}\0${content.length}\0`)
        .update(content);
    }
  }
}
