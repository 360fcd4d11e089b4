import { join } from 'node:path';
import { describe as group, expect, it } from 'vitest';
import { junit } from '../../../host-agent/cli/automation/junit.ts';
import { describe, statusOf, suitesOf } from '../../../host-agent/cli/automation/run.ts';
import type { Attempt, FileResult, RunReport } from '../../../host-agent/run/options.ts';
import { readJunit } from './read-junit.ts';

const PASSED: Attempt = {
  outcome: 'passed',
  exitStatus: 0,
  output: '',
  artefacts: [],
  durationMs: 3200,
  startMs: 21_000,
};
const FAILED: Attempt = {
  ...PASSED,
  outcome: 'failed',
  exitStatus: 7,
  reason: 'no <shop> & "cart"\u0007',
  details: 'Error: no <shop>\n    at ]]> a.mjs:1\ud800',
  output: 'before\r\n\u001b[31mred\u001b[0m\n',
  artefacts: [join(process.cwd(), 'results/a.mjs/trace.zip')],
};
const file = (name: string, ...attempts: Attempt[]): FileResult => ({ file: join(process.cwd(), name), attempts });
const report = (...files: FileResult[]): RunReport => ({ files, durationMs: 41_400 });

group('the result of a run', () => {
  it('is the exit status of the only script, and else whether all have passed', () => {
    expect(statusOf(report(file('a.mjs', PASSED)))).toBe(0);
    expect(statusOf(report(file('a.mjs', FAILED)))).toBe(7);
    expect(statusOf(report(file('a.mjs', FAILED, PASSED)))).toBe(0);
    expect(statusOf(report(file('a.mjs', FAILED), file('b.mjs', PASSED)))).toBe(1);
    expect(statusOf(report(file('a.mjs', PASSED), file('b.mjs')))).toBe(1);
    expect(statusOf(report(file('a.mjs', { ...FAILED, outcome: 'cancelled' })))).toBe(1);
  });

  it('is said in a line for each script, with the rest of its error and its artefacts', () => {
    expect(describe(join(process.cwd(), 'a.mjs'), PASSED)).toBe('passed    a.mjs (3.2 s, after 21.0 s for the VM)');
    expect(describe(join(process.cwd(), 'a.mjs'), { ...FAILED, reason: 'no shop' })).toBe(
      [
        'FAILED    a.mjs (3.2 s, after 21.0 s for the VM): no shop',
        '    at ]]> a.mjs:1\ud800',
        '          results/a.mjs/trace.zip',
      ].join('\n'),
    );
  });

  it('is what a JUnit reader of others reads, whatever a script has printed', () => {
    const text = junit(
      suitesOf(
        report(
          file('a.mjs', FAILED),
          file('b.mjs', FAILED, PASSED),
          file('c.mjs'),
          file('d.mjs', { ...FAILED, outcome: 'timed-out' }),
        ),
      ),
    );
    expect(readJunit(text)).toEqual([
      [
        'safe-browse run',
        4,
        2,
        0,
        1,
        41.4,
        [
          ['safe-browse.run', 'a.mjs', [['Failure', 'no <shop> & "cart" ']]],
          ['safe-browse.run', 'b.mjs', []],
          ['safe-browse.run', 'c.mjs', [['Skipped', 'cancelled']]],
          ['safe-browse.run', 'd.mjs', [['Failure', 'no <shop> & "cart" ']]],
        ],
      ],
    ]);
    expect(text).toContain(
      '<failure message="no &lt;shop&gt; &amp; &quot;cart&quot; ">Error: no &lt;shop&gt;\n    at ]]&gt; a.mjs:1\ufffd</failure>',
    );
    expect(text).toContain('<system-out>before\n [31mred [0m\n[[ATTACHMENT|results/a.mjs/trace.zip]]\n</system-out>');
  });
});
