// @ts-check
/** Finds code that stands in two places, also under other names. */
import { createHash } from 'node:crypto';
import ts from 'typescript';

/**
 * @typedef {object} Token
 * @property {string} text
 * @property {number} start
 * @property {number} end
 * @property {'name' | 'text' | 'fixed'} kind A name may be renamed; text is the content of a literal; the rest is syntax.
 */
/** @typedef {{ readonly file: string, readonly startLine: number, readonly endLine: number }} Fragment */
/** @typedef {{ readonly digest: string, readonly tokens: number, readonly fragments: readonly [Fragment, Fragment] }} Duplicate */
/** @typedef {{ readonly file: string, readonly text: string, readonly tokens: readonly Token[], readonly shapes: Int32Array }} Source A shape is the number of a word or, for all names and all words of a text, of its kind. */

/** Shorter pieces look alike by chance. */
const LEAST_TOKENS = 70;
const LEAST_LINES = 6;
/** Pieces of the same shape count as duplicates when this share of their words is the same. */
const SAME_WORDS = 0.6;
const MULTIPLIER = 1_000_003;

/** Escapes, which may stand against a word, are one piece. */
const LEXEME = /\\\S|(?:[\p{L}\p{N}_]|\$(?!\{))+|\S/gu;
const TEXT_KINDS = new Set([
  ts.SyntaxKind.StringLiteral,
  ts.SyntaxKind.NoSubstitutionTemplateLiteral,
  ts.SyntaxKind.TemplateHead,
  ts.SyntaxKind.TemplateMiddle,
  ts.SyntaxKind.TemplateTail,
  ts.SyntaxKind.RegularExpressionLiteral,
  ts.SyntaxKind.JsxText,
]);
const CLOSING = new Set([')', ']', '}']);

/** @param {string} text */
const isWord = (text) => /[\p{L}\p{N}_]/u.test(text);

/**
 * @param {ReadonlyMap<string, string>} texts By file name.
 * @returns {readonly Duplicate[]}
 */
export function findDuplicates(texts) {
  /** @type {Map<string, number>} */
  const numbers = new Map();
  const sources = [...texts].map(([file, text]) => sourceOf(file, text, numbers));
  /** @type {Map<number, { readonly source: Source, readonly at: number }[]>} */
  const windows = new Map();
  const found = [];
  for (const source of sources) {
    for (const [at, hash] of windowHashes(source.shapes).entries()) {
      const earlier = windows.get(hash);
      for (const place of earlier ?? []) {
        const duplicate = duplicateOf(place.source, place.at, source, at);
        if (duplicate) found.push(duplicate);
      }
      if (earlier) earlier.push({ source, at });
      else windows.set(hash, [{ source, at }]);
    }
  }
  return found;
}

/** The hash of each window of {@link LEAST_TOKENS} shapes, rolling. @param {Int32Array} shapes */
function windowHashes(shapes) {
  const hashes = new Int32Array(Math.max(0, shapes.length - LEAST_TOKENS + 1));
  let leaving = 1;
  for (let count = 0; count < LEAST_TOKENS; count += 1) leaving = Math.imul(leaving, MULTIPLIER);
  let hash = 0;
  for (const [index, shape] of shapes.entries()) {
    hash = (Math.imul(hash, MULTIPLIER) + shape) | 0;
    if (index >= LEAST_TOKENS) hash = (hash - Math.imul(leaving, shapes[index - LEAST_TOKENS] ?? 0)) | 0;
    if (index >= LEAST_TOKENS - 1) hashes[index - LEAST_TOKENS + 1] = hash;
  }
  return hashes;
}

/**
 * Without imports, which are alike wherever the same things are needed.
 * @param {string} file
 * @param {string} text
 * @param {Map<string, number>} numbers
 * @returns {Source}
 */
function sourceOf(file, text, numbers) {
  const kind = file.endsWith('.tsx') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const parsed = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, kind);
  const tokens = parsed.statements
    .slice(parsed.statements.findLastIndex(ts.isImportDeclaration) + 1)
    .flatMap((statement) => tokensOf(statement, parsed))
    // Formatters add and remove trailing commas.
    .filter(
      ({ text, kind }, index, all) => text !== ',' || kind === 'text' || !CLOSING.has(all[index + 1]?.text ?? ''),
    );
  const shapes = Int32Array.from(tokens, ({ text: word, kind }) => {
    const shape = kind === 'name' || (kind === 'text' && isWord(word)) ? kind : word;
    const number = numbers.get(shape) ?? numbers.size + 1;
    numbers.set(shape, number);
    return number;
  });
  return { file, text, tokens, shapes };
}

/**
 * Tokens do not change when somebody reformats the code.
 * @param {ts.Node} node
 * @param {ts.SourceFile} source
 * @returns {Token[]}
 */
function tokensOf(node, source) {
  if (node.kind >= ts.SyntaxKind.FirstJSDocNode && node.kind <= ts.SyntaxKind.LastJSDocNode) return [];
  const children = node.getChildren(source);
  if (children.length > 0) return children.flatMap((child) => tokensOf(child, source));
  const start = node.getStart(source);
  const isName = ts.isIdentifier(node) || ts.isPrivateIdentifier(node);
  const kind = TEXT_KINDS.has(node.kind) ? 'text' : isName ? 'name' : 'fixed';
  return Array.from(source.text.slice(start, node.end).matchAll(LEXEME), ({ 0: text, index }) => ({
    text: text === '"' ? "'" : text,
    start: start + index,
    end: start + index + text.length,
    kind: kind === 'name' && !isWord(text) ? 'fixed' : kind,
  }));
}

/**
 * How many shapes are the same from there on, in two places that do not overlap.
 * @param {Source} one
 * @param {number} oneAt
 * @param {Source} other
 * @param {number} otherAt
 */
function commonLength(one, oneAt, other, otherAt) {
  const most = Math.min(
    one === other ? otherAt - oneAt : Infinity,
    one.shapes.length - oneAt,
    other.shapes.length - otherAt,
  );
  let length = 0;
  while (length < most && one.shapes[oneAt + length] === other.shapes[otherAt + length]) length += 1;
  return length;
}

/**
 * @param {Source} one
 * @param {number} oneAt
 * @param {Source} other
 * @param {number} otherAt
 * @returns {Duplicate | undefined}
 */
function duplicateOf(one, oneAt, other, otherAt) {
  const isWithinLonger = oneAt > 0 && otherAt > 0 && one.shapes[oneAt - 1] === other.shapes[otherAt - 1];
  const length = isWithinLonger ? 0 : commonLength(one, oneAt, other, otherAt);
  if (length < LEAST_TOKENS) return undefined;
  let [words, same] = [0, 0];
  for (let index = 0; index < length; index += 1) {
    const word = one.tokens[oneAt + index]?.text ?? '';
    if (!isWord(word)) continue;
    words += 1;
    if (word === other.tokens[otherAt + index]?.text) same += 1;
  }
  const fragments = /** @type {const} */ ([fragment(one, oneAt, length), fragment(other, otherAt, length)]);
  const isShort = fragments.some(({ startLine, endLine }) => endLine - startLine + 1 < LEAST_LINES);
  if (isShort || same < words * SAME_WORDS) return undefined;
  return { digest: digestOf(one, oneAt, length), tokens: length, fragments };
}

/**
 * Stays the same when the code is moved or its names change.
 * @param {Source} source
 * @param {number} at
 * @param {number} length
 */
function digestOf({ tokens }, at, length) {
  const digest = createHash('sha256');
  for (const { text, kind } of tokens.slice(at, at + length))
    digest.update(kind === 'name' || (kind === 'text' && isWord(text)) ? kind : text).update('\0');
  return digest.digest('hex').slice(0, 16);
}

/**
 * @param {Source} source
 * @param {number} at
 * @param {number} length
 * @returns {Fragment}
 */
function fragment({ file, text, tokens }, at, length) {
  const lineOf = (/** @type {number} */ position) => text.slice(0, position).split('\n').length;
  return { file, startLine: lineOf(tokens[at]?.start ?? 0), endLine: lineOf(tokens[at + length - 1]?.end ?? 0) };
}
