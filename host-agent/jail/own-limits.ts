import { readFile } from 'node:fs/promises';
import type { JailLimits } from './bubblewrap.ts';

/** Names of the limits in /proc/PID/limits. */
const NAMES = {
  addressSpaceBytes: 'Max address space',
  processes: 'Max processes',
  openFiles: 'Max open files',
} as const;

/** Parses the hard limits of /proc/PID/limits; `unlimited` is Infinity. Pure. */
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

/** Reduces `wanted` to our own hard limits, because setting a higher one fails. */
export async function withinOwnLimits(wanted: JailLimits): Promise<JailLimits> {
  const own = parseHardLimits(await readFile('/proc/self/limits', 'utf8'));
  return {
    ...wanted,
    addressSpaceBytes: Math.min(wanted.addressSpaceBytes, own.addressSpaceBytes),
    processes: Math.min(wanted.processes, own.processes),
    openFiles: Math.min(wanted.openFiles, own.openFiles),
  };
}
