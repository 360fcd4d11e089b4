import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { balance, filesOf } from '../../../../host-agent/scripts/test/lanes.mjs';
import { recordedTimes, renewedTimes } from '../../../../host-agent/scripts/test/times.mjs';

const checkout = join(import.meta.dirname, '../../../..');

describe('two lanes of test files', () => {
  const times = { a: 50, b: 30, c: 20, d: 20, e: 10 };

  it('get the longest files first, each in the lane that is shorter so far', () => {
    expect(balance(['e', 'd', 'c', 'b', 'a'], times, 2)).toEqual([
      { files: ['a', 'd'], seconds: 70 },
      { files: ['b', 'c', 'e'], seconds: 60 },
    ]);
  });

  it('count a file whose time is unknown as the median', () => {
    expect(balance(['new', 'a'], times, 2)).toEqual([
      { files: ['a'], seconds: 50 },
      { files: ['new'], seconds: 20 },
    ]);
    expect(balance(['new'], {}, 2)).toEqual([{ files: ['new'], seconds: 1 }]);
  });

  it('contain each desktop and end-to-end test once, and differ by less than the longest file', () => {
    const files = filesOf(['desktop', 'e2e']);
    expect(files).toEqual(expect.arrayContaining(['test/desktop/links.test.ts', 'test/e2e/browse.test.ts']));
    const lanes = balance(files, recordedTimes(), 2);
    expect(lanes.flatMap((lane) => lane.files).sort()).toEqual([...files].sort());
    const [one, other] = lanes.map(({ seconds }) => seconds);
    expect(Math.abs((one ?? 0) - (other ?? 0))).toBeLessThan(Math.max(...Object.values(recordedTimes())));
  });
});

describe('the recorded times', () => {
  it('belong to files that exist', () => {
    expect(Object.keys(recordedTimes()).filter((file) => !existsSync(join(checkout, file)))).toEqual([]);
  });

  it('are renewed by a run: in whole seconds, at least one, in the order of the names, without files that are gone', () => {
    expect(
      renewedTimes({ gone: 5, kept: 7, slower: 9 }, { slower: 12.4, quick: 0.2 }, ['slower', 'quick', 'kept', 'new']),
    ).toEqual({ kept: 7, quick: 1, slower: 12 });
    expect(Object.keys(renewedTimes({ b: 1, a: 1 }, {}, ['b', 'a']))).toEqual(['a', 'b']);
  });
});
