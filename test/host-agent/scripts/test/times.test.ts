import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { longestFirst } from '../../../../host-agent/scripts/test/longest-first.mjs';
import {
  paceOf,
  recordedTimes,
  renewedTimes,
  thatFit,
  timedFiles,
} from '../../../../host-agent/scripts/test/times.mjs';

const checkout = join(import.meta.dirname, '../../../..');

describe('test files', () => {
  const times = { a: 50, b: 30, c: 20, d: 20, e: 10 };
  const order = (...files: string[]) => longestFirst(files, (file) => file, times).join(' ');

  it('that take longest come first; others stay in their order', () => {
    expect(order('e', 'd', 'b', 'c', 'a')).toBe('a b d c e');
  });

  it('whose time is unknown count as the median', () => {
    expect(order('e', 'new', 'c', 'newer', 'b')).toBe('b new c newer e');
    expect(longestFirst(['b', 'a'], (file) => file, {})).toEqual(['b', 'a']);
  });

  it('with VMs and windows are all among those whose times are recorded', () => {
    expect(timedFiles()).toEqual(
      expect.arrayContaining(['test/desktop/links/links.test.ts', 'test/e2e/session/browse.test.ts']),
    );
  });
});

describe('a run with a limit of time', () => {
  const recorded = { long: 80, middle: 60, short: 20 };
  const fitting = (seconds: number, pace = 1) =>
    thatFit(['long', 'middle', 'new', 'short'], { recorded, pace, seconds }).join(' ');

  it('has the files that will have ended in time, two at a time, the shortest first', () => {
    expect(fitting(110)).toBe('short middle new long');
    expect(fitting(70)).toBe('short middle new');
    expect(fitting(40)).toBe('short');
    expect(fitting(10)).toBe('');
    expect(fitting(-10)).toBe('');
  });

  it('expects files to take longer where others took longer', () => {
    expect(paceOf({ long: 160, short: 40, new: 1000 }, recorded)).toBe(2);
    expect(paceOf({ new: 1000 }, recorded)).toBe(1);
    expect(fitting(130, 2)).toBe('short middle');
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
