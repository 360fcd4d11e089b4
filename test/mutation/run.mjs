// @ts-check
/**
 * `npm run test:mutation`: changes one operator of the product at a time and checks that a unit test fails.
 * It ends with the score of each folder and fails below 80 %.
 *
 * `-- FOLDER…` measures only these folders; files work too.
 * `-- --changed [BASE]` measures the files that differ from BASE (HEAD^), one after another, until the minutes are over; none if there are too many.
 * `-- --minutes N` sets these minutes (15).
 * `-- --tests FOLDER` runs only the tests below this folder, or one file (may be repeated), for a lower bound of the score in a fraction of the time.
 * `-- --concurrency N` tests N mutants at a time (1).
 * `-- --fresh` forgets the results of earlier runs.
 * `-- --all` lists the killed and uncounted mutants, too.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { changedFiles, isManyChanges } from './changed.mjs';
import { outdated } from './equivalents.mjs';
import { measure, root } from './measure.mjs';
import { folderOf, FOLDERS, mutantLine, scoreLine, scoreOf, THRESHOLD } from './score.mjs';

/** @typedef {import('./equivalents.mjs').Equivalent} Equivalent */

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    changed: { type: 'boolean', default: false },
    minutes: { type: 'string', default: '15' },
    tests: { type: 'string', multiple: true },
    concurrency: { type: 'string', default: '1' },
    fresh: { type: 'boolean', default: false },
    all: { type: 'boolean', default: false },
  },
});
/** @type {unknown} */
const list = JSON.parse(readFileSync(join(import.meta.dirname, 'equivalent.json'), 'utf8'));
const recorded = /** @type {readonly Equivalent[]} */ (list);
const options = { concurrency: Number(values.concurrency), isFresh: values.fresh, tests: values.tests ?? [] };

/** @param {string} text */
const print = (text) => process.stdout.write(`${text}\n`);

/**
 * @param {string} name
 * @param {readonly string[]} patterns
 */
async function measured(name, patterns) {
  const mutants = await measure(name, patterns, recorded, options);
  for (const mutant of mutants)
    if (values.all || ['survived', 'uncovered'].includes(mutant.verdict)) print(mutantLine(mutant));
  for (const entry of outdated(recorded, mutants))
    print(`outdated   ${entry.file}: equivalent.json lists ${entry.change} in: ${entry.code}`);
  return mutants;
}

/** @returns {Promise<boolean>} Whether every named folder is good enough. */
async function measureFolders() {
  const chosen = positionals.length > 0 ? positionals.map((word) => word.replace(/\/$/, '')) : FOLDERS;
  const unknown = chosen.filter((word) => !FOLDERS.includes(word) && folderOf(word) === undefined);
  if (unknown.length > 0) {
    print(`not measured: ${unknown.join(', ')}. Name a folder of: ${FOLDERS.join(', ')}`);
    return false;
  }
  const scores = [];
  for (const name of chosen)
    scores.push({ name, ...scoreOf(await measured(name, name.endsWith('.ts') ? [name] : [`${name}/**/*.ts`])) });
  for (const { name, ...score } of scores) print(scoreLine(name, score));
  return scores.every(({ score }) => score >= THRESHOLD);
}

/** @returns {Promise<boolean>} */
async function measureChanged() {
  const base = positionals[0] ?? 'HEAD^';
  const files = changedFiles(root, base);
  if (files === undefined) {
    print(`mutation: git does not know ${base}; nothing to compare with`);
    return true;
  }
  if (isManyChanges(files)) {
    print(
      `mutation: ${files.length} files differ from ${base}, too many for one change; npm run test:mutation measures all`,
    );
    return true;
  }
  const end = Date.now() + Number(values.minutes) * 60_000;
  const mutants = [];
  let done = 0;
  for (const file of files) {
    if (Date.now() > end) break;
    mutants.push(...(await measured(`changed-${file}`, [file])));
    done += 1;
  }
  const left = files.slice(done);
  if (left.length > 0) print(`mutation: the time is over; not measured: ${left.join(', ')}`);
  const score = scoreOf(mutants);
  print(scoreLine(`${done} changed files`, score));
  return score.score >= THRESHOLD;
}

try {
  const isGood = values.changed ? await measureChanged() : await measureFolders();
  if (!isGood)
    print('mutation: write tests that state the behaviour, or record equivalent mutants; at least 80 % are due');
  process.exit(isGood ? 0 : 1);
} catch (error) {
  print(`mutation: nothing was measured: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
