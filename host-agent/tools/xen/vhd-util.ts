/** Virtual disks in VHD format, which XenClient XT and OpenXT use. */
import type { Dom0 } from './dom0.ts';
import type { Tool } from '../../process/run.ts';

const vhdUtil: Tool = { program: 'vhd-util', debianPackage: 'openxt', timeoutMs: 120_000 };

/** Creates an empty sparse disk. */
export async function createVhd(dom0: Dom0, path: string, sizeMiB: number, signal: AbortSignal): Promise<void> {
  await dom0.run(vhdUtil, ['create', '-n', path, '-s', String(sizeMiB)], { signal });
}
