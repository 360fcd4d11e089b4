/** A bootable disk: a partition for the firmware with Xen, kernel and settings; the root of dom0; and the images of the VMs. It is assembled without mounting anything, so the build does not need root. */
import { createReadStream, createWriteStream } from 'node:fs';
import { constants, copyFile, link, mkdir, stat, symlink, truncate, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { IMAGE_FILES, imageNames, keyNames } from '../../storage/filenames.ts';
import type { Folders } from '../../storage/folders.ts';
import { makePlainErofs } from '../../tools/building/mkfs-erofs.ts';
import { makeFat } from '../../tools/building/mkfs-fat.ts';
import { copyIntoFat } from '../../tools/building/mtools.ts';
import { writePartitionTable } from '../../tools/building/sfdisk.ts';
import { BOOT_FILES, layout, type Partition, partitionScript, xenSettings } from './host-layout.ts';
import { SOURCE_DATE_EPOCH } from './reproducible.ts';
import type { StoredImage } from '../store.ts';

export interface HostDisk {
  readonly folders: Folders;
  readonly boot: {
    readonly xen: string;
    readonly kernel: string;
    readonly initramfs: string;
    readonly commandLine: string;
  };
  /** The root of dom0 with its hash tree. */
  readonly root: string;
  readonly images: readonly StoredImage[];
  /** A folder that is created for temporary files. */
  readonly folder: string;
  readonly target: string;
}

/** Reproducible: the same parts give the same bytes. */
export async function makeHostDisk(wanted: HostDisk, signal: AbortSignal): Promise<void> {
  const at = (name: string): string => join(wanted.folder, name);
  await mkdir(wanted.folder);
  await layBootFiles(wanted.boot, at('boot'));
  await layImages(wanted, at('data'));
  await makePlainErofs(at('data'), at('images.erofs'), SOURCE_DATE_EPOCH, { signal });

  const bootFiles = BOOT_FILES.map(({ path }) => join(at('boot'), path));
  const sizeOf = async (path: string): Promise<number> => (await stat(path)).size;
  const bootBytes = (await Promise.all(bootFiles.map(sizeOf))).reduce((sum, bytes) => sum + bytes, 0);
  const partitions = layout({
    bootBytes,
    rootBytes: await sizeOf(wanted.root),
    imagesBytes: await sizeOf(at('images.erofs')),
  });
  await makeFat(at('boot.fat'), partitions.boot.bytes, { signal });
  await copyIntoFat(at('boot.fat'), at('boot'), ['EFI', 'safe-browse'], SOURCE_DATE_EPOCH, { signal });

  await writeFile(wanted.target, '');
  await truncate(wanted.target, partitions.diskBytes);
  await writePartitionTable(wanted.target, partitionScript(partitions), { signal });
  await pour(at('boot.fat'), wanted.target, partitions.boot, signal);
  await pour(wanted.root, wanted.target, partitions.root, signal);
  await pour(at('images.erofs'), wanted.target, partitions.images, signal);
}

async function layBootFiles({ xen, kernel, initramfs, commandLine }: HostDisk['boot'], folder: string): Promise<void> {
  for (const { path, is } of BOOT_FILES) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    if (is === 'settings') await writeFile(file, xenSettings(commandLine));
    else if (is === 'note') await writeFile(file, NOTE);
    else await copyFile({ xen, kernel, initramfs }[is], file, constants.COPYFILE_EXCL);
  }
}

const NOTE = `To configure the host agent, put a file config.toml next to this one.\r\nWithout it, the first network card is given to the network VM.\r\n`;

/** The data folder of the host agent in dom0: the images, and the public key that they are signed with. It consists of hard links. */
async function layImages({ folders, images }: HostDisk, folder: string): Promise<void> {
  const inside: Folders = { ...folders, data: folder };
  for (const { role, digest, folder: from, manifest } of images) {
    const names = imageNames(inside, role);
    await mkdir(names.image(digest), { recursive: true, mode: 0o700 });
    const files = [
      IMAGE_FILES.manifest,
      IMAGE_FILES.signature,
      ...Object.values(manifest.files).map(({ name }) => name),
    ];
    for (const name of files) await link(join(from, name), join(names.image(digest), name));
    await symlink(digest, names.current);
  }
  await mkdir(keyNames(inside).folder, { mode: 0o700 });
  await copyFile(keyNames(folders).public, keyNames(inside).public, constants.COPYFILE_EXCL);
}

async function pour(from: string, disk: string, { firstByte, bytes }: Partition, signal: AbortSignal): Promise<void> {
  if ((await stat(from)).size > bytes) throw new Error(`${from} does not fit into its partition.`);
  await pipeline(
    createReadStream(from, { highWaterMark: 1024 * 1024 }),
    createWriteStream(disk, { flags: 'r+', start: firstByte }),
    { signal },
  );
}
