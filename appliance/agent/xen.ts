import { readFile } from 'node:fs/promises';

/** Whether the machine runs on Xen, where network cards come and go while it runs and the guest wire is a console. */
export async function isOnXen(file = '/sys/hypervisor/type'): Promise<boolean> {
  return (await readFile(file, 'utf8').catch(() => '')).trim() === 'xen';
}
