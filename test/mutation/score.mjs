// @ts-check
/** Which folders are measured, and how their score is counted. Pure. */

/**
 * @typedef {object} Mutant One change of one operator, and what the unit tests made of it.
 * @property {string} file Relative to the checkout.
 * @property {number} line Counted from 1.
 * @property {string} code The line on which it begins, without indentation.
 * @property {string} original
 * @property {string} replacement
 * @property {Verdict} verdict
 *
 * @typedef {'killed' | 'hung' | 'survived' | 'uncovered' | 'equivalent' | 'refused' | 'static'} Verdict
 * A mutant is `hung` when its tests did not end in time, which counts as killed; `refused` when the compiler already reports it, and `static` when it changes a value that is computed once, when the module is loaded.
 *
 * @typedef {Record<Verdict, number> & { readonly score: number }} Score `score` is a share between 0 and 1.
 */

export const FOLDERS = [
  'host-agent/session',
  'host-agent/network',
  'host-agent/storage',
  'host-agent/image',
  'host-agent/template',
  'host-agent/config',
  'host-agent/channel',
  'host-agent/registry',
  'host-agent/transfer',
  'host-agent/pool',
  'host-agent/daemon',
  'host-agent/hypervisor/qemu',
  'appliance/protocol',
  'appliance/agent',
];

/** The share of mutants that the unit tests of a folder have to kill. */
export const THRESHOLD = 0.8;

/** @param {string} file */
export const folderOf = (file) => FOLDERS.find((folder) => file.startsWith(`${folder}/`));

/** @param {string} file Declarations have no operators. */
export const isMeasured = (file) => folderOf(file) !== undefined && file.endsWith('.ts') && !file.endsWith('.d.ts');

/**
 * @param {readonly Pick<Mutant, 'verdict'>[]} mutants
 * @returns {Score}
 */
export function scoreOf(mutants) {
  const counts = { killed: 0, hung: 0, survived: 0, uncovered: 0, equivalent: 0, refused: 0, static: 0 };
  for (const { verdict } of mutants) counts[verdict] += 1;
  const noticed = counts.killed + counts.hung;
  const counted = noticed + counts.survived + counts.uncovered;
  // Nothing to notice: nothing was missed.
  return { ...counts, score: counted === 0 ? 1 : noticed / counted };
}

/**
 * @param {string} name
 * @param {Score} score
 */
export const scoreLine = (name, { score, killed, hung, survived, uncovered, equivalent, refused, static: fixed }) =>
  `${(score * 100).toFixed(1).padStart(5)} %  ${name.padEnd(28)} ${killed} killed, ${hung} hung, ${survived} survived, ${uncovered} without a test` +
  ` (not counted: ${equivalent} equivalent, ${refused} refused by the compiler, ${fixed} static)`;

/** @param {Mutant} mutant */
export const mutantLine = ({ file, line, code, original, replacement, verdict }) =>
  `${verdict.padEnd(9)}  ${file}:${line}  ${oneLine(original)} → ${oneLine(replacement)}   in: ${code}`;

/** @param {string} text */
export const oneLine = (text) => text.replaceAll(/\s+/g, ' ').trim();
