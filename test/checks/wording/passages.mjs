// @ts-check
/** The texts that people read, taken from documents and sources: prose, comments, strings with more than one word, and names. */
import { basename } from 'node:path';
import ts from 'typescript';

/** @typedef {{ readonly line: number, readonly text: string, readonly isName?: boolean }} Passage A line of text, or a name as words. */

/**
 * @param {string} file
 * @param {string} content
 * @returns {readonly Passage[]}
 */
export function passagesOf(file, content) {
  const fileName = { line: 1, text: wordsIn(basename(file).replace(/\..*/, '')), isName: true };
  if (/\.(md|ftl)$/.test(file)) return [fileName, ...proseOf(content)];
  return [fileName, ...stringsAndNamesOf(file, content), ...commentsOf(content)];
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
 * The names are those that the source declares, as words: `keepWindowManager` is "keep window manager".
 * @param {string} file
 * @param {string} content
 * @returns {Passage[]}
 */
function stringsAndNamesOf(file, content) {
  const kind = file.endsWith('.tsx') ? ts.ScriptKind.TSX : file.endsWith('.mjs') ? ts.ScriptKind.JS : ts.ScriptKind.TS;
  const source = ts.createSourceFile(file, content, ts.ScriptTarget.Latest, true, kind);
  /** @type {Passage[]} */
  const passages = [];
  const visit = (/** @type {ts.Node} */ node) => {
    const line = () => source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
    if (ts.isStringLiteralLike(node) || ts.isTemplateLiteralToken(node) || ts.isJsxText(node)) {
      if (/\p{L}\s+\p{L}|^\p{Lu}\p{L}+$/u.test(node.text)) passages.push(...linesOf(node.text, line()));
    } else if ((ts.isIdentifier(node) || ts.isPrivateIdentifier(node)) && isDeclared(node))
      passages.push({ line: line(), text: wordsIn(node.text), isName: true });
    ts.forEachChild(node, visit);
  };
  visit(source);
  return passages;
}

/**
 * Not one that is imported or read, which is declared elsewhere.
 * @param {ts.Identifier | ts.PrivateIdentifier} node
 */
function isDeclared(node) {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) || ts.isImportSpecifier(parent)) return false;
  return 'name' in parent && parent.name === node;
}

/** @param {string} name */
const wordsIn = (name) =>
  name
    .replaceAll(/(?<=[a-z0-9])(?=[A-Z])|[-_#]/g, ' ')
    .toLowerCase()
    .trim();

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
