import { describe, expect, it } from 'vitest';
import {
  addUp,
  countsOf,
  failedFiles,
  summaryLine,
  unsteady,
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
    expect(summaryLine(addUp([countsOf(sound, 0), { passed: 1, failed: 2, skipped: 0 }]))).toBe(
      '4 passed, 2 failed, 2 skipped',
    );
  });

  it('does not mention skipped tests when there are none', () => {
    expect(summaryLine({ passed: 3, failed: 0, skipped: 0 })).toBe('3 passed, 0 failed');
  });

  it('counts failures outside of tests: a run, a run without a report, a file', () => {
    expect(countsOf(sound, 1).failed).toBe(1);
    expect(countsOf({ testResults: [] }, 1).failed).toBe(1);
    expect(countsOf({ testResults: [file('one', 'failed', 'passed')] }, 1)).toEqual({
      passed: 1,
      failed: 1,
      skipped: 0,
    });
  });

  it('counts failed tests once', () => {
    expect(countsOf({ testResults: [file('one', 'failed', 'failed', 'failed', 'passed')] }, 1).failed).toBe(2);
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
    });
  });

  it('counts with the result of its first run when there is no second', () => {
    expect(addUp(reports.map((report) => countsOf(withSecondRun(report, { testResults: [] }), 0)))).toEqual({
      passed: 3,
      failed: 3,
      skipped: 0,
    });
  });

  it('is named with its tests when the second run passes', () => {
    expect(unsteady(reports, again)).toEqual(['two: two 2', 'three']);
  });
});
