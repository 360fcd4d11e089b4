/** The record of a network VM, on a slow disk. */
import { readdir } from 'node:fs/promises';
import { expect, it, vi } from 'vitest';
import { never, runningOf, useNdvmTestBed, WITH_SESSION } from './ndvm-test-bed.ts';

const record = vi.hoisted(() => ({ beforeWrite: () => Promise.resolve() }));
vi.mock(import('../../../host-agent/storage/records.ts'), async (original) => {
  const records = await original();
  const writeRecord: typeof records.writeRecord = async (...args) => {
    await record.beforeWrite();
    await records.writeRecord(...args);
  };
  return { ...records, writeRecord };
});
const bed = useNdvmTestBed();

it('a stop leaves no record that was being written', async () => {
  bed.use(WITH_SESSION);
  await bed.ndvm.ensureUp(never);
  const before = bed.pids;
  const files = () => readdir(bed.names.folder);
  const seen: string[][] = [];
  // A slow disk: the record is written only after a stop that did not wait for it would have removed all files.
  record.beforeWrite = async () => {
    await expect.poll(() => runningOf(before)).toEqual([]);
    for (let look = 0; look < 200; look += 1) seen.push(await files());
  };
  bed.guest.say({ type: 'uplink', state: 'down' });
  await expect.poll(() => bed.ndvm.status().cable).toBe('down');
  await bed.ndvm.stop();
  expect(seen).toHaveLength(200);
  expect(seen).not.toContainEqual([]);
  expect(await files()).toEqual([]);
});
