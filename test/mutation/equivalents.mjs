// @ts-check
/** Mutants that no test can kill, because the program behaves the same: a recorded list, with a reason for each. Pure. */
import { oneLine } from './score.mjs';

/** @typedef {import('./score.mjs').Mutant} Mutant */
/**
 * @typedef {object} Equivalent
 * @property {string} file
 * @property {string} code The line on which the mutant begins; it counts for every line with the same text.
 * @property {string} change `original → replacement`, as the run prints it.
 * @property {string} reason Why no test can see the difference.
 */

/** @param {Pick<Mutant, 'original' | 'replacement'>} mutant */
export const changeOf = ({ original, replacement }) => `${oneLine(original)} → ${oneLine(replacement)}`;

/**
 * @param {Pick<Mutant, 'file' | 'code' | 'original' | 'replacement'>} mutant
 * @param {readonly Equivalent[]} recorded
 */
export const isEquivalent = (mutant, recorded) =>
  recorded.some(
    ({ file, code, change }) =>
      file === mutant.file && oneLine(code) === oneLine(mutant.code) && change === changeOf(mutant),
  );

/**
 * The entries that fit no mutant of the measured files: their code was changed, or a test kills the mutant now.
 * @param {readonly Equivalent[]} recorded
 * @param {readonly Mutant[]} mutants Of whole files.
 */
export function outdated(recorded, mutants) {
  const measured = new Set(mutants.map(({ file }) => file));
  const left = mutants.filter(({ verdict }) => verdict === 'equivalent');
  return recorded.filter((entry) => measured.has(entry.file) && !left.some((mutant) => isEquivalent(mutant, [entry])));
}
