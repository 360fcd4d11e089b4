import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { Figure } from './figures.ts';
import { table } from './table.ts';

const click: Figure = { name: 'P1', what: 'click', unit: 'ms', values: [72.31, 80, 164.6] };
const recordedClick = { unit: 'ms', median: 70.04, minimum: 69, maximum: 75 } as const;
const rows = (printed: string) => stripVTControlCharacters(printed).split('\n').slice(2);

describe('the table of a benchmark', () => {
  it('has median, 95th percentile, spread and runs of each figure, and says what is new', () => {
    expect(rows(table([click], {}))).toEqual(['| P1 | click | 80.0 ms | 165 | 72.3 to 165 | 3 | new |  |']);
  });

  it('compares with the recorded median', () => {
    const same: Figure = { ...click, values: [71] };
    const faster: Figure = { ...click, what: 'faster', values: [50] };
    const recorded = { click: recordedClick, faster: recordedClick };
    expect(rows(table([click, same, faster], recorded)).map((line) => line.split(' | ').slice(-2))).toEqual([
      ['70.0', 'WORSE |'],
      ['70.0', ' |'],
      ['70.0', 'better |'],
    ]);
  });

  it('does not compare figures of different units', () => {
    expect(rows(table([{ ...click, unit: 'MB' }], { click: recordedClick }))).toEqual([
      '| P1 | click | 80 MB | 165 | 72 to 165 | 3 | new |  |',
    ]);
  });

  it('shows ratios with three digits', () => {
    expect(rows(table([{ ...click, unit: '×', values: [0.9161] }], {}))[0]).toContain('| 0.916 × |');
  });
});
