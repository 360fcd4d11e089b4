import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { filesHolding } from './disk-search.ts';

const folder = mkdtempSync(join(tmpdir(), 'sb-search-'));
afterAll(() => rmSync(folder, { recursive: true }));
const MARKER = '0123456789abcdef'.repeat(4);

it('finds a text in each encoding in which programs write it, across the chunks that are read, and in file names', async () => {
  mkdirSync(join(folder, 'below'));
  const written = {
    plain: Buffer.concat([Buffer.alloc(4 * 1024 * 1024 - 10), Buffer.from(MARKER)]),
    'below/wide': Buffer.from(`x${MARKER}`, 'utf16le'),
    bytes: Buffer.from(MARKER, 'hex'),
    base64: Buffer.from(Buffer.from(`ab${MARKER}cd`).toString('base64')),
    [`below/${MARKER}.bin`]: Buffer.from('nothing'),
  };
  for (const [name, content] of Object.entries(written)) writeFileSync(join(folder, name), content);
  writeFileSync(join(folder, 'innocent'), MARKER.slice(1));
  const found = await filesHolding(MARKER, [folder], 0);
  expect(found.toSorted()).toEqual(
    Object.keys(written)
      .map((name) => join(folder, name))
      .toSorted(),
  );
  expect(await filesHolding(MARKER, [folder], 0, (path) => path.endsWith('/below'))).toHaveLength(3);
  expect(await filesHolding(MARKER, [folder], Date.now() + 60_000)).toEqual([]);
});
