// @ts-check
/** Which promises of SPECIFICATION.md a test run has proved. A test that exists proves nothing until it has run. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRed, promises, proofsOf, titlePattern } from '../../../test/mutants/proofs.mjs';
import { root, say } from '../checkout.mjs';

/** @typedef {import('./counts.mjs').Report} Report */

/**
 * The condition under which vitest skips a test, as its file states it: of the test itself or of what it stands in.
 * @param {string} source The test's file.
 * @param {string} title
 */
function conditionOf(source, title) {
  const before = source.slice(0, Math.max(0, source.indexOf(title)));
  const skipped = [...before.matchAll(/\.(skipIf|runIf)\(((?:[^()]|\([^()]*\))*)\)/g)].at(-1);
  return skipped ? `${skipped[1] === 'skipIf' ? 'skipped if' : 'runs only if'} ${skipped[2] ?? ''}` : 'skipped';
}

/**
 * The promises of which these reports do not prove every test, by the first reason. Pure but for `sourceOf`.
 * @param {string} specification
 * @param {readonly Report[]} reports The last result of each file.
 * @param {(file: string) => string} sourceOf
 * @returns {Map<string, string[]>}
 */
export function unproved(specification, reports, sourceOf) {
  const files = reports.flatMap(({ testResults }) => testResults);
  /** @type {Map<string, string[]>} */
  const byReason = new Map();
  for (const promise of promises(specification)) {
    const proofs = proofsOf(specification, promise);
    const why = proofs.length === 0 ? 'pending' : proofs.map(missing).find((reason) => reason !== undefined);
    if (why !== undefined) byReason.set(why, [...(byReason.get(why) ?? []), promise]);
  }
  return byReason;

  /** @param {import('../../../test/mutants/proofs.mjs').Proof} proof */
  function missing({ file, title }) {
    const testResults = files.filter(({ name }) => name === file);
    const verdict = isRed({ testResults }, titlePattern(title));
    if (verdict === 'green') return undefined;
    if (verdict === 'red') return `${file}: failed`;
    return `${file}: ${testResults.length === 0 ? 'did not run' : conditionOf(sourceOf(file), title)}`;
  }
}

/** @param {readonly Report[]} reports */
export function sayUnproved(reports) {
  const read = (/** @type {string} */ file) => readFileSync(join(root, file), 'utf8');
  const specification = read('SPECIFICATION.md');
  const byReason = unproved(specification, reports, read);
  const count = [...byReason.values()].flat().length;
  say(`${count} of ${promises(specification).length} promises were not proved by this run${count > 0 ? ':' : ''}`);
  for (const [why, numbers] of byReason) process.stdout.write(`  ${why}: ${numbers.join(' ')}\n`);
}
