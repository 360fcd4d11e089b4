// @ts-check
/**
 * Finds the place of a mutation in the sources, also after these were reformatted, renamed or moved.
 *
 * A search pattern is compared token by token: white space, comments, trailing commas and the kind of quotes do not count. The places, in this order:
 * the same tokens in the named file; the same tokens elsewhere in the product; the same structure with other names in the named file, in a file of the same name, elsewhere.
 * Where names differ, each name of the pattern stands for one name of the source throughout, and the replacement is translated the same way.
 */
import { basename } from 'node:path';
import { closestPlace } from './closest-place.mjs';
import { declarationAt, isKeyword, isWord, patternTokens, sourceTokens } from './tokens.mjs';

/** @typedef {import('./tokens.mjs').Token} Token */
/** @typedef {import('./proofs.mjs').Mutant} Mutant */
/** @typedef {{ readonly names: ReadonlyMap<string, string>, readonly texts: ReadonlyMap<string, string> }} Binding What the pattern's words are called in the source. */
/** @typedef {{ readonly file: string, readonly start: number, readonly end: number, readonly binding: Binding, readonly sameWords: number }} Place */
/** @typedef {{ readonly place: Place } | { readonly problem: string }} Anchor */

/** The share of its words that a renamed pattern must keep: in its own file, in one of the same name, in another, and where the content of a string differs. */
const SAME_WORDS_IN_FILE = 0.4;
const SAME_WORDS_IN_MOVED_FILE = 0.6;
const SAME_WORDS_ELSEWHERE = 0.9;
const SAME_WORDS_IN_STRINGS = 0.75;

/** The product's sources, read and split when they are first needed. */
export class Sources {
  /** @type {Map<string, { readonly text: string, readonly tokens: readonly Token[] }>} */
  #known = new Map();
  #read;

  /**
   * @param {readonly string[]} files Those that a mutation may be in.
   * @param {(file: string) => string} read
   */
  constructor(files, read) {
    this.files = files;
    this.#read = read;
  }

  /** @param {string} file */
  of(file) {
    const known = this.#known.get(file);
    if (known) return known;
    const text = this.#read(file);
    const found = { text, tokens: sourceTokens(file, text) };
    this.#known.set(file, found);
    return found;
  }

  /** @param {string} file */
  others(file) {
    const ending = endingOf(file);
    return this.files.filter((other) => other !== file && endingOf(other) === ending);
  }
}

/** @param {string} file */
const endingOf = (file) => (/\.(ts|tsx|mjs|js)$/.test(file) ? 'code' : (/\.[^./]*$/.exec(file)?.[0] ?? ''));

/**
 * @param {Pick<Mutant, 'file' | 'within' | 'search'>} mutant
 * @param {Sources} sources
 * @returns {Anchor}
 */
export function anchor(mutant, sources) {
  const pattern = patternTokens(mutant.file, mutant.search);
  if (pattern.length === 0) return { problem: 'its search has only comments or white space' };
  const here = sources.files.includes(mutant.file) ? [mutant.file] : [];
  const others = sources.others(mutant.file);
  const hasSameName = (/** @type {string} */ file) => basename(file) === basename(mutant.file);
  for (const { files, mayRename, atLeast } of [
    { files: here, mayRename: false, atLeast: 0 },
    { files: others, mayRename: false, atLeast: 0 },
    { files: here, mayRename: true, atLeast: SAME_WORDS_IN_FILE },
    { files: others.filter(hasSameName), mayRename: true, atLeast: SAME_WORDS_IN_MOVED_FILE },
    { files: others, mayRename: true, atLeast: SAME_WORDS_ELSEWHERE },
  ]) {
    const found = files
      .flatMap((file) => placesIn(file, sources.of(file).tokens, pattern, mayRename))
      .filter(({ sameWords }) => sameWords >= atLeast);
    if (found.length === 0) continue;
    const best = onlyBest(found, mutant, sources);
    if (best) return { place: best };
    return { problem: `it fits ${found.length} places: ${found.map((place) => nameOf(place, sources)).join(', ')}` };
  }
  const closest = closestPlace(pattern, [...here, ...others], sources);
  return { problem: closest ? `it fits nowhere; the closest place is ${nameOf(closest, sources)}` : 'it fits nowhere' };
}

/**
 * Of several places: the one in the declaration that the mutation names, or in a file of the same name, or with the most of its words.
 * @param {readonly Place[]} found
 * @param {Pick<Mutant, 'file' | 'within'>} mutant
 * @param {Sources} sources
 */
function onlyBest(found, { file, within = '' }, sources) {
  const sameName = (/** @type {Place} */ place) => basename(place.file) === basename(file);
  const sameDeclaration = (/** @type {Place} */ place) =>
    declarationAt(place.file, sources.of(place.file).text, place.start) === within;
  let left = found;
  for (const isBetter of [sameName, sameDeclaration]) {
    const better = left.filter(isBetter);
    if (better.length > 0) left = better;
  }
  const [best, second] = [...left].sort((one, other) => other.sameWords - one.sameWords);
  return best && (!second || best.sameWords > second.sameWords) ? best : undefined;
}

/**
 * @param {string} file
 * @param {readonly Token[]} tokens
 * @param {readonly Token[]} pattern
 * @param {boolean} mayRename
 * @returns {Place[]}
 */
function placesIn(file, tokens, pattern, mayRename) {
  // The last comma of a pattern may be a trailing one in the source.
  const ends = pattern.at(-1)?.text === ',' ? pattern.slice(0, -1) : pattern;
  const places = [];
  for (let first = 0; first + ends.length <= tokens.length; first += 1) {
    const match = matchAt(tokens, first, ends, mayRename);
    if (!match) continue;
    const last = tokens[first + ends.length - 1];
    const next = tokens[first + ends.length];
    const [start, end] = [tokens[first]?.start ?? 0, last?.end ?? 0];
    if (ends === pattern) places.push({ file, start, end, ...match });
    else if (next?.text === ',') places.push({ file, start, end: next.end, ...match });
    else if (/^[)\]}]$/.test(next?.text ?? '')) places.push({ file, start, end, ...match });
  }
  return places;
}

/**
 * @param {readonly Token[]} tokens
 * @param {number} first
 * @param {readonly Token[]} pattern
 * @param {boolean} mayRename
 */
function matchAt(tokens, first, pattern, mayRename) {
  const names = new OneToOne();
  const texts = new OneToOne();
  let [words, same, isTextSame] = [0, 0, true];
  for (const [index, { text }] of pattern.entries()) {
    const token = tokens[first + index];
    if (!token) return undefined;
    const isSame = token.text === text;
    if (isWord(text)) words += 1;
    if (isSame) same += isWord(text) ? 1 : 0;
    else if (!mayRename || token.kind === 'fixed' || !isWord(text) || !isWord(token.text) || isKeyword(text))
      return undefined;
    if (token.kind === 'fixed' || !isWord(text)) continue;
    if (!(token.kind === 'name' ? names : texts).bind(text, token.text)) return undefined;
    if (token.kind === 'text' && !isSame) isTextSame = false;
  }
  const sameWords = words === 0 ? 1 : same / words;
  if (!isTextSame && sameWords < SAME_WORDS_IN_STRINGS) return undefined;
  return { binding: { names: names.there, texts: texts.there }, sameWords };
}

class OneToOne {
  /** @type {Map<string, string>} */
  there = new Map();
  /** @type {Map<string, string>} */
  #back = new Map();

  /**
   * False when one of the two already belongs to another word.
   * @param {string} from
   * @param {string} to
   */
  bind(from, to) {
    if ((this.there.get(from) ?? to) !== to || (this.#back.get(to) ?? from) !== from) return false;
    this.there.set(from, to);
    this.#back.set(to, from);
    return true;
  }
}

/**
 * The source with the mutation in it.
 * @param {Place} place
 * @param {string} replacement
 * @param {string} text The source.
 */
export function mutate({ start, end, binding }, replacement, text) {
  const translated = translate(replacement, binding).trim();
  if (translated !== '') return text.slice(0, start) + translated + text.slice(end);
  // Removes whole lines when nothing else stands on them.
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = text.indexOf('\n', end);
  const isAlone = `${text.slice(lineStart, start)}${lineEnd < 0 ? '' : text.slice(end, lineEnd)}`.trim() === '';
  return isAlone && lineEnd >= 0
    ? text.slice(0, lineStart) + text.slice(lineEnd + 1)
    : text.slice(0, start) + text.slice(end);
}

/**
 * The replacement in the words of the source.
 * @param {string} replacement
 * @param {Binding} binding
 */
function translate(replacement, { names, texts }) {
  const words = (/** @type {string} */ text, /** @type {ReadonlyMap<string, string>} */ map) =>
    text.replaceAll(/\\\S|[\p{L}\p{N}_$]+/gu, (word) => map.get(word) ?? word);
  return replacement.replaceAll(/'(?:[^'\\\n]|\\.)*'|[^']+|'/gu, (part) =>
    words(part, part.length > 1 && part.startsWith("'") ? texts : names),
  );
}

/**
 * The mutation in the words of the sources as they are now.
 * @template {Mutant} M
 * @param {M} mutant
 * @param {Place} place
 * @param {Sources} sources
 * @returns {M}
 */
export function reanchored(mutant, place, sources) {
  const { text } = sources.of(place.file);
  const within = declarationAt(place.file, text, place.start);
  const moved = {
    ...mutant,
    file: place.file,
    within: within === '' ? undefined : within,
    search: text.slice(place.start, place.end),
    replacement: translate(mutant.replacement, place.binding).trim(),
  };
  // In the order in which a person reads them.
  const { promise, file, within: inside, search, ...rest } = moved;
  const ordered = { promise, file, ...(inside !== undefined && { within: inside }), search, ...rest };
  return /** @type {M} */ (/** @type {unknown} */ (ordered));
}

/**
 * @param {Pick<Place, 'file' | 'start'>} place
 * @param {Sources} sources
 */
function nameOf({ file, start }, sources) {
  return `${file}:${sources.of(file).text.slice(0, start).split('\n').length}`;
}
