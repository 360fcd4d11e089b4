import { describe, expect, it } from 'vitest';
import { addUp, countsOf, summaryLine } from '../../../host-agent/setup/test-counts.mjs';

const report = { numPassedTests: 4, numFailedTests: 0, numPendingTests: 1, numTodoTests: 1 };

describe('the verdict of npm test', () => {
  it('adds up all runs into one plain line', () => {
    expect(summaryLine(addUp([countsOf(report, 0), { passed: 1, failed: 2, skipped: 0 }]))).toBe('5 passed, 2 failed, 2 skipped');
  });

  it('does not mention skipped tests where there are none', () => {
    expect(summaryLine({ passed: 3, failed: 0, skipped: 0 })).toBe('3 passed, 0 failed');
  });

  it('counts a run that failed outside its tests as a failure', () => {
    expect(countsOf(report, 1).failed).toBe(1);
  });

  it('counts failed tests once', () => {
    expect(countsOf({ ...report, numFailedTests: 3 }, 1).failed).toBe(3);
  });
});
