/**
 * QEMU reads the whole kernel of its command line into its memory, also for a clone, which never boots: its kernel is in the memory of the template.
 * A clone gets only the part of the file that QEMU looks into, in which it finds where the kernel and the initramfs would be.
 */
import { mkdir, open, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Linux's boot protocol for x86: the number of sectors of the setup code besides the boot sector, and the mark of a kernel that has a header. */
const [SETUP_SECTORS_AT, MARK_AT, MARK] = [0x1f1, 0x202, 'HdrS'];
const SECTOR_BYTES = 512;
/** What the number 0 means. */
const OLDEST_SETUP_SECTORS = 4;
/** QEMU reads this much before it looks at the header. A file is never shorter, and has one sector of the kernel itself. */
const READ_AT_ONCE_BYTES = 8192;

/** How many bytes of a kernel QEMU needs if it never boots it; `undefined` when `beginning` is not that of a Linux kernel. Pure. */
export function neededOfKernel(beginning: Buffer): number | undefined {
  if (beginning.toString('latin1', MARK_AT, MARK_AT + MARK.length) !== MARK) return undefined;
  const setupSectors = beginning[SETUP_SECTORS_AT] || OLDEST_SETUP_SECTORS;
  return Math.max(READ_AT_ONCE_BYTES, (1 + setupSectors + 1) * SECTOR_BYTES);
}

/** Writes the needed part of `kernel` to `path`, which must be in a folder of one VM, and returns the file for QEMU: `kernel` itself where that is none of Linux. */
export async function kernelOfClone(kernel: string, path: string): Promise<string> {
  const file = await open(kernel);
  try {
    const beginning = Buffer.alloc(READ_AT_ONCE_BYTES);
    await file.read(beginning, 0, beginning.length, 0);
    const neededBytes = neededOfKernel(beginning);
    if (neededBytes === undefined) return kernel;
    const needed = Buffer.alloc(neededBytes);
    const { bytesRead } = await file.read(needed, 0, neededBytes, 0);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await writeFile(path, needed.subarray(0, bytesRead), { mode: 0o600 });
    return path;
  } finally {
    await file.close();
  }
}
