import { readFile } from 'node:fs/promises';
import type { JailLimits } from './bubblewrap.ts';

/** How the kernel calls what cannot be raised again once it is lower. */
const NAMES = {
  addressSpaceBytes: 'Max address space',
  processes: 'Max processes',
  openFiles: 'Max open files',
} as const;

/** The hard limits in a text of the kernel's; what is unlimited is infinite. Pure. */
export function parseHardLimits(text: string): Pick<JailLimits, keyof typeof NAMES> {
  const hard = (name: string): number => {
    const value = new RegExp(`^${name}\\s+\\S+\\s+(\\d+|unlimited)`, 'm').exec(text)?.[1];
    return value === undefined || value === 'unlimited' ? Infinity : Number(value);
  };
  return {
    addressSpaceBytes: hard(NAMES.addressSpaceBytes),
    processes: hard(NAMES.processes),
    openFiles: hard(NAMES.openFiles),
  };
}

/** `wanted`, but no more than this very program is given: nobody can hand on more, and whoever tries is refused. */
export async function withinOwnLimits(wanted: JailLimits): Promise<JailLimits> {
  const own = parseHardLimits(await readFile('/proc/self/limits', 'utf8'));
  return {
    ...wanted,
    addressSpaceBytes: Math.min(wanted.addressSpaceBytes, own.addressSpaceBytes),
    processes: Math.min(wanted.processes, own.processes),
    openFiles: Math.min(wanted.openFiles, own.openFiles),
  };
}
