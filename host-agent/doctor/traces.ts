/** Whether memory of a session could end up on a disk. */
import { readFile, readlink, statfs } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Finding } from '../api/host/doctor.ts';
import { canScope } from '../jail/systemd-scope.ts';

/** File systems in memory, by the kernel's numbers: tmpfs and ramfs. */
const IN_MEMORY: ReadonlySet<number> = new Set([0x01021994, 0x858458f6]);

export async function traces(runtimeFolder: string): Promise<Finding[]> {
  const { type } = await statfs(runtimeFolder);
  return [runtimeFinding(runtimeFolder, type), swapFinding(await swapAreas(), await canScope())];
}

/** `type`: the kernel's number for the file system. Pure. */
export function runtimeFinding(folder: string, type: number): Finding {
  const check = 'runtime folder';
  if (IN_MEMORY.has(type))
    return { check, level: 'ok', params: { folder }, message: `Files of running sessions are in memory: ${folder}.` };
  return {
    check,
    level: 'note',
    message: `${folder} is on a disk: pictures of the screen of a session are written to it.`,
    params: { folder },
    hint: 'Log in through a session that sets XDG_RUNTIME_DIR, or set it to a folder on a tmpfs.',
  };
}

export interface SwapArea {
  readonly name: string;
  readonly kind: 'memory' | 'encrypted' | 'plain';
}

/** `hasScopes`: cgroups keep the memory of VMs out of swap. Pure. */
export function swapFinding(areas: readonly SwapArea[], hasScopes: boolean): Finding {
  const check = 'swap';
  const plain = areas.filter(({ kind }) => kind === 'plain');
  if (areas.length === 0)
    return {
      check,
      level: 'ok',
      variant: 'none',
      message: 'There is no swap: memory of a session is never written to a disk.',
    };
  if (plain.length === 0)
    return {
      check,
      level: 'ok',
      message: `Swap is encrypted or in memory: ${areas.map(({ name }) => name).join(', ')}.`,
    };
  return {
    check,
    level: 'note',
    message: `${hasScopes ? 'Memory of a VM is not swapped, but that of its window and of the host agent' : 'Memory of a session'} may be swapped to ${plain.map(({ name }) => name).join(', ')}, which is not known to be encrypted.`,
    params: { areas: plain.map(({ name }) => name).join(', ') },
    command: 'swapoff -a',
    hint: 'Encrypt the swap (crypttab), use zram, or turn it off: swapoff -a',
  };
}

/** The swap areas in use, as the kernel lists them. */
export async function swapAreas(swaps = '/proc/swaps', blockDevices = '/sys/class/block'): Promise<SwapArea[]> {
  const names = (await readFile(swaps, 'utf8').catch(() => ''))
    .split('\n')
    .slice(1)
    .flatMap((line) => line.split(/\s+/)[0] ?? [])
    .filter((name) => name !== '');
  return Promise.all(names.map(async (name) => ({ name, kind: await kindOf(name, blockDevices) })));
}

async function kindOf(path: string, blockDevices: string): Promise<SwapArea['kind']> {
  const device = basename(await readlink(path).catch(() => path));
  if (device.startsWith('zram')) return 'memory';
  // The device mapper's UUID names the creator of a device: those of cryptsetup begin like this.
  const maker = await readFile(`${blockDevices}/${device}/dm/uuid`, 'utf8').catch(() => '');
  return maker.startsWith('CRYPT-') ? 'encrypted' : 'plain';
}
