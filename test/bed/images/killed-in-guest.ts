/** Images whose guest loses a process at a given moment: guest agent, X server or browser. */
import { linkSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { manifestDigest, manifestText } from '../../../host-agent/image/manifest.ts';
import { signedFiles, signManifest } from '../../../host-agent/image/signature.ts';
import { currentImage, makeCurrent } from '../../../host-agent/image/store.ts';
import { IMAGE_FILES, imageNames } from '../../../host-agent/storage/filenames.ts';
import type { Folders } from '../../../host-agent/storage/folders.ts';
import { initramfsWith } from './initramfs-with.ts';

const KILLER = join(import.meta.dirname, 'killer/init');

/** Processes that a browser VM needs. */
export const VICTIMS_IN_GUEST = ['agent', 'display', 'browser'] as const;
export type VictimInGuest = (typeof VICTIMS_IN_GUEST)[number];

/** Puts an image into use in which `victim` is killed so long after the boot, or as soon as it runs. The returned function puts the previous image back into use. */
export async function killInGuest(at: Folders, victim: VictimInGuest, afterMs: number): Promise<() => Promise<void>> {
  const image = await currentImage(at, 'browser');
  if (!image) throw new Error('There is no browser image for the tests.');
  const { files, commandLine } = image.manifest;
  const initramfs = await initramfsWith(readFileSync(join(image.folder, files.initramfs.name)), 'killer', KILLER);
  const text = manifestText({
    ...image.manifest,
    commandLine: `${commandLine} rdinit=/killer/init kill-inside=${victim}:${(afterMs / 1000).toFixed(1)}`,
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
  for (const { name } of [files.kernel, files.root]) linkSync(join(image.folder, name), join(folder, name));
  writeFileSync(join(folder, files.initramfs.name), initramfs);
  writeFileSync(join(folder, IMAGE_FILES.manifest), text);
  await signManifest(at, signedFiles(folder));
  await makeCurrent(at, 'browser', manifestDigest(text));
  return () => makeCurrent(at, 'browser', image.digest);
}
