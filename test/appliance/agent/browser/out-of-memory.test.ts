import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { endedIn, followOutOfMemory } from '../../../../appliance/agent/browser/out-of-memory.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sb-memory-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('reads the number of ended programs among the counters of the kernel, within its bounds', () => {
  expect(endedIn('nr_free_pages 7\noom_kill 3\nnuma_hit 9\n')).toBe(3);
  expect(endedIn('xoom_kill 3\n')).toBe(0);
  expect(endedIn('')).toBe(0);
  expect(endedIn('oom_kill 123456\n')).toBe(999);
});

it('reports the number whenever it has grown', async () => {
  const counters = join(folder, 'vmstat');
  const write = (programs: number) => writeFileSync(counters, `oom_kill ${programs}\n`);
  write(0);
  const reported: number[] = [];
  const stop = new AbortController();
  const following = followOutOfMemory((programs) => reported.push(programs), stop.signal, { counters, lookEveryMs: 1 });
  for (const programs of [1, 4]) {
    write(programs);
    await expect.poll(() => reported.at(-1)).toBe(programs);
  }
  stop.abort();
  await following;
  expect(reported).toEqual([1, 4]);
});
