/** Virtual disks in Microsoft's form, as XenClient XT and OpenXT keep them. */
import type { Dom0 } from './dom0.ts';
import type { Tool } from '../process/run.ts';

export const vhdUtil: Tool = { program: 'vhd-util', debianPackage: 'openxt', timeoutMs: 120_000 };

/** An empty disk of so many MiB; the file takes only what is written. */
export async function createVhd(dom0: Dom0, path: string, sizeMiB: number, signal: AbortSignal): Promise<void> {
  await dom0.run(vhdUtil, ['create', '-n', path, '-s', String(sizeMiB)], { signal });
}
