import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { LatestRecord } from '../../../host-agent/storage/latest-record.ts';
import { settle } from '../../bed/event-loop.ts';

it('is written once for all changes that come during a write, with the last of them', async () => {
  let value = 0;
  const written: number[] = [];
  const finish: (() => void)[] = [];
  const record = new LatestRecord(() => {
    written.push(value);
    return new Promise((resolve) => finish.push(resolve));
  });
  const kept: number[] = [];
  for (value = 1; value <= 10; value += 1) {
    const mine = value;
    void record.changed().then(() => kept.push(mine));
    await settle();
  }
  value = 10;
  expect([written, kept]).toEqual([[1], []]);
  finish[0]?.();
  await settle();
  expect([written, kept]).toEqual([[1, 10], [1]]);
  finish[1]?.();
  await record.written();
  await settle();
  expect([written, kept]).toEqual([
    [1, 10],
    [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
  ]);
});

it('has the value of the last change, and says why it could not be written', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'safe-browse-record-'));
  const path = join(folder, 'record.json');
  const problems: string[] = [];
  let value: number | undefined = 1;
  const record = LatestRecord.of(
    path,
    z.int(),
    () => value,
    (reason) => problems.push(reason),
  );
  await record.changed();
  value = undefined;
  await record.changed();
  expect([readFileSync(path, 'utf8'), problems]).toEqual(['1', []]);
  rmSync(folder, { recursive: true });
  value = 2;
  await record.changed();
  expect(problems).toEqual([expect.stringContaining('ENOENT')]);
});
