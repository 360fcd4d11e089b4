// @ts-check
/** Where a mutant is in its source. Pure. */

/** @typedef {{ readonly line: number, readonly column: number }} Position Both counted from 1. */

/**
 * @param {string} text
 * @param {Position} position
 */
const offsetOf = (text, { line, column }) =>
  text
    .split('\n')
    .slice(0, line - 1)
    .reduce((sum, { length }) => sum + length + 1, 0) +
  column -
  1;

/**
 * @param {string} text The source without the mutant.
 * @param {{ readonly start: Position, readonly end: Position }} location
 * @param {string} replacement
 */
export function placeIn(text, { start, end }, replacement) {
  const [first, last] = [offsetOf(text, start), offsetOf(text, end)];
  return {
    line: start.line,
    code: (text.split('\n')[start.line - 1] ?? '').trim(),
    original: text.slice(first, last),
    replacement,
    mutated: text.slice(0, first) + replacement + text.slice(last),
  };
}
