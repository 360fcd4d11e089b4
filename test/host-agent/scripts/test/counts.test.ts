import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  addUp,
  countsOf,
  countsOfVerdict,
  failedFiles,
  failedRun,
  skippedRun,
  unsteady,
  verdict,
  withSecondRun,
} from '../../../../host-agent/scripts/test/counts.mjs';

const file = (name: string, status: string, ...tests: string[]) => ({
  name,
  status,
  assertionResults: tests.map((outcome, index) => ({ status: outcome, fullName: `${name} ${index + 1}` })),
});
const sound = {
  testResults: [file('one', 'passed', 'passed', 'passed', 'skipped'), file('two', 'passed', 'passed', 'todo')],
};

describe('the verdict of npm test', () => {
  it('adds up all runs in one line', () => {
    expect(verdict(addUp([countsOf(sound, 0), { passed: 1, failed: 0, skipped: 0, failures: [] }, skippedRun]))).toBe(
      '4 passed, 0 failed, 3 skipped',
    );
  });

  it('does not mention skipped tests when there are none', () => {
    expect(verdict({ passed: 3, failed: 0, skipped: 0, failures: [] })).toBe('3 passed, 0 failed');
  });

  it('names each failure in a line before the counts, with the beginning of its message', () => {
    const failedTest = {
      status: 'failed',
      fullName: 'a session ends',
      failureMessages: ['AssertionError: expected \u001b[31mone\u001b[39m to be two\n    at file.ts:3', 'second'],
    };
    const report = { testResults: [{ name: 'a.test.ts', status: 'failed', assertionResults: [failedTest] }] };
    expect(verdict(addUp([countsOf(report, 1), failedRun('lint,\nthe second')])).split('\n')).toEqual([
      'FAILED: a.test.ts: a session ends: AssertionError: expected one to be two',
      'FAILED: lint, the second',
      '0 passed, 2 failed',
    ]);
  });

  it('counts failures outside of tests: a run, a run without a report, a file', () => {
    expect(countsOf(sound, 1)).toMatchObject({
      passed: 3,
      failed: 1,
      failures: ['vitest: exit status 1, outside of its files'],
    });
    expect(countsOf({ testResults: [] }, 1).failed).toBe(1);
    expect(countsOf({ testResults: [file('one', 'failed', 'passed')] }, 1)).toEqual({
      passed: 1,
      failed: 1,
      skipped: 0,
      failures: ['one: outside of its tests'],
    });
  });

  it('counts failed tests once', () => {
    expect(countsOf({ testResults: [file('one', 'failed', 'failed', 'failed', 'passed')] }, 1)).toMatchObject({
      failed: 2,
      failures: ['one: one 1', 'one: one 2'],
    });
  });
});

describe('the verdict over several runs', () => {
  const scripts = join(import.meta.dirname, '../../../../host-agent/scripts/test');
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'safe-browse-verdict-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function addUpOf(...printed: readonly string[]) {
    const files = printed.map((text, index) => {
      const file = join(folder, String(index));
      writeFileSync(file, text);
      return file;
    });
    const { status, stdout } = spawnSync(process.execPath, [join(scripts, 'add-up.mjs'), ...files], {
      encoding: 'utf8',
    });
    return { status, stdout };
  }

  it('reads the last lines of each', () => {
    expect(
      countsOfVerdict(
        '9 passed, 9 failed\nFAILED: early\nmore\nFAILED: lint\nFAILED: unit\n30 passed, 2 failed, 4 skipped\n',
        'root',
      ),
    ).toEqual({ passed: 30, failed: 2, skipped: 4, failures: ['root: lint', 'root: unit'] });
    expect(countsOfVerdict('7 passed, 0 failed', 'user')).toEqual({ passed: 7, failed: 0, skipped: 0, failures: [] });
  });

  it('is their sum, and fails if any test failed', () => {
    expect(addUpOf('x\n2 passed, 0 failed, 1 skipped\n', '3 passed, 0 failed\n')).toEqual({
      status: 0,
      stdout: '5 passed, 0 failed, 1 skipped\n',
    });
    expect(addUpOf('2 passed, 0 failed\n', 'FAILED: types\n3 passed, 1 failed\n')).toEqual({
      status: 1,
      stdout: 'FAILED: 1: types\n5 passed, 1 failed\n',
    });
  });

  it('counts a run that ended without a verdict as a failure', () => {
    expect(addUpOf('2 passed, 0 failed\n', '3 passed, 0 failed\nKilled\n')).toEqual({
      status: 1,
      stdout: 'FAILED: 1: ended without a verdict, after: Killed\n2 passed, 1 failed\n',
    });
    expect(addUpOf('')).toEqual({
      status: 1,
      stdout: 'FAILED: 0: ended without a verdict, after: \n0 passed, 1 failed\n',
    });
  });
});

describe('a file that failed', () => {
  const reports = [
    { testResults: [file('one', 'passed', 'passed'), file('two', 'failed', 'passed', 'failed')] },
    { testResults: [file('three', 'failed', 'passed'), file('four', 'failed', 'failed')] },
  ];
  const again = {
    testResults: [
      file('two', 'passed', 'passed', 'passed'),
      file('three', 'passed', 'passed'),
      file('four', 'failed', 'failed'),
    ],
  };

  it('counts with the result of its second run', () => {
    expect(failedFiles(reports)).toEqual(['two', 'three', 'four']);
    expect(addUp(reports.map((report) => countsOf(withSecondRun(report, again), 0)))).toEqual({
      passed: 4,
      failed: 1,
      skipped: 0,
      failures: ['four: four 1'],
    });
  });

  it('counts with the result of its first run when there is no second', () => {
    expect(addUp(reports.map((report) => countsOf(withSecondRun(report, { testResults: [] }), 0)))).toEqual({
      passed: 3,
      failed: 3,
      skipped: 0,
      failures: ['two: two 2', 'three: outside of its tests', 'four: four 1'],
    });
  });

  it('is named at the end of every run that it was part of', () => {
    const unsteadyRun = {
      ...countsOf({ testResults: [file('one', 'passed', 'passed')] }, 0),
      unsteady: ['two: two 2'],
    };
    const printed = `output\n${verdict(addUp([unsteadyRun, failedRun('lint')]))}\n`;
    expect(printed).toBe('output\nUNSTEADY: two: two 2\nFAILED: lint\n1 passed, 1 failed\n');
    expect(verdict(addUp([countsOfVerdict(printed, 'root'), countsOfVerdict('2 passed, 0 failed', 'user')]))).toBe(
      'UNSTEADY: root: two: two 2\nFAILED: root: lint\n3 passed, 1 failed',
    );
  });

  it('is named with its tests when the second run passes', () => {
    expect(unsteady(reports, again)).toEqual(['two: two 2', 'three']);
  });
});
