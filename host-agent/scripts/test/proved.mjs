// @ts-check
/** Which promises of SPECIFICATION.md a test run has proved. A test that exists proves nothing until it has run. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRed, promises, proofOf, titlePattern } from '../../../test/mutants/proofs.mjs';
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
 * The promises that these reports do not prove, by the reason. Pure but for `sourceOf`.
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
    const proof = proofOf(specification, promise);
    const testResults = files.filter(({ name }) => name === proof?.file);
    const verdict = proof && isRed({ testResults }, titlePattern(proof.title));
    if (verdict === 'green') continue;
    const why = !proof
      ? 'pending'
      : verdict === 'red'
        ? `${proof.file}: failed`
        : testResults.length === 0
          ? `${proof.file}: did not run`
          : `${proof.file}: ${conditionOf(sourceOf(proof.file), proof.title)}`;
    byReason.set(why, [...(byReason.get(why) ?? []), promise]);
  }
  return byReason;
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
