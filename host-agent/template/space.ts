import { statfs } from 'node:fs/promises';
import { Failure } from '../api/failure.ts';

const MIB = 1024 ** 2;
/** For the state of the devices, most of which is the screen. */
const DEVICES_MIB = 64;

/** Throws `Failure` disk-full unless all the memory of the VM fits into `folder`: a QEMU whose memory is a file dies when the disk is full. */
export async function assertSpace(folder: string, memoryMiB: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const [needed, free] = [memoryMiB + DEVICES_MIB, Math.floor((bavail * bsize) / MIB)];
  if (free >= needed) return;
  throw new Failure('disk-full', { path: folder, task: 'seal', needed: `${needed} MiB`, free: `${free} MiB` });
}
