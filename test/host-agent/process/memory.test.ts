import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { ownBytesIn, ownMemoryBytes, residentMemory, sharedBytesIn } from '../../../host-agent/process/memory.ts';

it('counts private memory, not mapped files', () => {
  expect(ownBytesIn('VmRSS:\t  900 kB\nRssAnon:\t     100 kB\nRssFile:\t     700 kB\nRssShmem:\t     100 kB\n')).toBe(
    200 * 1024,
  );
});

it('counts mapped files as shared', () => {
  expect(sharedBytesIn('RssAnon:\t     100 kB\nRssFile:\t     700 kB\nRssShmem:\t     100 kB\n')).toBe(700 * 1024);
  const { privateBytes, sharedBytes } = residentMemory([process.pid]);
  expect(Math.min(privateBytes, sharedBytes)).toBeGreaterThan(10_000_000);
  expect(residentMemory([2 ** 22 + 1])).toEqual({ privateBytes: 0, sharedBytes: 0 });
});

it('measures processes, and counts 0 for those that are gone', () => {
  expect(ownMemoryBytes([process.pid])).toBeGreaterThan(10_000_000);
  expect(ownMemoryBytes([2 ** 22 + 1])).toBe(0);
});

it('counts the memory of a jailed process when asked for its jail', async () => {
  const jail = spawn('sh', ['-c', `${process.execPath} -e 'console.log(1); setTimeout(() => {}, 60000)'; true`], {
    stdio: ['ignore', 'pipe', 'ignore'],
    detached: true,
  });
  try {
    await once(jail.stdout, 'data');
    expect(ownMemoryBytes([jail.pid ?? 0])).toBeGreaterThan(5_000_000);
  } finally {
    process.kill(-(jail.pid ?? expect.fail()), 'SIGKILL');
  }
});
