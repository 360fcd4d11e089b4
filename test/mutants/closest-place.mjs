// @ts-check
/** Suggests where a search pattern that fits nowhere may belong, for the person who has to anchor it again. */
import { isKeyword, isWord } from './tokens.mjs';

/** @typedef {import('./tokens.mjs').Token} Token */

/** A place is suggested when this share of the pattern is found there in order. */
const LEAST_SHARE = 0.45;

/**
 * @param {readonly Token[]} pattern
 * @param {readonly string[]} files
 * @param {{ of(file: string): { readonly tokens: readonly Token[] } }} sources
 * @returns {{ readonly file: string, readonly start: number } | undefined}
 */
export function closestPlace(pattern, files, sources) {
  let closest;
  let most = LEAST_SHARE;
  for (const file of files) {
    const { tokens } = sources.of(file);
    const { share, last } = bestAlignment(tokens, pattern);
    if (share <= most) continue;
    most = share;
    closest = { file, start: tokens[last]?.start ?? 0 };
  }
  return closest;
}

/**
 * Local alignment: the share of the pattern that is found in order, less what stands between.
 * @param {readonly Token[]} tokens
 * @param {readonly Token[]} pattern
 */
function bestAlignment(tokens, pattern) {
  const weight = (/** @type {string} */ text) => (isWord(text) && !isKeyword(text) ? 3 : 1);
  const weights = pattern.map(({ text }) => weight(text));
  const total = weights.reduce((sum, each) => sum + each, 0);
  const width = pattern.length + 1;
  let row = new Float64Array(width);
  let best = { score: 0, last: 0 };
  for (const [index, token] of tokens.entries()) {
    const next = new Float64Array(width);
    for (let column = 1; column < width; column += 1) {
      const isSame = token.text === pattern[column - 1]?.text;
      const matched = (row[column - 1] ?? 0) + (isSame ? (weights[column - 1] ?? 0) : -1);
      const score = Math.max(0, matched, (row[column] ?? 0) - 0.5, (next[column - 1] ?? 0) - 0.5);
      next[column] = score;
      if (score > best.score) best = { score, last: index };
    }
    row = next;
  }
  return { share: best.score / total, last: best.last };
}
