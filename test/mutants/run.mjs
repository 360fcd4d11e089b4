// @ts-check
/**
 * `npm run test:mutants`: breaks each promise on purpose in a copy of the tree and checks that its test fails.
 *
 * `-- --e2e` includes mutations whose tests need VMs, windows or packages; run `npm test` once before.
 * `-- B4 C2` runs only the mutations of these promises.
 * `-- --known-green` skips the runs without mutation; use it after an `npm test` over the same sources.
 * `-- --reanchor` runs nothing and rewrites mutants.json to the sources as they are now.
 *
 * A mutation of code that is part of the images is tested in images built with it.
 */
import { spawn } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { testData, wayIntoNamespaces } from '../../host-agent/scripts/test/end-to-end.mjs';
import { anchor, mutate } from './anchor.mjs';
import { isAllGreen, isQuick, isRed, projectOf, promises, proofOf, titlePattern } from './proofs.mjs';
import { reanchorAll } from './reanchor.mjs';
import { copyTree, productSources, readMutants, root, treeDigest } from './tree.mjs';

/** @typedef {import('./proofs.mjs').Mutant} Mutant */
/** @typedef {import('./proofs.mjs').Report} Report */

const USAGE = `Usage: npm run test:mutants -- [--e2e] [--known-green] [--reanchor] [PROMISE…]
  --e2e          also mutations whose tests need VMs, windows or packages
  --known-green  without the runs that show that the tests pass unchanged
  --reanchor     rewrites mutants.json to the present sources, and runs nothing
  PROMISE…       only the mutations of these promises, such as B4 C2`;

const words = process.argv.slice(2);
const unknown = words.filter((word) => !/^(--(e2e|known-green|reanchor)|[A-Z]\d+)$/.test(word));
if (unknown.length > 0) {
  const isHelp = unknown.every((word) => word === '--help');
  (isHelp ? process.stdout : process.stderr).write(`${USAGE}\n`);
  process.exit(isHelp ? 0 : 2);
}
const withVms = words.includes('--e2e');
const isKnownGreen = words.includes('--known-green');
const chosen = words.filter((word) => !word.startsWith('--'));

const mutants = readMutants();
const specification = readFileSync(join(root, 'SPECIFICATION.md'), 'utf8');

/** The number of output lines quoted when images cannot be built. */
const QUOTED_LINES = 4;

/**
 * @param {string} folder
 * @param {readonly string[]} command
 * @param {NodeJS.ProcessEnv} [environment]
 * @param {number | 'ignore'} [output] The descriptor for its output.
 * @returns {Promise<number | null>}
 */
function run(folder, command, environment = process.env, output = 'ignore') {
  return new Promise((resolve) => {
    const [program = '', ...args] = command;
    spawn(program, args, { cwd: folder, env: environment, stdio: ['ignore', output, output] }).once('exit', resolve);
  });
}

/**
 * @param {string} path
 * @returns {Report}
 */
function readReport(path) {
  /** @type {unknown} */
  const report = JSON.parse(readFileSync(path, 'utf8'));
  return /** @type {Report} */ (report);
}

/**
 * Builds images and seals templates that contain the mutation.
 * @param {string} folder The copy.
 * @param {string} own Where they are built.
 * @param {NonNullable<Mutant['images']>} images
 */
async function withOwnImages(folder, own, images) {
  const environment = { ...process.env, SAFE_BROWSE_TEST_DATA: own };
  const steps = join(folder, 'image-steps');
  const prepare = async (/** @type {object} */ wanted) => {
    const script = `import { runScript } from './host-agent/scripts/checkout.mjs'; import { prepareTestData } from './host-agent/scripts/test/end-to-end.mjs'; await runScript(() => prepareTestData(${JSON.stringify(wanted)}));`;
    const output = openSync(steps, 'w');
    try {
      return await run(folder, [process.execPath, '--input-type=module', '--eval', script], environment, output);
    } finally {
      closeSync(output);
    }
  };
  const built = await prepare({
    roles: images === 'network' ? ['network'] : ['network', 'browser'],
    withTemplates: false,
    withHost: images === 'host',
  });
  if (built !== 0)
    throw new Error(
      `the images could not be built: ${readFileSync(steps, 'utf8').trim().split('\n').slice(-QUOTED_LINES).join(' | ')}`,
    );
  // Where the mutation prevents sealing, the test starts the VM cold and meets it there.
  if (images === 'browser') await prepare({ withTemplates: true, withHost: false });
  return environment;
}

/**
 * Runs one test file in the copy and reads the result of each test.
 * @param {string} folder
 * @param {string} file
 * @param {Mutant['images']} images The images that contain the mutation.
 * @returns {Promise<Report>}
 */
async function testResults(folder, file, images) {
  const report = join(folder, 'mutant-report.json');
  rmSync(report, { force: true });
  const project = projectOf(file);
  if (!isQuick(project)) await run(folder, ['node', 'host-agent/scripts/build/build.mjs']);
  const wayIn = isQuick(project) ? [] : ((await wayIntoNamespaces()) ?? []);
  const own = `${testData()}-${basename(folder)}`;
  try {
    const environment = images ? await withOwnImages(folder, own, images) : process.env;
    await run(
      folder,
      [
        ...wayIn,
        join(root, 'node_modules/.bin/vitest'),
        'run',
        // A unit test is in one of two projects.
        '--project',
        project === 'unit' ? 'unit*' : project,
        file,
        '--reporter=json',
        `--outputFile=${report}`,
      ],
      environment,
    );
    return existsSync(report) ? readReport(report) : { testResults: [] };
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
}

/** Where the results for these sources are kept. */
const verdicts = join(root, 'node_modules/.cache/safe-browse-mutants', treeDigest());

/**
 * The results of a test file without a mutation: found once for all of its promises, and kept for later runs over the same sources if all passed.
 * @param {string} folder
 * @param {string} file
 * @returns {Promise<Report>}
 */
async function soundResults(folder, file) {
  const kept = join(verdicts, `${file.replaceAll('/', ':')}.json`);
  if (existsSync(kept)) return readReport(kept);
  const results = sound.get(file) ?? (await testResults(folder, file, undefined));
  sound.set(file, results);
  if (isAllGreen(results)) {
    mkdirSync(dirname(kept), { recursive: true });
    writeFileSync(kept, JSON.stringify(results));
  }
  return results;
}

/** @type {Map<string, Report>} */
const sound = new Map();

/** @param {Mutant} mutant */
async function judge(mutant) {
  const proof = proofOf(specification, mutant.promise);
  if (!proof) return { red: false, why: 'the promise names no test' };
  const folder = mkdtempSync(join(tmpdir(), 'safe-browse-mutant-'));
  try {
    // Some tests have another user read the copy.
    chmodSync(folder, 0o755);
    copyTree(folder);
    const sources = productSources(folder);
    const found = anchor(mutant, sources);
    if ('problem' in found) return { red: false, why: found.problem };
    // A test that fails without the mutation proves nothing.
    if (!isKnownGreen && isRed(await soundResults(folder, proof.file), titlePattern(proof.title)) !== 'green')
      return { red: false, why: 'its test does not pass without the mutation' };
    const { file } = found.place;
    writeFileSync(join(folder, file), mutate(found.place, mutant.replacement, sources.of(file).text));
    const results = await testResults(folder, proof.file, mutant.images);
    const verdict = isRed(results, titlePattern(proof.title));
    return {
      red: verdict === 'red',
      why: verdict === 'red' ? '' : verdict === 'absent' ? 'its test did not run' : 'its test passed',
    };
  } catch (error) {
    return { red: false, why: error instanceof Error ? error.message : String(error) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (words.includes('--reanchor')) process.exit(reanchorAll() ? 0 : 1);

const wanted = mutants.filter(
  ({ promise, e2e = false }) => (chosen.length === 0 || chosen.includes(promise)) && (withVms || !e2e),
);
let missed = 0;
for (const mutant of wanted) {
  const { red, why } = await judge(mutant);
  if (!red) missed += 1;
  process.stdout.write(
    `${red ? 'red   ' : 'MISSED'}  ${mutant.promise.padEnd(4)} ${mutant.defect}${why === '' ? '' : `: ${why}`}\n`,
  );
}
process.stdout.write(`${wanted.length - missed} of ${wanted.length} mutations were found by their tests\n`);
if (chosen.length === 0) {
  const withMutation = new Set(mutants.map(({ promise }) => promise));
  process.stdout.write(
    `without a mutation: ${promises(specification)
      .filter((promise) => !withMutation.has(promise))
      .join(' ')}\n`,
  );
}
process.exit(missed === 0 && wanted.length > 0 ? 0 : 1);
