// @ts-check
/**
 * `npm run test:mutants`: breaks each promise on purpose, in a copy of the tree, and sees its test go red. `-- --e2e` takes those too that need
 * machines, windows or packages (after one `npm test`), `-- B4 C2` these alone. A breakage of what is in the
 * images is tried in images built with it. `-- --known-green` takes it from an `npm test` over the same sources that no test is red anyway.
 */
import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { testData, wayIntoNamespaces } from '../../host-agent/scripts/test-end-to-end.mjs';
import { isAllGreen, isRed, projectOf, promises, proofOf, titlePattern } from './proofs.mjs';

/** @typedef {import('./proofs.mjs').Mutant} Mutant */
/** @typedef {import('./proofs.mjs').Report} Report */

const root = join(import.meta.dirname, '../..');
const words = process.argv.slice(2);
const withVms = words.includes('--e2e');
const isKnownGreen = words.includes('--known-green');
const chosen = words.filter((word) => !word.startsWith('--'));

/** @type {unknown} */
const data = JSON.parse(readFileSync(join(import.meta.dirname, 'mutants.json'), 'utf8'));
const mutants = /** @type {readonly Mutant[]} */ (data);
const specification = readFileSync(join(root, 'SPECIFICATION.md'), 'utf8');

/** So many lines tell why images could not be built. */
const SAID_LAST = 4;

/** What git knows and what is new, as it stands here; links are theirs, wherever they lead in an image. */
function sourceFiles() {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    cwd: root,
    encoding: 'utf8',
  });
  return listed
    .split('\0')
    .filter(
      (name) =>
        name !== '' && name !== 'node_modules' && lstatSync(join(root, name), { throwIfNoEntry: false }) !== undefined,
    );
}

/** @param {string} folder */
function copyTree(folder) {
  for (const name of sourceFiles()) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    cpSync(join(root, name), join(folder, name), { verbatimSymlinks: true });
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
}

/**
 * @param {string} folder
 * @param {readonly string[]} command
 * @param {NodeJS.ProcessEnv} [environment]
 * @param {number | 'ignore'} [output] The descriptor that takes what it prints.
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
 * Builds images and seals templates that have what is broken in them.
 * @param {string} folder The copy.
 * @param {string} own Where they are made.
 * @param {NonNullable<Mutant['images']>} images
 */
async function withOwnImages(folder, own, images) {
  const environment = { ...process.env, SAFE_BROWSE_TEST_DATA: own };
  const steps = join(folder, 'image-steps');
  const prepare = async (/** @type {object} */ wanted) => {
    const script = `import { runScript } from './host-agent/scripts/checkout.mjs'; import { prepareTestData } from './host-agent/scripts/test-end-to-end.mjs'; await runScript(() => prepareTestData(${JSON.stringify(wanted)}));`;
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
      `its images could not be built: ${readFileSync(steps, 'utf8').trim().split('\n').slice(-SAID_LAST).join(' | ')}`,
    );
  // What cannot be sealed as it is now starts cold, and is met there.
  if (images === 'browser') await prepare({ withTemplates: true, withHost: false });
  return environment;
}

/**
 * Runs one test file there and reads what became of each test.
 * @param {string} folder
 * @param {string} file
 * @param {Mutant['images']} images Those that what is broken is in.
 * @returns {Promise<Report>}
 */
async function testResults(folder, file, images) {
  const report = join(folder, 'mutant-report.json');
  rmSync(report, { force: true });
  const project = projectOf(file);
  const isQuick = project === 'unit';
  if (!isQuick) await run(folder, ['node', 'host-agent/scripts/build.mjs']);
  const wayIn = isQuick ? [] : ((await wayIntoNamespaces()) ?? []);
  const own = `${testData()}-${basename(folder)}`;
  try {
    const environment = images ? await withOwnImages(folder, own, images) : process.env;
    await run(
      folder,
      [
        ...wayIn,
        join(root, 'node_modules/.bin/vitest'),
        'run',
        '--project',
        project,
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

/** The digest of all sources but the breakages themselves: what it was green with is green with the same again. */
function sourcesDigest() {
  const digest = createHash('sha256');
  for (const name of sourceFiles()
    .filter((file) => !file.startsWith('test/mutants/'))
    .sort())
    digest
      .update(`${name}\0`)
      .update(
        lstatSync(join(root, name)).isSymbolicLink() ? readlinkSync(join(root, name)) : readFileSync(join(root, name)),
      )
      .update('\0');
  return digest.digest('hex');
}

/** Where the verdicts on these sources are kept. */
const verdicts = join(root, 'node_modules/.cache/safe-browse-mutants', sourcesDigest());

/**
 * What became of a file's tests without any breakage: asked once for all of its promises, and kept for the next run over the same sources if all were green.
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
    // Some tests have another user read it.
    chmodSync(folder, 0o755);
    copyTree(folder);
    const path = join(folder, mutant.file);
    const source = readFileSync(path, 'utf8');
    // Sound first: a test that is red anyway shows nothing.
    if (!isKnownGreen && isRed(await soundResults(folder, proof.file), titlePattern(proof.title)) !== 'green')
      return { red: false, why: 'its test is not green without the breakage' };
    writeFileSync(
      path,
      source.replace(mutant.search, () => mutant.replacement),
    );
    const broken = await testResults(folder, proof.file, mutant.images);
    const found = isRed(broken, titlePattern(proof.title));
    return {
      red: found === 'red',
      why: found === 'red' ? '' : found === 'absent' ? 'its test did not run' : 'its test stayed green',
    };
  } catch (error) {
    return { red: false, why: error instanceof Error ? error.message : String(error) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const wanted = mutants.filter(
  ({ promise, e2e = false }) => (chosen.length === 0 || chosen.includes(promise)) && (withVms || !e2e),
);
let missed = 0;
for (const mutant of wanted) {
  const { red, why } = await judge(mutant);
  if (!red) missed += 1;
  process.stdout.write(
    `${red ? 'red   ' : 'MISSED'}  ${mutant.promise.padEnd(4)} ${mutant.breakage}${why === '' ? '' : `: ${why}`}\n`,
  );
}
process.stdout.write(`${wanted.length - missed} of ${wanted.length} breakages were found by their tests\n`);
if (chosen.length === 0) {
  const broken = new Set(mutants.map(({ promise }) => promise));
  process.stdout.write(
    `without a breakage: ${promises(specification)
      .filter((promise) => !broken.has(promise))
      .join(' ')}\n`,
  );
}
process.exit(missed === 0 && wanted.length > 0 ? 0 : 1);
