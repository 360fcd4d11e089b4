import { describe as group, expect, it } from 'vitest';
import type { VerificationReport } from '../../../host-agent/api/host/verification.ts';
import { junit } from '../../../host-agent/cli/automation/junit.ts';
import { describe, suitesOf } from '../../../host-agent/cli/verify.ts';
import { readJunit } from './read-junit.ts';

const report: VerificationReport = {
  kind: 'reset',
  role: 'browser',
  image: 'abcdef0123456789',
  accelerator: 'kvm',
  durationMs: 41_400,
  checks: [
    { name: 'root-users', text: 'root: a user', outcome: 'held' },
    { name: 'second-start', text: 'the second start is the first', outcome: 'failed', detail: 'file:/a<b>"&\u0007' },
    { name: 'lan', text: 'neighbours', outcome: 'not-tried', detail: 'none' },
  ],
};

const junitOf = (reports: readonly VerificationReport[]) => junit(suitesOf(reports));

group('a verification', () => {
  it('is what a JUnit reader of others reads', () => {
    expect(readJunit(junitOf([report, { ...report, kind: 'isolation', checks: [] }]))).toEqual([
      [
        'safe-browse verify reset',
        3,
        1,
        0,
        1,
        41.4,
        [
          ['reset.browser.abcdef012345', 'root-users: root: a user', []],
          ['reset.browser.abcdef012345', 'second-start: the second start is the first', [['Failure', 'file:/a<b>"& ']]],
          ['reset.browser.abcdef012345', 'lan: neighbours', [['Skipped', 'none']]],
        ],
      ],
      ['safe-browse verify isolation', 0, 0, 0, 0, 41.4, []],
    ]);
  });

  it('is printed as a numbered table with a summary', () => {
    expect(
      describe({
        ...report,
        checks: report.checks.map(({ detail, ...check }) =>
          detail === undefined ? check : { ...check, detail: 'why' },
        ),
      }),
    ).toBe(
      [
        ' NO  RESULT     RESET OF THE BROWSER IMAGE abcdef012345',
        '  1  held       root: a user',
        '  2  FAILED     the second start is the first: why',
        '  3  not tried  neighbours: why',
        '1 held, 1 failed, 1 not tried, in 41 s (kvm)',
      ].join('\n'),
    );
  });

  it('says when it is the short form', () => {
    const short = { ...report, kind: 'web', short: true } as const;
    expect(describe(short)).toContain('WEB --SHORT OF THE BROWSER IMAGE');
    expect(junitOf([short])).toContain('name="safe-browse verify web --short"');
  });

  it('is written as JUnit XML, whatever a detail contains', () => {
    expect(junitOf([report])).toBe(
      [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<testsuites>',
        '  <testsuite name="safe-browse verify reset" tests="3" failures="1" errors="0" skipped="1" time="41.400">',
        '    <testcase classname="reset.browser.abcdef012345" name="root-users: root: a user"/>',
        '    <testcase classname="reset.browser.abcdef012345" name="second-start: the second start is the first">',
        '      <failure message="file:/a&lt;b&gt;&quot;&amp; "/>',
        '    </testcase>',
        '    <testcase classname="reset.browser.abcdef012345" name="lan: neighbours">',
        '      <skipped message="none"/>',
        '    </testcase>',
        '  </testsuite>',
        '</testsuites>',
        '',
      ].join('\n'),
    );
  });
});
