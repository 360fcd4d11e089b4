import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { isFresh, originQuery } from '../../../../../appliance/agent/browser/transfers/transfers.ts';

let folder: string;
let history: string;
const sql = (text: string) => execFileSync('sqlite3', ['-batch', history, text], { encoding: 'utf8' });
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sb-history-'));
  history = join(folder, 'History');
  // As Chromium has them, but for what is not asked about.
  sql(
    'CREATE TABLE downloads (id INTEGER PRIMARY KEY, target_path LONGVARCHAR NOT NULL); CREATE TABLE downloads_url_chains (id INTEGER NOT NULL, chain_index INTEGER NOT NULL, url LONGVARCHAR NOT NULL, PRIMARY KEY (id, chain_index));',
  );
  sql(
    "INSERT INTO downloads VALUES (1, '/d/a.pdf'), (2, '/d/it''s; DROP TABLE downloads; --'), (3, '/d/a.pdf'); INSERT INTO downloads_url_chains VALUES (1, 0, 'https://old.test/'), (2, 0, 'https://quoted.test/'), (3, 0, 'https://asked.test/'), (3, 1, 'https://answered.test/a');",
  );
});
afterEach(() => rmSync(folder, { recursive: true }));

it('the origin of a download is the last URL of its newest record, whatever name a page chose', () => {
  expect(sql(originQuery('/d/a.pdf'))).toBe('https://answered.test/a\n');
  expect(sql(originQuery("/d/it's; DROP TABLE downloads; --"))).toBe('https://quoted.test/\n');
  expect(sql(originQuery("/d/' OR 1 OR '"))).toBe('');
});

it('a file may be too new for the history from the moment it changed, to the fraction of a millisecond', () => {
  expect(isFresh(1000.75, 1000)).toBe(true);
  expect(isFresh(1001, 1000)).toBe(false);
  expect(isFresh(1000, 12_999)).toBe(true);
  expect(isFresh(1000, 13_000)).toBe(false);
});
