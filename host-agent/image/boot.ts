/** The parts of an image that a hypervisor needs. */
import { join } from 'node:path';
import type { StoredImage } from './store.ts';
import { verityWord } from './verity.ts';

export interface Boot {
  readonly kernel: string;
  readonly initramfs: string;
  readonly root: string;
  readonly commandLine: string;
}

/** An image that was checked against its digests and its signature. */
export interface CheckedImage {
  readonly digest: string;
  readonly boot: Boot;
}

/** Paths of its files, and the command line with the root's hash. Pure. */
export function bootOf({ folder, manifest }: Pick<StoredImage, 'folder' | 'manifest'>): Boot {
  const { files, commandLine, verity } = manifest;
  const [kernel, initramfs, root] = [files.kernel, files.initramfs, files.root].map(({ name }) =>
    join(folder, name),
  ) as [string, string, string];
  return {
    kernel,
    initramfs,
    root,
    commandLine: verity === undefined ? commandLine : `${commandLine} ${verityWord(verity)}`,
  };
}
