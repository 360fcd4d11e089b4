import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importNetworkImage } from '../../../host-agent/image/import.ts';
import { trustedKeys } from '../../../host-agent/image/keys.ts';
import { currentImage, listImages } from '../../../host-agent/image/store.ts';
import { verifyImage } from '../../../host-agent/image/verify.ts';
import { foldersBelow, putImage } from './images.ts';

let base: string;
const at = () => foldersBelow(base);
const file = (name: string) => join(base, name);

/** The header of a bzImage. */
function kernel(version = '3.14.2-yocto-standard (oe@builder) #1'): Buffer {
  const image = Buffer.alloc(0x9000);
  image.write('HdrS', 0x202, 'latin1');
  image.writeUInt16LE(0x3000, 0x20e);
  image.write(`${version}\0`, 0x3200, 'latin1');
  return image;
}

/** The fields of an ext3 superblock that the import reads. */
function ext3({ needsRecovery = false } = {}): Buffer {
  const disk = Buffer.alloc(8192);
  disk.writeUInt16LE(0xef53, 1080);
  disk.writeUInt32LE(needsRecovery ? 0x6 : 0x2, 1120);
  return disk;
}

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'sb-import-'));
  await writeFile(file('bzImage'), kernel());
  await writeFile(file('ndvm.ext3'), ext3());
});
afterEach(() => rm(base, { recursive: true, force: true }));

describe('importing a network VM', () => {
  it('makes it the network image in use, unchanged and marked as imported, and keeps the previous image', async () => {
    const before = putImage(at(), 'network', 'ours');
    await importNetworkImage({ folders: at(), kernel: file('bzImage'), rootfs: file('ndvm.ext3'), append: 'quiet' });
    const image = await currentImage(at(), 'network');
    expect(image?.manifest).toMatchObject({
      imported: true,
      ownRecipe: true,
      kernelVersion: '3.14.2-yocto-standard',
      commandLine: 'root=/dev/vda ro console=ttyS0 panic=-1 quiet',
      packages: [],
    });
    expect(image && (await verifyImage(image, await trustedKeys(at(), ['local'])))).toEqual([]);
    expect(await readFile(join(image?.folder ?? '', 'root.erofs'))).toEqual(ext3());
    expect((await stat(join(image?.folder ?? '', 'vmlinuz'))).mode & 0o777).toBe(0o400);
    expect((await listImages(at())).map(({ digest }) => digest)).toContain(before);
  });

  it('boots it with its own initramfs, or with an empty one', async () => {
    await writeFile(file('initrd'), 'its own');
    const own = await importNetworkImage({
      folders: at(),
      kernel: file('bzImage'),
      rootfs: file('ndvm.ext3'),
      initrd: file('initrd'),
    });
    expect(await readFile(join(own.folder, 'initramfs.img'), 'utf8')).toBe('its own');
    const none = await importNetworkImage({ folders: at(), kernel: file('bzImage'), rootfs: file('ndvm.ext3') });
    expect(await readFile(join(none.folder, 'initramfs.img'), 'latin1')).toMatch(/^070701[0-9a-f]{104}TRAILER!!!\0+$/);
  });

  it.each([
    ['a file that is not a kernel', 'bzImage', Buffer.alloc(0x9000), 'is not a Linux kernel'],
    ['a truncated kernel', 'bzImage', Buffer.from('MZ'), 'is not a Linux kernel'],
    ['a disk without a file system', 'ndvm.ext3', Buffer.alloc(8192), 'is not an ext2'],
    ['a disk that was not unmounted', 'ndvm.ext3', ext3({ needsRecovery: true }), 'was not unmounted'],
    ['an empty disk', 'ndvm.ext3', Buffer.alloc(0), 'is not an ext2'],
  ])('is refused with %s, and leaves the image in use', async (_, name, content, why) => {
    const before = putImage(at(), 'network', 'ours');
    await importNetworkImage({ folders: at(), kernel: file('bzImage'), rootfs: file('ndvm.ext3') });
    const inUse = (await currentImage(at(), 'network'))?.digest;
    await writeFile(file(name), content);
    await expect(
      importNetworkImage({ folders: at(), kernel: file('bzImage'), rootfs: file('ndvm.ext3') }),
    ).rejects.toMatchObject({ code: 'import-refused', exitStatus: 2, message: expect.stringContaining(why) as string });
    expect((await currentImage(at(), 'network'))?.digest).toBe(inUse);
    expect(inUse).not.toBe(before);
  });

  it('refuses a file that does not exist', async () => {
    await expect(
      importNetworkImage({ folders: at(), kernel: '/nowhere', rootfs: file('ndvm.ext3') }),
    ).rejects.toMatchObject({
      code: 'import-refused',
      message: 'The image was not imported: /nowhere cannot be read.',
    });
  });
});
