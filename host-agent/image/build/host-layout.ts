/** Partitions of a host image's disk, and the settings of Xen on it. */

const MIB = 1024 * 1024;
const SECTOR_BYTES = 512;
/** Firmware needs FAT32, whose minimum is 33 MiB. The rest is room for a configuration, or another kernel. */
const LEAST_BOOT_BYTES = 64 * MIB;
/** For the backup partition table at the end of the disk. */
const END_BYTES = MIB;

/** Paths on the boot partition: the default boot path of the firmware, and beside it the files that Xen reads. */
export const BOOT_FILES = [
  { path: 'EFI/BOOT/BOOTX64.EFI', is: 'xen' },
  { path: 'EFI/BOOT/BOOTX64.cfg', is: 'settings' },
  { path: 'EFI/BOOT/vmlinuz', is: 'kernel' },
  { path: 'EFI/BOOT/initramfs.img', is: 'initramfs' },
  { path: 'safe-browse/readme.txt', is: 'note' },
] as const;

export interface Partition {
  readonly name: string;
  readonly firstByte: number;
  readonly bytes: number;
  /** Type and UUID are fixed, so that the same parts give the same disk. */
  readonly type: string;
  readonly uuid: string;
}

export interface Layout {
  readonly boot: Partition;
  readonly root: Partition;
  readonly images: Partition;
  readonly diskBytes: number;
}

const EFI_SYSTEM = 'C12A7328-F81F-11D2-BA4B-00A0C93EC93B';
const LINUX_DATA = '0FC63DAF-8483-4772-8E79-3D69D8477DE4';
const DISK_UUID = '5AFEB405-0000-4000-8000-000000000010';

/** Pure. */
export function layout({
  bootBytes,
  rootBytes,
  imagesBytes,
}: {
  readonly bootBytes: number;
  readonly rootBytes: number;
  readonly imagesBytes: number;
}): Layout {
  const whole = (bytes: number): number => Math.ceil(bytes / MIB) * MIB;
  const boot = {
    name: 'safe-browse-boot',
    firstByte: MIB,
    bytes: Math.max(LEAST_BOOT_BYTES, whole(bootBytes * 1.5)),
    type: EFI_SYSTEM,
    uuid: '5AFEB405-0000-4000-8000-000000000011',
  };
  const root = {
    name: 'safe-browse-root',
    firstByte: boot.firstByte + boot.bytes,
    bytes: whole(rootBytes),
    type: LINUX_DATA,
    uuid: '5AFEB405-0000-4000-8000-000000000012',
  };
  const images = {
    name: 'safe-browse-images',
    firstByte: root.firstByte + root.bytes,
    bytes: whole(imagesBytes),
    type: LINUX_DATA,
    uuid: '5AFEB405-0000-4000-8000-000000000013',
  };
  return { boot, root, images, diskBytes: images.firstByte + images.bytes + END_BYTES };
}

/** Input for sfdisk. Pure. */
export function partitionScript({ boot, root, images }: Layout): string {
  const line = ({ name, firstByte, bytes, type, uuid }: Partition): string =>
    `start=${firstByte / SECTOR_BYTES}, size=${bytes / SECTOR_BYTES}, type=${type}, uuid=${uuid}, name="${name}"\n`;
  return `label: gpt\nlabel-id: ${DISK_UUID}\n${[boot, root, images].map(line).join('')}`;
}

/**
 * The settings file of Xen. Pure.
 *
 * `spec-ctrl=eager-fpu`: floating-point registers are switched at once, so that one VM never sees those of another. Without it, programs also crash at random under emulation.
 * 512 MiB would do for dom0 itself; its overlay is memory too, and each session has a process there that serves its screen.
 */
export function xenSettings(commandLine: string): string {
  return `[global]\ndefault=safe-browse\n\n[safe-browse]\noptions=console=com1,vga com1=115200,8n1 dom0_mem=1280M,max:1280M spec-ctrl=eager-fpu\nkernel=vmlinuz ${commandLine}\nramdisk=initramfs.img\n`;
}
