import { readFile } from 'node:fs/promises';

/** Whether the VM runs on Xen. There, network cards are hot-plugged, and the guest channel is a console. */
export async function isOnXen(file = '/sys/hypervisor/type'): Promise<boolean> {
  return (await readFile(file, 'utf8').catch(() => '')).trim() === 'xen';
}
