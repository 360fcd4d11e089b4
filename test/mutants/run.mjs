// @ts-check
/**
 * `npm run test:mutants`: breaks each promise on purpose, in a copy of the tree, and sees its test go red. `-- --e2e` takes those too that need real
 * machines (after one `npm test`), `-- B4 C2` these alone.
 */
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { wayIntoNamespaces } from '../../host-agent/setup/test-end-to-end.mjs';
import { isRed, promises, proofOf, titlePattern } from './proofs.mjs';

/** @typedef {import('./proofs.mjs').Mutant} Mutant */

const root = join(import.meta.dirname, '../..');
const words = process.argv.slice(2);
const withMachines = words.includes('--e2e');
const chosen = words.filter((word) => !word.startsWith('--'));

/** @type {unknown} */
const data = JSON.parse(readFileSync(join(import.meta.dirname, 'mutants.json'), 'utf8'));
const mutants = /** @type {readonly Mutant[]} */ (data);
const specification = readFileSync(join(root, 'SPECIFICATION.md'), 'utf8');

/** What git knows and what is new, as it stands here. */
function sourceFiles() {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], { cwd: root, encoding: 'utf8' });
  return listed.split('\0').filter((name) => name !== '' && name !== 'node_modules' && existsSync(join(root, name)));
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
 * @returns {Promise<number | null>}
 */
function run(folder, command) {
  return new Promise((resolve) => {
    const [program = '', ...args] = command;
    spawn(program, args, { cwd: folder, stdio: ['ignore', 'ignore', 'ignore'] }).once('exit', resolve);
  });
}

/**
 * Runs one test file there and reads what became of each test.
 * @param {string} folder
 * @param {string} file
 * @returns {Promise<import('./proofs.mjs').Report>}
 */
async function testResults(folder, file) {
  const report = join(folder, 'mutant-report.json');
  rmSync(report, { force: true });
  const project = file.startsWith('test/e2e/') ? 'e2e' : 'unit';
  if (project === 'e2e') await run(folder, ['node', 'host-agent/setup/build.mjs']);
  const wayIn = project === 'e2e' ? ((await wayIntoNamespaces()) ?? []) : [];
  await run(folder, [...wayIn, join(root, 'node_modules/.bin/vitest'), 'run', '--project', project, file, '--reporter=json', `--outputFile=${report}`]);
  return existsSync(report) ? /** @type {import('./proofs.mjs').Report} */ (JSON.parse(readFileSync(report, 'utf8'))) : { testResults: [] };
}

/** Of each test file, what became of its tests without any breakage: of several of its promises it is asked once. @type {Map<string, import('./proofs.mjs').Report>} */
const sound = new Map();

/** @param {Mutant} mutant */
async function judge(mutant) {
  const proof = proofOf(specification, mutant.promise);
  if (!proof) return { red: false, why: 'the promise names no test' };
  const folder = mkdtempSync(join(tmpdir(), 'safe-browse-mutant-'));
  try {
    copyTree(folder);
    const path = join(folder, mutant.file);
    const source = readFileSync(path, 'utf8');
    // Sound first: a test that is red anyway shows nothing.
    const soundReport = sound.get(proof.file) ?? (await testResults(folder, proof.file));
    sound.set(proof.file, soundReport);
    if (isRed(soundReport, titlePattern(proof.title)) !== 'green') return { red: false, why: 'its test is not green without the breakage' };
    writeFileSync(path, source.replace(mutant.search, () => mutant.replacement));
    const broken = await testResults(folder, proof.file);
    const found = isRed(broken, titlePattern(proof.title));
    return { red: found === 'red', why: found === 'red' ? '' : found === 'absent' ? 'its test did not run' : 'its test stayed green' };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const wanted = mutants.filter(({ promise, e2e = false }) => (chosen.length === 0 || chosen.includes(promise)) && (withMachines || !e2e));
let missed = 0;
for (const mutant of wanted) {
  const { red, why } = await judge(mutant);
  if (!red) missed += 1;
  process.stdout.write(`${red ? 'red   ' : 'MISSED'}  ${mutant.promise.padEnd(4)} ${mutant.breakage}${why === '' ? '' : `: ${why}`}\n`);
}
process.stdout.write(`${wanted.length - missed} of ${wanted.length} breakages were found by their tests\n`);
if (chosen.length === 0) {
  const broken = new Set(mutants.map(({ promise }) => promise));
  process.stdout.write(`without a breakage: ${promises(specification).filter((promise) => !broken.has(promise)).join(' ')}\n`);
}
process.exit(missed === 0 && wanted.length > 0 ? 0 : 1);
