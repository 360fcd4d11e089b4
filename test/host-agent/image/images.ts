/** Small images on disk, as a build leaves them. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { type Manifest, manifestDigest, manifestText } from '../../../host-agent/image/manifest.ts';
import { trustedKeys } from '../../../host-agent/image/keys.ts';
import { signedFiles, signManifest } from '../../../host-agent/image/signature.ts';
import type { ImageRole } from '../../../host-agent/image/recipe-schema.ts';
import { imageNames } from '../../../host-agent/storage/filenames.ts';
import type { Folders } from '../../../host-agent/storage/folders.ts';

const sha256 = (content: string): string => createHash('sha256').update(content).digest('hex');

/** Has the format of a signature, but signs nothing. */
export const signatureAt = (unixTimeSeconds: number): string =>
  `untrusted comment: signature from minisign secret key\n${Buffer.concat([Buffer.from('ED'), Buffer.alloc(72)]).toString('base64')}\ntrusted comment: timestamp:${unixTimeSeconds}\tfile:manifest.json\thashed\n${Buffer.alloc(64).toString('base64')}\n`;

export const foldersBelow = (base: string): Folders => ({
  config: join(base, 'config'),
  data: join(base, 'data'),
  state: join(base, 'state'),
  runtime: join(base, 'runtime'),
});

/** Signs an image of {@link putImage} with this person's own key. Returns the keys to check it with. */
export async function signImage(at: Folders, role: ImageRole, digest: string): Promise<string[]> {
  await signManifest(at, signedFiles(imageNames(at, role).image(digest)));
  return trustedKeys(at, ['local']);
}

/** Unsigned. */
export function putImage(at: Folders, role: ImageRole, content: string, about: Partial<Manifest> = {}): string {
  const file = (name: string) => ({ name, bytes: Buffer.byteLength(content), sha256: sha256(content) });
  const manifest: Manifest = {
    schema: 1,
    role,
    debug: false,
    ownRecipe: false,
    inputs: sha256('inputs'),
    kernelVersion: '6.12',
    commandLine: 'quiet',
    files: { kernel: file('vmlinuz'), initramfs: file('initramfs.img'), root: file('root.erofs') },
    packages: [{ name: 'nodejs', version: '20' }],
    ...about,
  };
  const text = manifestText(manifest);
  const folder = imageNames(at, role).image(manifestDigest(text));
  mkdirSync(folder, { recursive: true });
  for (const { name } of Object.values(manifest.files)) writeFileSync(join(folder, name), content);
  writeFileSync(join(folder, 'manifest.json'), text);
  writeFileSync(join(folder, 'manifest.json.minisig'), signatureAt(1_735_787_045));
  return manifestDigest(text);
}
