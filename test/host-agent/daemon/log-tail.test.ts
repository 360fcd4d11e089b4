import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { lastLines } from '../../../host-agent/daemon/log-tail.ts';

it('returns the last lines of a log of any length, each cut to a limit', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sb-log-'));
  const path = join(folder, 'agent.log');
  try {
    expect(await lastLines(path, 5)).toEqual([]);
    await writeFile(path, 'one\ntwo\nthree\n');
    expect(await lastLines(path, 2)).toEqual(['two', 'three']);
    await writeFile(path, `${'x'.repeat(700_000)}\n${'y'.repeat(3000)}\nlast\n`);
    expect(await lastLines(path, 5)).toEqual(['y'.repeat(2000), 'last']);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
