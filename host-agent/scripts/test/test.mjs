// @ts-check
/** `npm test`: sets up what is missing, runs every check and test, and prints the sum. `--only unit|desktop|e2e` runs one part, `--only xen` the tests that take too long for every run. */
import { mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { runChild } from '../children.mjs';
import { root, runScript, say, SetupStopped } from '../checkout.mjs';
import { ensureTestElectron } from './electron.mjs';
import { prepare } from '../setup/prepare.mjs';
import { addUp, countsOf, failedFiles, skippedRun, summaryLine, unsteady, withSecondRun } from './counts.mjs';
import { prepareTestData, wayIntoNamespaces } from './end-to-end.mjs';
import { lanes } from './lanes.mjs';
import { ensureTestXen } from './xen.mjs';

/** @typedef {import('./counts.mjs').Counts} Counts */
/** @typedef {import('./counts.mjs').Report} Report */
/** @typedef {{ readonly report: Report, readonly status: number }} Run vitest's report, empty if there is none, and its exit status. */

const parts = /** @type {const} */ (['unit', 'e2e']);
const allParts = /** @type {const} */ ([...parts, 'desktop', 'xen']);
const npmBin = (/** @type {string} */ name) => join(root, 'node_modules/.bin', name);

/** @returns {readonly ('unit' | 'e2e' | 'desktop' | 'xen')[]} */
function chosenParts() {
  const [option, only] = process.argv.slice(2);
  if (option === undefined) return parts;
  const chosen = allParts.filter((part) => part === only);
  if (option !== '--only' || chosen.length === 0)
    throw new SetupStopped('Usage: npm test [-- --only unit|desktop|e2e|xen]');
  return chosen;
}

/**
 * A check that is not a test run counts as one.
 * @param {string} name
 * @param {readonly string[]} command
 * @returns {Promise<Counts>}
 */
async function check(name, command) {
  say(name);
  const { status } = await runChild(command, { stdio: 'inherit' });
  return { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1, skipped: 0 };
}

/**
 * @param {'unit' | 'mutants' | 'desktop' | 'e2e' | 'xen'} project
 * @param {object} [how]
 * @param {readonly string[]} [how.prefix] Words before the command: where it is run.
 * @param {readonly string[]} [how.files] All of the project's unless they are named.
 * @param {boolean} [how.isAside] Another run has the terminal; what this one prints comes in one piece, at its end.
 * @returns {Promise<Run>}
 */
async function vitest(project, { prefix = [], files = [], isAside = false } = {}) {
  say(`${project} tests${isAside ? ', a second lane beside the first' : ''}`);
  const folder = mkdtempSync(join(tmpdir(), 'safe-browse-tests-'));
  const report = join(folder, 'report.json');
  const printed = join(folder, 'printed');
  try {
    const command = [
      ...prefix,
      npmBin('vitest'),
      'run',
      // End-to-end lanes share out the files of both projects.
      ...(project === 'e2e' ? ['--project', 'desktop'] : []),
      '--project',
      project,
      ...files,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ];
    const output = isAside ? openSync(printed, 'w') : 'inherit';
    const { status } = await runChild(command, { stdio: ['inherit', output, output] });
    if (isAside) process.stdout.write(readFileSync(printed));
    /** @type {unknown} */
    const reported = JSON.parse(readFileSync(report, 'utf8'));
    return { report: /** @type {Report} */ (reported), status };
  } catch (error) {
    say(`the ${project} tests left no report: ${String(error)}`);
    return { report: { testResults: [] }, status: 1 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A host that is busy for a moment fails one or two files. More failures are real, and need no second run. */
const FILES_AGAIN = 3;

/**
 * End-to-end tests depend on a whole computer: files that failed are run once more, by themselves. Tests that pass only then are listed.
 * @param {'desktop' | 'e2e' | 'xen'} project
 * @param {readonly Run[]} runs
 * @param {readonly string[]} prefix
 * @returns {Promise<Counts[]>}
 */
async function judged(project, runs, prefix) {
  const reports = runs.map(({ report }) => report);
  const files = failedFiles(reports).map((name) => relative(root, name));
  if (files.length === 0 || files.length > FILES_AGAIN)
    return runs.map(({ report, status }) => countsOf(report, status));
  say(`once more, by themselves: ${files.join(' ')}`);
  const again = await vitest(project, { prefix, files });
  for (const name of unsteady(reports, again.report))
    say(`UNSTEADY: failed once, passed the second time: ${name.replace(`${root}/`, '')}`);
  const beside = failedFiles([again.report]).length > 0 ? 0 : again.status;
  // If a file failed, the exit status adds nothing: it cannot show a failure outside of the files.
  return [
    countsOf({ testResults: [] }, beside),
    ...runs.map(({ report, status }) =>
      countsOf(withSecondRun(report, again.report), failedFiles([report]).length > 0 ? 0 : status),
    ),
  ];
}

await runScript(async () => {
  const chosen = chosenParts();
  await prepare({ forTests: true });
  /** @type {Counts[]} */
  const counts = [];
  if (chosen.includes('unit')) {
    counts.push(await check('format', [npmBin('prettier'), '--check', '--log-level', 'warn', '.']));
    counts.push(await check('types', [npmBin('tsc'), '--noEmit']));
    counts.push(await check('lint', [npmBin('eslint'), '.']));
    counts.push(
      await check('layers', [
        npmBin('depcruise'),
        '--config',
        '.dependency-cruiser.cjs',
        '--output-type',
        'err',
        'appliance',
        'host-agent',
        'ui',
      ]),
    );
    for (const project of /** @type {const} */ (['unit', 'mutants'])) {
      const { report, status } = await vitest(project);
      counts.push(countsOf(report, status));
    }
  }
  for (const part of /** @type {const} */ (['desktop', 'e2e', 'xen'])) {
    if (!chosen.includes(part)) continue;
    const prefix = await wayIntoNamespaces();
    if (prefix) {
      if (part !== 'xen') await ensureTestElectron();
      if (part !== 'desktop') {
        await ensureTestXen();
        await prepareTestData({ withTemplates: part === 'e2e', withHost: part === 'xen' });
      }
      const runs = part === 'e2e' ? [{ files: lanes().sessions }, { files: lanes().others, isAside: true }] : [{}];
      counts.push(
        ...(await judged(part, await Promise.all(runs.map((run) => vitest(part, { prefix, ...run }))), prefix)),
      );
    } else {
      say(
        'end-to-end tests skipped: this user may not make network namespaces. Run them as root, or allow user namespaces.',
      );
      counts.push(skippedRun);
    }
  }
  const sum = addUp(counts);
  if (sum.failed > 0 || sum.passed === 0) process.exitCode = 1;
  process.stdout.write(`${summaryLine(sum)}\n`);
});
