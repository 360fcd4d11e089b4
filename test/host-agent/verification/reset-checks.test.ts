import { describe, expect, it } from 'vitest';
import type { TamperingResult } from '../../../appliance/protocol/inspection.ts';
import { describeDifferences, differences, showsAt } from '../../../host-agent/verification/differences.ts';
import { LEAST_TAMPERINGS, resetChecks, type ResetFindings } from '../../../host-agent/verification/reset-checks.ts';

const clean = new Map([
  ['file:/etc/passwd', 'file 644 0:0'],
  ['file:/usr/bin/rsync', 'file 755 0:0'],
  ['sysctl:vm/swappiness', '60'],
  ['disk:sector 0', '/dev/vda 0'],
]);
/** So many that a reset is tried with them. */
const many = Array.from({ length: LEAST_TAMPERINGS }, (_, index): TamperingResult => ({
  name: `tampering-${index}`,
  text: 'one',
  as: 'root',
  at: [`file:/tampered-${index}`],
  outcome: 'made',
}));
const tamperings: readonly TamperingResult[] = [
  { name: 'users', text: 'a user', as: 'root', at: ['file:/etc/passwd'], outcome: 'made' },
  { name: 'cookies', text: 'cookies', as: 'browser', at: ['file:/home/chromium/Cookies'], outcome: 'made' },
  {
    name: 'first-sector',
    text: 'the first sector',
    as: 'root',
    at: ['disk:sector 0'],
    outcome: 'refused',
    why: 'EROFS\u001b[31m',
  },
  ...many,
];
const changed = new Map([
  ...clean,
  ...many.flatMap(({ at }) => at).map((at) => [at, 'file 644 0:0'] as const),
  ['file:/etc/passwd', 'file 666 0:0'],
  ['file:/home/chromium/Cookies', 'file 600 1000:1000'],
]);
const findings: ResetFindings = { clean, tamperings, changed, second: clean, third: clean, imageProblems: [] };
const failedOf = (other: Partial<ResetFindings>) =>
  resetChecks({ ...findings, ...other })
    .filter(({ outcome }) => outcome === 'failed')
    .map(({ name, detail }) => `${name}: ${detail ?? ''}`);

describe('a reset', () => {
  it('holds when both later starts are the first one, and says what the machine refused', () => {
    expect(failedOf({})).toEqual([]);
    expect(resetChecks(findings)).toContainEqual({
      name: 'root-first-sector',
      text: 'root: the first sector',
      outcome: 'held',
      detail: 'the machine refuses it: EROFS?[31m',
    });
  });

  it('is broken when a change is still there at the second start, and says which', () => {
    expect(failedOf({ second: new Map([...clean, ['file:/etc/passwd', 'file 666 0:0']]) })).toEqual([
      'root-users: still there: file:/etc/passwd (is another)',
    ]);
  });

  it('is broken when a change comes back at the third start', () => {
    expect(
      failedOf({ third: new Map([...clean, ['file:/home/chromium/Cookies/journal', 'file 600 1000:1000']]) }),
    ).toEqual(['browser-cookies: still there: file:/home/chromium/Cookies/journal (was not there)']);
  });

  it('is broken when anything else differs, also when something is missing', () => {
    const without = new Map([...clean].filter(([at]) => at !== 'file:/usr/bin/rsync'));
    expect(failedOf({ second: without, third: new Map([...clean, ['module:tampered', 'there']]) })).toEqual([
      'second-start: file:/usr/bin/rsync (is gone)',
      'third-start: module:tampered (was not there)',
    ]);
  });

  it('is not proved by a change that could not be seen when it was made', () => {
    const unseen = new Map(
      [...changed].filter(([at]) => !tamperings.slice(0, 2).some(({ at: places }) => places.includes(at))),
    );
    expect(failedOf({ changed: new Map([...unseen, ['file:/etc/passwd', 'file 644 0:0']]) })).toEqual([
      'root-users: was made, but could not be seen',
      'browser-cookies: was made, but could not be seen',
    ]);
  });

  it('is not proved when too few changes could be made, whether the machine refused the others or there are no others', () => {
    const refused = many.map((each): TamperingResult => ({ ...each, outcome: 'refused', why: 'no' }));
    expect(failedOf({ tamperings: refused })).toEqual([`changes-made: only 0 of ${LEAST_TAMPERINGS} could be made`]);
    expect(failedOf({ tamperings: many.slice(1) })).toEqual([
      `changes-made: only ${LEAST_TAMPERINGS - 1} of ${LEAST_TAMPERINGS - 1} could be made`,
    ]);
    expect(failedOf({ tamperings: [] })).toEqual(['changes-made: only 0 of 0 could be made']);
  });

  it('is not proved by machines of which nothing was looked at, or no file, setting or sector', () => {
    const nothing = new Map<string, string>();
    expect(failedOf({ clean: nothing, second: nothing, third: nothing, tamperings: many, changed })).toEqual([
      'second-start: no file, no setting, no sector was compared',
      'third-start: no file, no setting, no sector was compared',
    ]);
    for (const [beginning, what] of [
      ['file:', 'file'],
      ['sysctl:', 'setting'],
      ['disk:', 'sector'],
    ] as const) {
      const looked = new Map([...clean].filter(([at]) => !at.startsWith(beginning)));
      expect(failedOf({ clean: looked, second: looked, third: looked, tamperings: many, changed })).toEqual([
        `second-start: no ${what} was compared`,
        `third-start: no ${what} was compared`,
      ]);
    }
  });

  it('is broken when the image is not what its name says afterwards', () => {
    expect(failedOf({ imageProblems: ['root.erofs has been changed'] })).toEqual([
      'image: root.erofs has been changed',
    ]);
  });
});

describe('a difference', () => {
  it('is a plant’s at its place and below it, and not beside it', () => {
    const at = (place: string) => showsAt(['file:/opt', 'mount:', 'program:/usr/bin/sleep'], { at: place });
    expect(['file:/opt', 'file:/opt/x', 'mount:none /tmp', 'program:/usr/bin/sleep as 1000'].map(at)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(['file:/optical', 'file:/', 'program:/usr/bin/sleepy'].map(at)).toEqual([false, false, false]);
  });

  it('is told without what could rearrange a terminal, the first of many', () => {
    const many = differences(
      new Map(),
      new Map(Array.from({ length: 9 }, (_, index) => [`file:/\u001b[2J${index}`, 'x'])),
    );
    expect(describeDifferences(many)).toBe(
      `${[0, 1, 2, 3, 4].map((index) => `file:/?[2J${index} (was not there)`).join(', ')} and 4 more`,
    );
  });
});
