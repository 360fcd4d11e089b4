// @ts-check
/** Adding up what test runs report. */

/**
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @typedef {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number }} Report What vitest's JSON reporter writes.
 */

/** @type {Counts} A run that ended without a report. */
export const failedRun = { passed: 0, failed: 1, skipped: 0 };

/** @type {Counts} A run that this machine does not allow. */
export const skippedRun = { passed: 0, failed: 0, skipped: 1 };

/**
 * What vitest's JSON report says. A run that failed beside its tests (a file that cannot be loaded, a hook) counts as one failure more. Pure.
 * @param {Report} report
 * @param {number} status vitest's exit status
 * @returns {Counts}
 */
export function countsOf(report, status) {
  const failed = report.numFailedTests;
  return { passed: report.numPassedTests, failed: failed === 0 && status !== 0 ? 1 : failed, skipped: report.numPendingTests + report.numTodoTests };
}

/**
 * @param {readonly Counts[]} all
 * @returns {Counts}
 */
export function addUp(all) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const { passed, failed, skipped } of all) {
    sum.passed += passed;
    sum.failed += failed;
    sum.skipped += skipped;
  }
  return sum;
}

/** @param {Counts} counts */
export const summaryLine = ({ passed, failed, skipped }) => `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
