// @ts-check
/** Runs StrykerJS over some files and judges each mutant. */
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { Stryker } from '@stryker-mutator/core';
import { compilerOf } from './compiler.mjs';
import { copyTree } from '../mutants/tree.mjs';
import { isEquivalent } from './equivalents.mjs';
import { placeIn } from './place.mjs';
import { THRESHOLD } from './score.mjs';

/** @typedef {import('./score.mjs').Mutant} Mutant */
/** @typedef {import('./score.mjs').Verdict} Verdict */
/** @typedef {import('./equivalents.mjs').Equivalent} Equivalent */
/**
 * @typedef {object} Options
 * @property {number} concurrency
 * @property {boolean} isFresh
 * @property {readonly string[]} tests Folders; empty: all.
 */
/** @typedef {Awaited<ReturnType<Stryker['runMutationTest']>>[number]} Result */

export const root = join(import.meta.dirname, '../..');
/** Results of earlier runs. Stryker runs a mutant again when it or one of its tests changed. */
const cache = join(root, 'node_modules/.cache/safe-browse-mutation');

/**
 * What is left are slips of one operator that still look right: `&&` for `||`, `===` for `!==`, `<` for `<=`, `true` for `false`, a missing `!`, `+` for `-`, `some` for `every`.
 */
const EXCLUDED = [
  // An empty body, object, list or function, or a wrong text: no one writes that by mistake, and tests that compare texts would only repeat the code.
  'BlockStatement',
  'ObjectLiteral',
  'ArrayDeclaration',
  'ArrowFunction',
  'StringLiteral',
  // Patterns are tested with values that they must accept and refuse; their mutants are mostly other spellings of the same pattern.
  'Regex',
  // `a?.b` is only allowed where `a` may be undefined (no-unnecessary-condition), so `a.b` does not compile.
  'OptionalChaining',
  // A whole condition that is always true or false. Its operators are changed one by one already; it would double the time of a run.
  'ConditionalExpression',
];

/**
 * @param {string} name Of the cache.
 * @param {readonly string[]} files What is mutated: files or patterns, relative to the checkout.
 * @param {readonly Equivalent[]} recorded
 * @param {Options} options
 * @returns {Promise<Mutant[]>}
 */
export async function measure(name, files, recorded, options) {
  mkdirSync(cache, { recursive: true });
  // Not below node_modules, where vitest takes every file for JavaScript.
  const copy = mkdtempSync(join(tmpdir(), 'safe-browse-mutation-'));
  try {
    // Some tests have another user read the copy.
    chmodSync(copy, 0o755);
    copyTree(copy);
    // Stryker works in the current folder. Its own way of copying stumbles over links into an image.
    process.chdir(copy);
    if (options.tests.length > 0) process.env['SAFE_BROWSE_MUTATION_TESTS'] = options.tests.join(' ');
    const results = await new Stryker(strykerOptions(name, files, options)).runMutationTest();
    const compiles = compilerOf(copy);
    return results
      .filter(({ mutatorName }) => !EXCLUDED.includes(mutatorName))
      .map((result) => mutantOf(copy, result, recorded, compiles));
  } finally {
    process.chdir(root);
    rmSync(copy, { recursive: true, force: true });
  }
}

/**
 * @param {string} name
 * @param {readonly string[]} files
 * @param {Options} options
 * @returns {import('@stryker-mutator/api/core').PartialStrykerOptions}
 */
function strykerOptions(name, files, { concurrency, isFresh, tests }) {
  return {
    mutate: [...files],
    mutator: { excludedMutations: EXCLUDED },
    inPlace: true,
    testRunner: 'vitest',
    plugins: ['@stryker-mutator/vitest-runner'],
    vitest: { configFile: 'test/mutation/vitest.config.ts', related: true },
    coverageAnalysis: 'perTest',
    // Constants and schemas: each would need a run of every test.
    ignoreStatic: true,
    disableTypeChecks: false,
    allowEmpty: true,
    incremental: true,
    force: isFresh,
    incrementalFile: join(cache, cacheName(name, tests)),
    concurrency,
    // A mutant may loop for ever: it gets three times the time of its tests and 20 seconds, enough on a busy host.
    timeoutMS: 20_000,
    timeoutFactor: 3,
    dryRunTimeoutMinutes: 15,
    logLevel: /** @type {import('@stryker-mutator/api/core').LogLevel} */ (/** @type {unknown} */ ('warn')),
    reporters: ['progress-append-only'],
    thresholds: { high: 100, low: THRESHOLD * 100, break: null },
  };
}

/**
 * @param {string} name
 * @param {readonly string[]} tests
 */
function cacheName(name, tests) {
  if (tests.length === 0) return `${name.replaceAll('/', '-')}.json`;
  // Names of several files would be too long.
  const digest = createHash('sha256')
    .update(JSON.stringify([name, tests]))
    .digest('hex');
  return `partial-${digest.slice(0, 16)}.json`;
}

/**
 * @param {string} folder The copy.
 * @param {Result} result
 * @param {readonly Equivalent[]} recorded
 * @param {(file: string, text: string) => boolean} compiles
 * @returns {Mutant}
 */
function mutantOf(folder, { fileName, location, replacement, status }, recorded, compiles) {
  const file = relative(folder, fileName);
  const { mutated, ...place } = placeIn(readFileSync(join(folder, file), 'utf8'), location, replacement);
  return { file, ...place, verdict: verdictOf() };

  /** @returns {Verdict} */
  function verdictOf() {
    if (status === 'Killed') return 'killed';
    if (status === 'Timeout') return 'hung';
    if (status === 'Ignored') return 'static';
    if (isEquivalent({ file, ...place }, recorded)) return 'equivalent';
    if (!compiles(file, mutated)) return 'refused';
    return status === 'NoCoverage' ? 'uncovered' : 'survived';
  }
}
