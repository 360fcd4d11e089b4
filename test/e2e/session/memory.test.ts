/** The memory of VMs: which pages they share, which VM the kernel ends first, and what happens when the host has too little. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { FakeQemuTestBed } from '../../bed/fake-qemu-test-bed.ts';
import type { Product } from '../../bed/product.ts';
import { openSession } from '../../bed/session/open-session.ts';
import { openTestBed } from '../../bed/test-bed.ts';

const MEMORY_KIB = 2048 * 1024;

/** What the kernel counts for the largest mapping of a file, in KiB; `anonymous`: pages that only this process has. */
function largestFileMapping(smaps: string): { size: number; resident: number; anonymous: number } {
  const mappings = smaps.split(/^(?=[0-9a-f]+-[0-9a-f]+ )/m).flatMap((mapping) => {
    const [, inode = '0'] = /^\S+ \S+ \S+ \S+ (\d+)/.exec(mapping) ?? [];
    const count = (name: string) => Number(new RegExp(`^${name}: +(\\d+) kB$`, 'm').exec(mapping)?.[1] ?? 'NaN');
    return inode === '0' ? [] : [{ size: count('Size'), resident: count('Rss'), anonymous: count('Anonymous') }];
  });
  return mappings.toSorted((a, b) => b.size - a.size)[0] ?? expect.fail('No file is mapped.');
}

/** The QEMU of a VM, and not what created its jail. */
const qemuOf = (product: Product, vm: string): number =>
  product
    .processes()
    .find(({ commandLine }) => commandLine.startsWith('qemu-system') && commandLine.includes(`guest=${vm}`))?.pid ??
  expect.fail(`There is no VM ${vm}.`);

describe('the memory of a session', () => {
  it('is shared with no other VM where its profile says so, and ends before the desktop', async () => {
    const testBed = await openTestBed();
    const { product } = testBed;
    onTestFinished(async () => expect(await testBed.close()).toEqual([]));
    product.configure('[spare]\nkeep = false\n[profile.alone]\nprivateMemory = true\n');
    const pidOfSession = async (run: string, ...args: string[]) => {
      const { session } = await openSession(testBed, `/visit?run=${run}`, '--detach', ...args);
      expect(session.startedFrom).toBe('template');
      return qemuOf(product, session.id);
    };
    const [clone, alone] = [await pidOfSession('clone'), await pidOfSession('alone', '--profile', 'alone')];
    const shared = largestFileMapping(product.readProcess(clone, 'smaps'));
    expect(shared.size).toBe(MEMORY_KIB);
    // The pages of the template that it has read and not written.
    expect(shared.resident - shared.anonymous).toBeGreaterThan(50 * 1024);
    expect(largestFileMapping(product.readProcess(alone, 'smaps'))).toEqual({
      size: MEMORY_KIB,
      resident: MEMORY_KIB,
      anonymous: MEMORY_KIB,
    });
    const scores = [clone, alone, qemuOf(product, 'ndvm'), product.daemon()?.pid ?? 0].map((pid) =>
      Number(product.readProcess(pid, 'oom_score_adj')),
    );
    expect(scores.slice(0, 3)).toEqual([600, 600, 400]);
    expect(scores[3]).toBeLessThan(400);
  });
});

describe('a host that lacks the memory for a session', () => {
  it('refuses it with the reason, starts nothing, and opens it when memory is free again', async () => {
    const testBed = await FakeQemuTestBed.open({
      configuration: 'accelerator = "tcg"\n[template]\nseal = "off"\n[network]\nstartWith = "session"\n',
    });
    const { product, namespace, folder } = testBed;
    onTestFinished(async () => expect(await testBed.close()).toEqual([]));
    (await testBed.client()).close();
    const meminfo = join(folder, 'meminfo');
    writeFileSync(meminfo, `MemTotal: 4194304 kB\nMemAvailable: ${2047 * 1024} kB\n`);
    await namespace.must(['mount', '--bind', meminfo, '/proc/meminfo']);
    expect(await product.complaint('open', '--no-window', '--detach')).toEqual({
      status: 1,
      code: 'memory-short',
      message: 'The session needs 2048 MiB of memory, but only 2047 MiB are available.',
      hint: 'Close sessions or other programs, or lower memoryMiB in the profile.',
    });
    expect(product.processes().filter(({ commandLine }) => commandLine.includes('qemu-system'))).toEqual([]);
    await namespace.must(['umount', '/proc/meminfo']);
    await product.open('--detach').event('ready', 30_000);
  });
});
