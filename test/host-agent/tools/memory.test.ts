import { expect, it } from 'vitest';
import { ownBytesIn, ownMemoryBytes } from '../../../host-agent/tools/memory.ts';

it('counts what a process holds for itself, not what it maps from files', () => {
  expect(ownBytesIn('VmRSS:\t  900 kB\nRssAnon:\t     100 kB\nRssFile:\t     700 kB\nRssShmem:\t     100 kB\n')).toBe(200 * 1024);
});

it('measures processes, and takes those that are gone for nothing', async () => {
  expect(await ownMemoryBytes([process.pid])).toBeGreaterThan(10_000_000);
  expect(await ownMemoryBytes([2 ** 22 + 1])).toBe(0);
});
