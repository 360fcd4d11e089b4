// @ts-check
/**
 * `npm run test:mutants`: breaks promises on purpose in a copy of the tree and checks that a test fails. What unit tests can see is left to
 * `npm run test:mutation`; these tests need VMs, windows or packages: run `npm test` once before.
 *
 * `-- B4 C2` runs only the mutations of these promises.
 *
 * A mutation of code that is part of the images is tested in images built with it.
 */
import { spawn } from 'node:child_process';
import { chmodSync, closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { testData, wayIntoNamespaces } from '../../host-agent/scripts/test/prepare/end-to-end.mjs';
import { isQuick, isRed, projectOf, proofsOf, titlePattern } from './proofs.mjs';
import { copyTree, mutated, readMutants, root } from './tree.mjs';

/** @typedef {import('./proofs.mjs').Mutant} Mutant */
/** @typedef {import('./proofs.mjs').Report} Report */

const USAGE = `Usage: npm run test:mutants -- [PROMISE…]
  PROMISE…  only the mutations of these promises, such as B4 C2`;

const chosen = process.argv.slice(2);
const unknown = chosen.filter((word) => !/^[A-Z]\d+$/.test(word));
if (unknown.length > 0) {
  const isHelp = unknown.every((word) => word === '--help');
  (isHelp ? process.stdout : process.stderr).write(`${USAGE}\n`);
  process.exit(isHelp ? 0 : 2);
}

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
    const script = `import { runScript } from './host-agent/scripts/checkout.mjs'; import { prepareTestData } from './host-agent/scripts/test/prepare/end-to-end.mjs'; await runScript(() => prepareTestData(${JSON.stringify(wanted)}));`;
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
 * How a test of a file is run: its file, and the pattern of its name unless it needs the tests before it.
 * @typedef {{ readonly file: string, readonly only?: RegExp }} Way
 */

/**
 * Runs a test in the copy and reads the results.
 * @param {string} folder
 * @param {Way} way
 * @param {Mutant['images']} images The images that contain the mutation.
 * @returns {Promise<Report>}
 */
async function testResults(folder, { file, only }, images) {
  const report = join(folder, 'mutant-report.json');
  rmSync(report, { force: true });
  await run(folder, ['node', 'host-agent/scripts/build/build.mjs']);
  const wayIn = (await wayIntoNamespaces()) ?? [];
  const own = `${testData()}-${basename(folder)}`;
  try {
    const environment = images ? await withOwnImages(folder, own, images) : process.env;
    // Only the slow kinds have a script.
    await run(
      folder,
      [
        ...wayIn,
        join(root, 'node_modules/.bin/vitest'),
        'run',
        '--project',
        projectOf(file),
        file,
        ...(only ? ['--testNamePattern', only.source] : []),
        '--reporter=json',
        `--outputFile=${report}`,
      ],
      { ...environment, SAFE_BROWSE_TEST_SAFE_COPIES: 'all' },
    );
    return existsSync(report) ? readReport(report) : { testResults: [] };
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
}

/** How each test passes without a mutation, found once for all mutations that it is to notice. @type {Map<string, Way | undefined>} */
const ways = new Map();

/**
 * How a test passes without a mutation: by itself, or after the tests before it. Undefined if it fails either way, and so proves nothing.
 * @param {string} folder
 * @param {import('./proofs.mjs').Proof} proof
 * @returns {Promise<Way | undefined>}
 */
async function wayToPass(folder, { file, title }) {
  const key = `${file} ${title}`;
  if (ways.has(key)) return ways.get(key);
  const pattern = titlePattern(title);
  let found;
  for (const way of [{ file, only: pattern }, { file }]) {
    if (isRed(await testResults(folder, way, undefined), pattern) !== 'green') continue;
    found = way;
    break;
  }
  ways.set(key, found);
  return found;
}

/**
 * Undefined if a test of the promise notices the mutation.
 * @param {Mutant} mutant
 * @returns {Promise<string | undefined>} Why it was missed.
 */
async function missed(mutant) {
  const proofs = proofsOf(specification, mutant.promise).filter(({ file }) => !isQuick(projectOf(file)));
  const folder = mkdtempSync(join(tmpdir(), 'safe-browse-mutant-'));
  try {
    // Some tests have another user read the copy.
    chmodSync(folder, 0o755);
    copyTree(folder);
    const path = join(folder, mutant.file);
    const text = readFileSync(path, 'utf8');
    const changed = mutated(text, mutant);
    if (changed === undefined) return 'its code is not in the file once';
    /** @type {string[]} */
    const reasons = [];
    for (const proof of proofs) {
      writeFileSync(path, text);
      const way = await wayToPass(folder, proof);
      if (way === undefined) {
        reasons.push(`${proof.title}: does not pass without the mutation`);
        continue;
      }
      writeFileSync(path, changed);
      const verdict = isRed(await testResults(folder, way, mutant.images), titlePattern(proof.title));
      if (verdict === 'red') return undefined;
      reasons.push(`${proof.title}: ${verdict === 'absent' ? 'did not run' : 'passed'}`);
    }
    return reasons.length === 0 ? 'the promise names no test' : reasons.join('; ');
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const wanted = readMutants().filter(({ promise }) => chosen.length === 0 || chosen.includes(promise));
let count = 0;
for (const mutant of wanted) {
  const why = await missed(mutant);
  if (why !== undefined) count += 1;
  process.stdout.write(
    `${why === undefined ? 'red   ' : 'MISSED'}  ${mutant.promise.padEnd(4)} ${mutant.defect}${why === undefined ? '' : `: ${why}`}\n`,
  );
}
process.stdout.write(`${wanted.length - count} of ${wanted.length} mutations were found by their tests\n`);
process.exit(count === 0 && wanted.length > 0 ? 0 : 1);
