import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { readRecord, writeRecord } from '../../../host-agent/storage/records.ts';

const Counted = z.strictObject({ count: z.int() });
let path: string;
beforeEach(async () => {
  path = join(await mkdtemp(join(tmpdir(), 'sb-record-')), 'record.json');
});
afterEach(() => rm(path, { force: true }));

it('a record is read as it was written', async () => {
  await writeRecord(path, Counted, { count: 3 });
  expect(await readRecord(path, Counted)).toEqual({ count: 3 });
});

it.each(['{"count":"three"}', '{"count":1,"more":2}', 'no JSON', ''])(
  'a record of %j counts as missing',
  async (text) => {
    expect(await readRecord(path, Counted)).toBeUndefined();
    await writeFile(path, text);
    expect(await readRecord(path, Counted)).toBeUndefined();
  },
);
