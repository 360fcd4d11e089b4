/** The memory of VMs: which pages they share, which VM the kernel ends first, and what happens when the host has too little. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { FakeQemuTestBed } from '../../bed/fake-qemu-test-bed.ts';
import { openSession } from '../../bed/session/open-session.ts';
import { openTestBed } from '../../bed/test-bed.ts';
import { largestFileMapping, qemuOf } from '../../bed/process/vm-process.ts';

const MEMORY_KIB = 2048 * 1024;

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
