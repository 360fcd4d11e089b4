// @ts-check
/** The command line of the tests: `npm test`, `npm run test:all` and their options. */
import { SetupStopped } from '../checkout.mjs';

/** Every part, in the order in which the parts run. */
export const PARTS = /** @type {const} */ (['checks', 'unit', 'mutants', 'mutation', 'desktop', 'e2e', 'smoke', 'xen']);

/** @typedef {(typeof PARTS)[number]} Part */
/** @typedef {{ readonly parts: readonly Part[], readonly recordsTimes: boolean }} Options */

/** What a newcomer runs. @type {readonly Part[]} */
export const QUICK = ['checks', 'unit', 'smoke'];
/** All but the emulated Xen, which takes too long for every run. @type {readonly Part[]} */
export const ALL = PARTS.filter((part) => part !== 'xen');

const USAGE = `Usage: npm test [-- --only PART[,PART…]]
       npm run test:all [-- --record-times]
PART is one of ${PARTS.join(', ')}.`;

/**
 * Throws {@link SetupStopped} with the usage. Pure.
 * @param {readonly string[]} words
 * @returns {Options}
 */
export function parseOptions(words) {
  /** @type {readonly Part[]} */
  let parts = QUICK;
  let recordsTimes = false;
  const rest = [...words];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === '--all') parts = ALL;
    else if (word === '--record-times') recordsTimes = true;
    else if (word === '--only') parts = partsNamed(rest.shift() ?? '');
    else throw new SetupStopped(USAGE, 2);
  }
  return { parts, recordsTimes };
}

/** @param {string} list */
function partsNamed(list) {
  const names = list.split(',');
  if (names.some((name) => !PARTS.some((part) => part === name))) throw new SetupStopped(USAGE, 2);
  return PARTS.filter((part) => names.includes(part));
}
