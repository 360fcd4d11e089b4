// @ts-check
/** Adds up the reports of test runs. */
import { stripVTControlCharacters } from 'node:util';

/**
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {readonly string[]} failures What failed, a line each.
 * @property {readonly string[]} [unsteady] What failed once and then passed, a line each.
 * @typedef {object} FileResult
 * @property {string} name The file's path.
 * @property {string} status `passed` or `failed`; a hook that fails fails its file.
 * @property {readonly TestResult[]} assertionResults
 * @typedef {object} TestResult
 * @property {string} status `passed`, `failed`, `skipped` or `todo`.
 * @property {string} fullName
 * @property {readonly string[]} [failureMessages] With their stacks.
 * @typedef {{ readonly testResults: readonly FileResult[] }} Report What vitest's JSON reporter writes.
 */

/** @type {Counts} A run that this host does not allow. */
export const skippedRun = { passed: 0, failed: 0, skipped: 1, failures: [] };

/** @param {string} failure What failed as a whole. @returns {Counts} */
export const failedRun = (failure) => ({ passed: 0, failed: 1, skipped: 0, failures: [failure] });

/** One message may be long, and a last line that is no verdict is anything. @param {string} line */
const bounded = (line) => stripVTControlCharacters(line).slice(0, 200);

/** @param {readonly string[]} [messages] */
const firstLine = ([message] = []) => (message ? [bounded(message.split('\n', 1).join())] : []);

/** @param {FileResult} file A file that failed beside its tests (it cannot be loaded, a hook) counts as one failure. */
function countsOfFile({ name, status, assertionResults }) {
  const of = (/** @type {string} */ wanted) => assertionResults.filter((test) => test.status === wanted);
  const [passed, failed] = [of('passed'), of('failed')];
  const failures = failed.map(({ fullName, failureMessages }) =>
    [`${name}: ${fullName}`, ...firstLine(failureMessages)].join(': '),
  );
  if (failed.length === 0 && status === 'failed') failures.push(`${name}: outside of its tests`);
  return {
    passed: passed.length,
    failed: failures.length,
    skipped: assertionResults.length - passed.length - failed.length,
    failures,
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
  const isOutside = counts.failed === 0 && status !== 0;
  return isOutside ? addUp([counts, failedRun(`vitest: exit status ${status}, outside of its files`)]) : counts;
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
export const addUp = (all) => ({
  passed: all.reduce((sum, { passed }) => sum + passed, 0),
  failed: all.reduce((sum, { failed }) => sum + failed, 0),
  skipped: all.reduce((sum, { skipped }) => sum + skipped, 0),
  failures: all.flatMap(({ failures }) => failures),
  ...(all.some(({ unsteady = [] }) => unsteady.length > 0) && {
    unsteady: all.flatMap(({ unsteady = [] }) => unsteady),
  }),
});

const FAILED = 'FAILED: ';
const UNSTEADY = 'UNSTEADY: ';

/**
 * The counts of the last lines that a test run printed: {@link verdict}. A run that ended without them counts as a failure. Pure.
 * @param {string} printed
 * @param {string} run The run's name; its failures begin with it.
 * @returns {Counts}
 */
export function countsOfVerdict(printed, run) {
  const lines = printed.trimEnd().split('\n');
  const last = lines.pop() ?? '';
  const [, passed, failed, skipped = '0'] = /^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/.exec(last) ?? [];
  if (passed === undefined) return failedRun(`${run}: ended without a verdict, after: ${bounded(last)}`);
  const named = lines.slice(lines.findLastIndex((line) => !line.startsWith(FAILED) && !line.startsWith(UNSTEADY)) + 1);
  const of = (/** @type {string} */ kind) =>
    named.filter((line) => line.startsWith(kind)).map((line) => `${run}: ${line.slice(kind.length)}`);
  const unsteady = of(UNSTEADY);
  return {
    passed: Number(passed),
    failed: Number(failed),
    skipped: Number(skipped),
    failures: of(FAILED),
    ...(unsteady.length > 0 && { unsteady }),
  };
}

/**
 * What a test run ends with: a line for each failure and each test that passed only the second time, because its own output is thousands of lines further
 * up, and the counts.
 * @param {Counts} counts
 */
export const verdict = ({ passed, failed, skipped, failures, unsteady = [] }) =>
  [
    ...unsteady.map((test) => `${UNSTEADY}${test}`),
    ...failures.map((failure) => `${FAILED}${failure.replaceAll('\n', ' ')}`),
    `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`,
  ].join('\n');
