// @ts-check
/** Runs vitest and reads its report. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { runChild } from '../children.mjs';
import { root, say, SetupStopped } from '../checkout.mjs';
import { npmBin } from './checks.mjs';
import { countsOf, failedFiles, unsteady, withSecondRun } from './counts.mjs';

/** @typedef {import('./counts.mjs').Counts} Counts */
/** @typedef {import('./counts.mjs').Report} Report */
/** @typedef {import('./times.mjs').Times} Times */
/**
 * @typedef {object} Run
 * @property {Report} report vitest's report, empty if there is none. The paths of its files begin in the checkout.
 * @property {number} status Its exit status.
 * @property {Times} times
 */

/** The last results of each file that ran in this process. @type {Report[]} */
export const reportsSoFar = [];

/** The unit tests: those that share a process, and those that need their own. */
export const UNIT_PROJECTS = /** @type {const} */ (['unit', 'unit-isolated']);

/**
 * @param {readonly string[]} projects
 * @param {object} [how]
 * @param {readonly string[]} [how.prefix] Words before the command: where it is run.
 * @param {readonly string[]} [how.files] All of the projects' unless they are named.
 * @param {string} [how.since] Only files that a change since this commit concerns, which may be none.
 * @param {boolean} [how.areByThemselves] No two files at a time.
 * @returns {Promise<Run>}
 */
export async function vitest(projects, { prefix = [], files = [], since, areByThemselves = false } = {}) {
  say(`${projects.join(' and ')} tests`);
  const folder = mkdtempSync(join(tmpdir(), 'safe-browse-tests-'));
  const [report, times] = [join(folder, 'report.json'), join(folder, 'times.json')];
  try {
    const command = [
      ...prefix,
      npmBin('vitest'),
      'run',
      ...projects.flatMap((project) => ['--project', project]),
      ...files,
      ...(areByThemselves ? ['--no-file-parallelism'] : []),
      ...(since ? ['--changed', since, '--passWithNoTests'] : []),
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...['times-reporter.mjs', 'running-reporter.mjs'].map(
        (name) => `--reporter=${join(root, 'host-agent/scripts/test', name)}`,
      ),
    ];
    const environment = { ...process.env, SAFE_BROWSE_TEST_TIMES: times };
    const { status, wasInterrupted } = await runChild(command, { environment, stdio: 'inherit' });
    if (wasInterrupted) throw new SetupStopped('Interrupted.', 130);
    if (!existsSync(report)) {
      say(`the ${projects.join(' and ')} tests left no report`);
      return { report: { testResults: [] }, status: 1, times: {} };
    }
    return {
      report: withRelativePaths(/** @type {Report} */ (readJson(report))),
      status,
      times: existsSync(times) ? /** @type {Times} */ (readJson(times)) : {},
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {Report} report @returns {Report} */
const withRelativePaths = ({ testResults }) => ({
  testResults: testResults.map((file) => ({ ...file, name: relative(root, file.name) })),
});

/** @param {string} file @returns {unknown} */
const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));

/** A host that is busy for a while fails a few of ninety files. More failures are real, and need no second run. */
const FILES_AGAIN = 6;

/**
 * Tests depend on a whole computer, which runs VMs or builds images meanwhile: files that failed are run once more, by themselves. Tests that pass only
 * then are unsteady, and named at the end.
 * @param {readonly string[]} projects
 * @param {readonly Run[]} runs
 * @param {readonly string[]} prefix
 * @returns {Promise<Counts[]>}
 */
export async function judged(projects, runs, prefix) {
  const reports = runs.map(({ report }) => report);
  const files = failedFiles(reports);
  if (files.length === 0 || files.length > FILES_AGAIN) {
    reportsSoFar.push(...reports);
    return runs.map(({ report, status }) => countsOf(report, status));
  }
  say(`once more, by themselves: ${files.join(' ')}`);
  const again = await vitest(projects, { prefix, files, areByThemselves: true });
  reportsSoFar.push(...reports.map((report) => withSecondRun(report, again.report)));
  const beside = failedFiles([again.report]).length > 0 ? 0 : again.status;
  // If a file failed, the exit status adds nothing: it cannot show a failure outside of the files.
  return [
    { ...countsOf({ testResults: [] }, beside), unsteady: unsteady(reports, again.report) },
    ...runs.map(({ report, status }) =>
      countsOf(withSecondRun(report, again.report), failedFiles([report]).length > 0 ? 0 : status),
    ),
  ];
}
