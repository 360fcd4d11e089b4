// @ts-check
/** The command line of the tests: `npm test`, `npm run test:all` and their options. */
import { SetupStopped } from '../checkout.mjs';

/** Every part, in the order in which the parts run. */
export const PARTS = /** @type {const} */ (['checks', 'unit', 'mutants', 'mutation', 'desktop', 'e2e', 'smoke', 'xen']);

/** @typedef {(typeof PARTS)[number]} Part */
/**
 * @typedef {object} Options
 * @property {readonly Part[]} parts
 * @property {boolean} recordsTimes
 * @property {number} [minutes] From the start: desktop and end-to-end tests that would end later are left out.
 */

/** What a newcomer runs. @type {readonly Part[]} */
export const QUICK = ['checks', 'unit', 'smoke'];
/** All but the emulated Xen, which takes too long for every run. @type {readonly Part[]} */
export const ALL = PARTS.filter((part) => part !== 'xen');

const USAGE = `Usage: npm test [-- --only PART[,PART…] [--minutes N]]
       npm run test:all [-- --record-times]
PART is one of ${PARTS.join(', ')}.
N: desktop and end-to-end tests that would end later than that are left out, the longest first.`;

/**
 * Throws {@link SetupStopped} with the usage. Pure.
 * @param {readonly string[]} words
 * @returns {Options}
 */
export function parseOptions(words) {
  /** @type {readonly Part[]} */
  let parts = QUICK;
  let recordsTimes = false;
  /** @type {number | undefined} */
  let minutes;
  const rest = [...words];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === '--all') parts = ALL;
    else if (word === '--record-times') recordsTimes = true;
    else if (word === '--only') parts = partsNamed(rest.shift() ?? '');
    else if (word === '--minutes') minutes = positive(rest.shift() ?? '');
    else throw new SetupStopped(USAGE, 2);
  }
  return { parts, recordsTimes, ...(minutes !== undefined && { minutes }) };
}

/** @param {string} list */
function partsNamed(list) {
  const names = list.split(',');
  if (names.some((name) => !PARTS.some((part) => part === name))) throw new SetupStopped(USAGE, 2);
  return PARTS.filter((part) => names.includes(part));
}

/** @param {string} text */
function positive(text) {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new SetupStopped(USAGE, 2);
  return Number(text);
}
