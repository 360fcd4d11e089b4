/** Small images on disk, as a build leaves them. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { type Manifest, manifestDigest, manifestText } from '../../../host-agent/image/manifest.ts';
import type { ImageRole } from '../../../host-agent/image/recipe-schema.ts';
import { imageNames } from '../../../host-agent/storage/filenames.ts';
import type { Folders } from '../../../host-agent/storage/folders.ts';

const sha256 = (content: string): string => createHash('sha256').update(content).digest('hex');

export const foldersBelow = (base: string): Folders => ({ config: join(base, 'config'), data: join(base, 'data'), state: join(base, 'state'), runtime: join(base, 'runtime') });

export function putImage(at: Folders, role: ImageRole, content: string): string {
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
  };
  const text = manifestText(manifest);
  const folder = imageNames(at, role).image(manifestDigest(text));
  mkdirSync(folder, { recursive: true });
  for (const { name } of Object.values(manifest.files)) writeFileSync(join(folder, name), content);
  writeFileSync(join(folder, 'manifest.json'), text);
  writeFileSync(join(folder, 'origin.json'), JSON.stringify({ builtAt: '2025-01-02T03:04:05.000Z' }));
  return manifestDigest(text);
}
