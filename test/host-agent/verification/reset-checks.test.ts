import { describe, expect, it } from 'vitest';
import type { Plant } from '../../../appliance/protocol/examination.ts';
import { describeDifferences, differences, showsAt } from '../../../host-agent/verification/differences.ts';
import { LEAST_PLANTS, resetChecks, type ResetFindings } from '../../../host-agent/verification/reset-checks.ts';

const clean = new Map([['file:/etc/passwd', 'file 644 0:0'], ['file:/usr/bin/rsync', 'file 755 0:0'], ['sysctl:vm/swappiness', '60']]);
const plants: readonly Plant[] = [
  { name: 'users', text: 'a user', as: 'root', at: ['file:/etc/passwd'], outcome: 'planted' },
  { name: 'cookies', text: 'cookies', as: 'browser', at: ['file:/home/chromium/Cookies'], outcome: 'planted' },
  { name: 'first-sector', text: 'the first sector', as: 'root', at: ['disk:sector 0'], outcome: 'refused', why: 'EROFS\u001b[31m' },
];
const changed = new Map([...clean, ['file:/etc/passwd', 'file 666 0:0'], ['file:/home/chromium/Cookies', 'file 600 1000:1000']]);
const findings: ResetFindings = { clean, plants, changed, second: clean, third: clean, imageProblems: [] };
const failedOf = (other: Partial<ResetFindings>) => resetChecks({ ...findings, ...other }).filter(({ outcome }) => outcome === 'failed').map(({ name, detail }) => `${name}: ${detail ?? ''}`);

describe('a reset', () => {
  it('holds when both later starts are the first one, and says what the machine refused', () => {
    expect(failedOf({})).toEqual([]);
    expect(resetChecks(findings)).toContainEqual({ name: 'root-first-sector', text: 'root: the first sector', outcome: 'held', detail: 'the machine refuses it: EROFS?[31m' });
  });

  it('is broken when a change is still there at the second start, and says which', () => {
    expect(failedOf({ second: new Map([...clean, ['file:/etc/passwd', 'file 666 0:0']]) })).toEqual(['root-users: still there: file:/etc/passwd (is another)']);
  });

  it('is broken when a change comes back at the third start', () => {
    expect(failedOf({ third: new Map([...clean, ['file:/home/chromium/Cookies/journal', 'file 600 1000:1000']]) })).toEqual(['browser-cookies: still there: file:/home/chromium/Cookies/journal (was not there)']);
  });

  it('is broken when anything else differs, also when something is missing', () => {
    const without = new Map([...clean].filter(([at]) => at !== 'file:/usr/bin/rsync'));
    expect(failedOf({ second: without, third: new Map([...clean, ['module:planted', 'there']]) })).toEqual(['second-start: file:/usr/bin/rsync (is gone)', 'third-start: module:planted (was not there)']);
  });

  it('is not proved by a change that could not be seen when it was made', () => {
    expect(failedOf({ changed: clean })).toEqual(['root-users: was made, but could not be seen', 'browser-cookies: was made, but could not be seen']);
  });

  it('is not proved when too few of the changes could be made', () => {
    const many = Array.from({ length: LEAST_PLANTS }, (_, index): Plant => ({ name: `plant-${index}`, text: 'one', as: 'root', at: ['file:/x'], outcome: 'refused', why: 'no' }));
    expect(failedOf({ plants: many })).toEqual([`changes-made: only 0 of ${LEAST_PLANTS} could be made`]);
  });

  it('is broken when the image is not what its name says afterwards', () => {
    expect(failedOf({ imageProblems: ['root.erofs has another content'] })).toEqual(['image: root.erofs has another content']);
  });
});

describe('a difference', () => {
  it('is a plant’s at its place and below it, and not beside it', () => {
    const at = (place: string) => showsAt(['file:/opt', 'mount:', 'program:/usr/bin/sleep'], { at: place });
    expect(['file:/opt', 'file:/opt/x', 'mount:none /tmp', 'program:/usr/bin/sleep as 1000'].map(at)).toEqual([true, true, true, true]);
    expect(['file:/optical', 'file:/', 'program:/usr/bin/sleepy'].map(at)).toEqual([false, false, false]);
  });

  it('is told without what could rearrange a terminal, the first of many', () => {
    const many = differences(new Map(), new Map(Array.from({ length: 9 }, (_, index) => [`file:/\u001b[2J${index}`, 'x'])));
    expect(describeDifferences(many)).toBe(`${[0, 1, 2, 3, 4].map((index) => `file:/?[2J${index} (was not there)`).join(', ')} and 4 more`);
  });
});
