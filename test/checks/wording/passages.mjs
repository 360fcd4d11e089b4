// @ts-check
/** The texts that people read, taken from documents and sources: prose, comments, and strings with more than one word. */
import ts from 'typescript';

/** @typedef {{ readonly line: number, readonly text: string }} Passage A line of text. */

/**
 * @param {string} file
 * @param {string} content
 * @returns {readonly Passage[]}
 */
export function passagesOf(file, content) {
  if (/\.(md|ftl)$/.test(file)) return proseOf(content);
  return [...stringsOf(file, content), ...commentsOf(content)];
}

/**
 * Without code, in blocks and within lines.
 * @param {string} content
 * @returns {Passage[]}
 */
function proseOf(content) {
  let isCode = false;
  return content.split('\n').flatMap((line, index) => {
    if (/^\s*(```|~~~)/.test(line)) isCode = !isCode;
    return isCode ? [] : [{ line: index + 1, text: line.replaceAll(/`[^`]*`/g, '`…`') }];
  });
}

/**
 * @param {string} file
 * @param {string} content
 * @returns {Passage[]}
 */
function stringsOf(file, content) {
  const kind = file.endsWith('.tsx') ? ts.ScriptKind.TSX : file.endsWith('.mjs') ? ts.ScriptKind.JS : ts.ScriptKind.TS;
  const source = ts.createSourceFile(file, content, ts.ScriptTarget.Latest, true, kind);
  /** @type {Passage[]} */
  const passages = [];
  const visit = (/** @type {ts.Node} */ node) => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateLiteralToken(node) || ts.isJsxText(node)) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
      if (/\p{L}\s+\p{L}|^\p{Lu}\p{L}+$/u.test(node.text)) passages.push(...linesOf(node.text, line + 1));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return passages;
}

/**
 * Lines that are comments, and comments at the ends of lines.
 * @param {string} content
 * @returns {Passage[]}
 */
function commentsOf(content) {
  return content.split('\n').flatMap((line, index) => {
    const [comment] = /^\s*(?:\/\/|\/?\*).*|(?<=\s)\/\/ .*/.exec(line) ?? [];
    return comment === undefined ? [] : [{ line: index + 1, text: comment.replaceAll(/`[^`]*`/g, '`…`') }];
  });
}

/**
 * @param {string} text
 * @param {number} first
 */
const linesOf = (text, first) => text.split('\n').map((part, index) => ({ line: first + index, text: part }));
