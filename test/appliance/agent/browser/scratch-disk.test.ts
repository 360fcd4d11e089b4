import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { useScratchDisk } from '../../../../appliance/agent/browser/scratch-disk.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sb-scratch-'));
});
afterEach(() => rmSync(folder, { recursive: true }));
const use = () => useScratchDisk(512, { folder, waitsWithinMs: 200, readyWithinMs: 200 });

it('tells the waiting script how much there is room for, and is done when the script is', async () => {
  writeFileSync(join(folder, 'wanted'), '');
  writeFileSync(join(folder, 'ready'), '');
  await use();
  expect(readFileSync(join(folder, 'wanted'), 'utf8')).toBe('512\n');
});

it('fails where no script waits, or the script fails', async () => {
  await expect(use()).rejects.toThrow('The VM has no scratch disk.');
  writeFileSync(join(folder, 'wanted'), '');
  await expect(use()).rejects.toThrow('The scratch disk could not be prepared.');
});

it('the script is one that a shell can read', () => {
  const script = 'appliance/images/browser/tree/etc/safe-browse/scratch-disk';
  expect(execFileSync('sh', ['-n', script], { encoding: 'utf8' })).toBe('');
});
