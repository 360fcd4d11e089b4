// @ts-check
/** Adds up the reports of test runs. */

/**
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @typedef {object} FileResult
 * @property {string} name The file's path.
 * @property {string} status `passed` or `failed`; a hook that fails fails its file.
 * @property {readonly { readonly status: string, readonly fullName: string }[]} assertionResults
 * @typedef {{ readonly testResults: readonly FileResult[] }} Report What vitest's JSON reporter writes.
 */

/** @type {Counts} A run that this host does not allow. */
export const skippedRun = { passed: 0, failed: 0, skipped: 1 };

/** @param {FileResult} file A file that failed beside its tests (it cannot be loaded, a hook) counts as one failure. */
function countsOfFile({ status, assertionResults }) {
  const of = (/** @type {string} */ wanted) => assertionResults.filter((test) => test.status === wanted).length;
  const [passed, failed] = [of('passed'), of('failed')];
  return {
    passed,
    failed: failed === 0 && status === 'failed' ? 1 : failed,
    skipped: assertionResults.length - passed - failed,
  };
}

/**
 * The counts of vitest's JSON report. A run that failed outside of its files counts as one more failure. Pure.
 * @param {Report} report
 * @param {number} status vitest's exit status
 * @returns {Counts}
 */
export function countsOf(report, status) {
  const counts = addUp(report.testResults.map(countsOfFile));
  return { ...counts, failed: counts.failed === 0 && status !== 0 ? 1 : counts.failed };
}

/** @param {readonly Report[]} reports */
export const failedFiles = (reports) =>
  reports.flatMap(({ testResults }) => testResults.filter(({ status }) => status === 'failed').map(({ name }) => name));

/**
 * The report with the results of the files that were run again replaced. Pure.
 * @param {Report} report
 * @param {Report} again
 * @returns {Report}
 */
export const withSecondRun = (report, again) => ({
  testResults: report.testResults.map((file) => again.testResults.find(({ name }) => name === file.name) ?? file),
});

/**
 * Tests that failed and passed when their file was run again: the test or the product is unsteady. Pure.
 * @param {readonly Report[]} reports
 * @param {Report} again
 * @returns {string[]}
 */
export function unsteady(reports, again) {
  const first = reports.flatMap(({ testResults }) => testResults);
  return again.testResults
    .filter(({ status }) => status === 'passed')
    .flatMap(({ name }) => {
      const failed =
        first.find((file) => file.name === name)?.assertionResults.filter(({ status }) => status === 'failed') ?? [];
      return failed.length > 0 ? failed.map(({ fullName }) => `${name}: ${fullName}`) : [name];
    });
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

/**
 * The counts of the last line that a test run printed. One that ended without them counts as a failure. Pure.
 * @param {string} printed
 * @returns {Counts}
 */
export function countsOfSummary(printed) {
  const last = printed.trimEnd().split('\n').at(-1) ?? '';
  const [, passed, failed, skipped = '0'] = /^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/.exec(last) ?? [];
  return passed === undefined
    ? { passed: 0, failed: 1, skipped: 0 }
    : { passed: Number(passed), failed: Number(failed), skipped: Number(skipped) };
}

/** @param {Counts} counts */
export const summaryLine = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
