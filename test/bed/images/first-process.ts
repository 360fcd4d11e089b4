/** Browser images in which a program of the test is the first process, and goes on as the image's own. */
import { createHash } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { manifestDigest, manifestText } from '../../../host-agent/image/manifest.ts';
import { signedFiles, signManifest } from '../../../host-agent/image/signature.ts';
import { currentImage, makeCurrent } from '../../../host-agent/image/store.ts';
import { IMAGE_FILES, imageNames } from '../../../host-agent/storage/filenames.ts';
import type { Folders } from '../../../host-agent/storage/folders.ts';
import { initramfsWith } from './initramfs-with.ts';

/** `init` becomes `/NAME/init` of the initramfs. The returned function puts the previous image back into use. */
export async function beginWith(
  at: Folders,
  { name, init, parameters = '' }: { readonly name: string; readonly init: string; readonly parameters?: string },
): Promise<() => Promise<void>> {
  const image = await currentImage(at, 'browser');
  if (!image) throw new Error('There is no browser image for the tests.');
  const { files, commandLine } = image.manifest;
  const initramfs = await initramfsWith(readFileSync(join(image.folder, files.initramfs.name)), name, init);
  const text = manifestText({
    ...image.manifest,
    commandLine: `${commandLine} rdinit=/${name}/init ${parameters}`.trim(),
    files: {
      ...files,
      initramfs: {
        name: files.initramfs.name,
        bytes: initramfs.length,
        sha256: createHash('sha256').update(initramfs).digest('hex'),
      },
    },
  });
  const folder = imageNames(at, 'browser').image(manifestDigest(text));
  mkdirSync(folder);
  for (const { name: file } of [files.kernel, files.root]) linkSync(join(image.folder, file), join(folder, file));
  writeFileSync(join(folder, files.initramfs.name), initramfs);
  writeFileSync(join(folder, IMAGE_FILES.manifest), text);
  await signManifest(at, signedFiles(folder));
  await makeCurrent(at, 'browser', manifestDigest(text));
  return () => makeCurrent(at, 'browser', image.digest);
}
