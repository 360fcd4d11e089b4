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
/** Enough tamperings to test a reset. */
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

describe('resetChecks', () => {
  it('passes when both later starts equal the first, and reports refused tampering', () => {
    expect(failedOf({})).toEqual([]);
    expect(resetChecks(findings)).toContainEqual({
      name: 'root-first-sector',
      text: 'root: the first sector',
      outcome: 'held',
      detail: 'the VM refuses it: EROFS?[31m',
    });
  });

  it('fails when a tampering is still there at the second start, and names it', () => {
    expect(failedOf({ second: new Map([...clean, ['file:/etc/passwd', 'file 666 0:0']]) })).toEqual([
      'root-users: still there: file:/etc/passwd (differs)',
    ]);
  });

  it('fails when a tampering comes back at the third start', () => {
    expect(
      failedOf({ third: new Map([...clean, ['file:/home/chromium/Cookies/journal', 'file 600 1000:1000']]) }),
    ).toEqual(['browser-cookies: still there: file:/home/chromium/Cookies/journal (is new)']);
  });

  it('fails when anything else differs or is missing', () => {
    const without = new Map([...clean].filter(([at]) => at !== 'file:/usr/bin/rsync'));
    expect(failedOf({ second: without, third: new Map([...clean, ['module:tampered', 'there']]) })).toEqual([
      'second-start: file:/usr/bin/rsync (is gone)',
      'third-start: module:tampered (is new)',
    ]);
  });

  it('fails when a tampering was not seen after it took effect', () => {
    const unseen = new Map(
      [...changed].filter(([at]) => !tamperings.slice(0, 2).some(({ at: places }) => places.includes(at))),
    );
    expect(failedOf({ changed: new Map([...unseen, ['file:/etc/passwd', 'file 644 0:0']]) })).toEqual([
      'root-users: took effect, but was not seen',
      'browser-cookies: took effect, but was not seen',
    ]);
  });

  it('fails when too few tamperings took effect', () => {
    const refused = many.map((each): TamperingResult => ({ ...each, outcome: 'refused', why: 'no' }));
    expect(failedOf({ tamperings: refused })).toEqual([`changes-made: only 0 of ${LEAST_TAMPERINGS} took effect`]);
    expect(failedOf({ tamperings: many.slice(1) })).toEqual([
      `changes-made: only ${LEAST_TAMPERINGS - 1} of ${LEAST_TAMPERINGS - 1} took effect`,
    ]);
    expect(failedOf({ tamperings: [] })).toEqual(['changes-made: only 0 of 0 took effect']);
  });

  it('fails when a fingerprint has no file, no setting or no sector', () => {
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

  it('fails when the image no longer matches its digest', () => {
    expect(failedOf({ imageProblems: ['root.erofs has another content'] })).toEqual([
      'image: root.erofs has another content',
    ]);
  });
});

describe('differences', () => {
  it('showsAt matches the place itself and everything below it, not its neighbours', () => {
    const at = (place: string) => showsAt(['file:/opt', 'mount:', 'program:/usr/bin/sleep'], { at: place });
    expect(['file:/opt', 'file:/opt/x', 'mount:none /tmp', 'program:/usr/bin/sleep as 1000'].map(at)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(['file:/optical', 'file:/', 'program:/usr/bin/sleepy'].map(at)).toEqual([false, false, false]);
  });

  it('describeDifferences shows the first few without control characters', () => {
    const many = differences(
      new Map(),
      new Map(Array.from({ length: 9 }, (_, index) => [`file:/\u001b[2J${index}`, 'x'])),
    );
    expect(describeDifferences(many)).toBe(
      `${[0, 1, 2, 3, 4].map((index) => `file:/?[2J${index} (is new)`).join(', ')} and 4 more`,
    );
  });
});
