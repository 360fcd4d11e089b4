/** The QEMU of a VM, and its memory, as the kernel counts it. */
import { expect } from 'vitest';
import type { Product } from '../product.ts';

/** Its pid, and not that of what created its jail. `vm`: the id of a session, or `ndvm`. */
export const qemuOf = (product: Product, vm: string): number =>
  product
    .processes()
    .find(({ commandLine }) => commandLine.startsWith('qemu-system') && commandLine.includes(`guest=${vm}`))?.pid ??
  expect.fail(`There is no VM ${vm}.`);

/**
 * The largest mapping of a file, which is the memory of a guest from a template, in KiB, from the text of `/proc/PID/smaps`. `anonymous`: pages that only this
 * process has. Pure.
 */
export function largestFileMapping(smaps: string): { size: number; resident: number; anonymous: number } {
  const mappings = smaps.split(/^(?=[0-9a-f]+-[0-9a-f]+ )/m).flatMap((mapping) => {
    const [, inode = '0'] = /^\S+ \S+ \S+ \S+ (\d+)/.exec(mapping) ?? [];
    const count = (name: string) => Number(new RegExp(`^${name}: +(\\d+) kB$`, 'm').exec(mapping)?.[1] ?? 'NaN');
    return inode === '0' ? [] : [{ size: count('Size'), resident: count('Rss'), anonymous: count('Anonymous') }];
  });
  return mappings.toSorted((a, b) => b.size - a.size)[0] ?? expect.fail('No file is mapped.');
}
