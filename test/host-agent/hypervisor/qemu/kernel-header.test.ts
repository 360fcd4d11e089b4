import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { linuxKernel } from './linux-kernel.ts';
import { kernelOfClone, neededOfKernel } from '../../../../host-agent/hypervisor/qemu/sealing.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'sb-kernel-'))));
afterEach(() => rmSync(folder, { recursive: true }));

describe('the kernel of a clone', () => {
  it.each([
    ['the boot sector, the setup code and a sector of the kernel', 40, 42 * 512],
    ['never less than QEMU reads at once', 3, 8192],
    ['the four sectors that a zero means', 0, 8192],
    ['the longest setup code', 255, 257 * 512],
  ])('is %s', (_, setupSectors, bytes) => {
    expect(neededOfKernel(linuxKernel(setupSectors))).toBe(bytes);
  });

  it('is a copy of the beginning of the kernel', async () => {
    const [kernel, copy] = [join(folder, 'vmlinuz'), join(folder, 'kernel')];
    writeFileSync(kernel, linuxKernel(40));
    writeFileSync(copy, 'of an earlier clone, and longer than the new one'.repeat(1000));
    expect(await kernelOfClone(kernel, copy)).toBe(copy);
    expect(readFileSync(copy)).toEqual(linuxKernel(40).subarray(0, 42 * 512));
  });

  it.each([
    ['the file is too short for a header', 'short'],
    ['the file has no such header', 'x'.repeat(10_000)],
  ])('is the whole file when %s', async (_, content) => {
    const [kernel, copy] = [join(folder, 'vmlinuz'), join(folder, 'kernel')];
    writeFileSync(kernel, content);
    expect(await kernelOfClone(kernel, copy)).toBe(kernel);
    expect(existsSync(copy)).toBe(false);
  });
});
