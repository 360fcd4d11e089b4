// @ts-check
/** Splits sources and search patterns into tokens that do not change when somebody reformats the code. */
import ts from 'typescript';

/**
 * @typedef {object} Token
 * @property {string} text
 * @property {number} start
 * @property {number} end
 * @property {'name' | 'text' | 'fixed'} kind A name may be renamed; text is the content of a literal; the rest is syntax.
 */

const WORD = /[\p{L}\p{N}_]/u;
/** Escapes, which may stand against a word, are one piece. */
const LEXEME = /\\\S|(?:[\p{L}\p{N}_]|\$(?!\{))+|\S/gu;
const CLOSING = new Set([')', ']', '}']);
const TEXT_KINDS = new Set([
  ts.SyntaxKind.StringLiteral,
  ts.SyntaxKind.NoSubstitutionTemplateLiteral,
  ts.SyntaxKind.TemplateHead,
  ts.SyntaxKind.TemplateMiddle,
  ts.SyntaxKind.TemplateTail,
  ts.SyntaxKind.RegularExpressionLiteral,
  ts.SyntaxKind.JsxText,
]);

/** @param {string} text */
export const isWord = (text) => WORD.test(text);

/** @param {string} text */
export const isKeyword = (text) => {
  const kind = ts.identifierToKeywordKind(ts.factory.createIdentifier(text));
  // Contextual keywords such as `type` and `from` are names in most places.
  return kind !== undefined && kind <= ts.SyntaxKind.LastFutureReservedWord;
};

/** @param {string} file */
export const isTypeScript = (file) => /\.(ts|tsx|mjs|js)$/.test(file);

/**
 * @param {string} text
 * @param {number} offset
 * @param {Token['kind']} kind
 * @returns {Token[]}
 */
function lex(text, offset, kind) {
  return Array.from(text.matchAll(LEXEME), (match) => ({
    text: match[0] === '"' ? "'" : match[0],
    start: offset + match.index,
    end: offset + match.index + match[0].length,
    kind: kind === 'name' && !isWord(match[0]) ? 'fixed' : kind,
  }));
}

/**
 * Without trailing commas, which formatters add and remove.
 * @param {readonly Token[]} tokens
 */
const withoutTrailingCommas = (tokens) =>
  tokens.filter(
    ({ text, kind }, index) => !(text === ',' && kind !== 'text' && CLOSING.has(tokens[index + 1]?.text ?? '')),
  );

/**
 * @param {string} file Its name decides how the text is read.
 * @param {string} text
 * @returns {readonly Token[]}
 */
export function sourceTokens(file, text) {
  if (!isTypeScript(file)) return lex(text, 0, 'text');
  const source = parse(file, text);
  /** @type {Token[]} */
  const tokens = [];
  const visit = (/** @type {ts.Node} */ node) => {
    if (node.kind >= ts.SyntaxKind.FirstJSDocNode && node.kind <= ts.SyntaxKind.LastJSDocNode) return;
    const children = node.getChildren(source);
    if (children.length > 0) children.forEach(visit);
    else if (node.end > node.getStart(source)) {
      const kind = TEXT_KINDS.has(node.kind)
        ? 'text'
        : ts.isIdentifier(node) || ts.isPrivateIdentifier(node)
          ? 'name'
          : 'fixed';
      tokens.push(...lex(node.getText(source), node.getStart(source), kind));
    }
  };
  visit(source);
  return withoutTrailingCommas(tokens);
}

/**
 * The tokens of a pattern, which may begin and end anywhere, even within a literal. Which words are names is known only at the place that it matches.
 * @param {string} file
 * @param {string} pattern
 * @returns {readonly Token[]}
 */
export function patternTokens(file, pattern) {
  if (!isTypeScript(file)) return lex(pattern, 0, 'text');
  const code = pattern.replaceAll(/(^|\s)\/\/[^\n]*|\/\*\*?\s.*?\*\//gs, (comment) => comment.replaceAll(/\S/g, ' '));
  return withoutTrailingCommas(lex(code, 0, 'fixed'));
}

/**
 * @param {string} file
 * @param {string} text
 */
const parse = (file, text) => {
  const kind = file.endsWith('.tsx') ? ts.ScriptKind.TSX : /\.m?js$/.test(file) ? ts.ScriptKind.JS : ts.ScriptKind.TS;
  return ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, kind);
};

/**
 * The named declarations around a place, outermost first: `LiveSession.end`. Empty at the top of a file and in other languages.
 * @param {string} file
 * @param {string} text
 * @param {number} position
 */
export function declarationAt(file, text, position) {
  if (!isTypeScript(file)) return '';
  const source = parse(file, text);
  /** @type {string[]} */
  const names = [];
  const visit = (/** @type {ts.Node} */ node) => {
    if (position < node.getStart(source) || position >= node.end) return;
    const name = ts.isConstructorDeclaration(node) ? 'constructor' : declaredName(node, source);
    if (name !== undefined) names.push(name);
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(source, visit);
  return names.join('.');
}

/**
 * @param {ts.Node} node
 * @param {ts.SourceFile} source
 */
function declaredName(node, source) {
  const isNamed =
    ts.isClassDeclaration(node) ||
    ts.isFunctionDeclaration(node) ||
    ts.isMethodDeclaration(node) ||
    ts.isAccessor(node) ||
    ts.isPropertyDeclaration(node) ||
    (ts.isVariableDeclaration(node) && ts.isVariableStatement(node.parent.parent));
  return isNamed ? node.name?.getText(source) : undefined;
}
