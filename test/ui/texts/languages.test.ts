import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { ERRORS } from '../../../host-agent/api/errors/errors.ts';
import {
  type Argument,
  type Arguments,
  differences,
  type Language,
  readLanguage,
  SAID_BY_THE_HOST_AGENT,
} from '../../../host-agent/scripts/docs/texts.ts';
import { LANGUAGES } from '../../../ui/texts/languages.ts';
import { textsFor } from '../texts-of.ts';

const ROOT = join(import.meta.dirname, '../../..');
const FOLDER = join(ROOT, 'ui/texts');
const read = new Map<string, Language>(
  LANGUAGES.map((language) => [language, readLanguage(readFileSync(join(FOLDER, `${language}.ftl`), 'utf8'))]),
);
const languageOf = (name: string): Language => read.get(name) ?? expect.fail(name);
const english = languageOf('en');
const others = LANGUAGES.filter((language) => language !== 'en');

it('lists each language that has a file, English first', () => {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.ftl'));
  expect(files.toSorted()).toEqual(LANGUAGES.map((language) => `${language}.ftl`).toSorted());
  expect(LANGUAGES[0]).toBe('en');
});

describe.each(LANGUAGES)('%s', (language) => {
  it('parses, and refers to nothing that is missing', () => {
    expect(languageOf(language).problems).toEqual([]);
  });

  it('has a text for all values that its texts can have', () => {
    const { text } = textsFor(language);
    for (const [name, own] of languageOf(language).texts)
      for (const values of samples(new Map([...own, ...(english.texts.get(name) ?? [])]))) {
        const made = (text as (id: string, values: unknown) => string)(name, values);
        expect(made.trim(), name).not.toBe('');
        expect(made, name).not.toMatch(/undefined|\[object|[{}]|\u2068/);
      }
  });
});

describe.each(others)('%s', (language) => {
  it('has the texts of English, made from the same arguments', () => {
    expect(differences(english, languageOf(language))).toEqual([]);
  });

  it('translates the same words of the host agent as the other languages', () => {
    const said = (name: string) =>
      [...languageOf(name).texts.keys()].filter((text) => SAID_BY_THE_HOST_AGENT.test(text));
    expect(said(language).toSorted()).toEqual(said(others[0] ?? '').toSorted());
    expect(said('en')).toEqual([]);
  });
});

it('has no text that nothing shows', () => {
  const { words, patterns } = namesInSources();
  const unused = [...english.texts.keys()].filter(
    (name) => !words.has(name) && !patterns.some((pattern) => pattern.test(name)),
  );
  expect(unused).toEqual([]);
  const codes = [...english.texts.keys()].flatMap((name) => /^(?:window-)?error-([^.]+)/.exec(name)?.[1] ?? []);
  expect(codes.filter((code) => !Object.hasOwn(ERRORS, code))).toEqual([]);
});

/** Values that reach each variant: every choice, a number of each plural form, small and large ones, and each argument that may be missing without the others. */
function samples(own: Arguments): Record<string, unknown>[] {
  const valuesOf = ({ choices, isNumber, isAskedFor }: Argument): unknown[] => [
    ...(choices ?? (isNumber ? [0, 1, 2, 3, 11, 1234, 1_000_000] : ['VALUE'])),
    ...(isAskedFor ? [undefined] : []),
  ];
  return [...own].reduce<Record<string, unknown>[]>(
    (all, [name, argument]) =>
      all.flatMap((values) => valuesOf(argument).map((value) => ({ ...values, [name]: value }))),
    [{}],
  );
}

/** Each string in the sources, and of each name that is made from data the pattern. */
function namesInSources(): { readonly words: ReadonlySet<string>; readonly patterns: readonly RegExp[] } {
  const words = new Set<string>();
  const patterns: RegExp[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) words.add(node.text);
    if (ts.isTemplateExpression(node) && isNameOfText(node)) {
      const parts = [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)];
      patterns.push(new RegExp(`^${parts.map((part) => part.replace('.', '\\.')).join('.*')}$`));
    }
    ts.forEachChild(node, visit);
  };
  for (const folder of ['ui', 'host-agent/api', 'host-agent/cli', 'host-agent/scripts/build'])
    for (const name of readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }))
      if (/\.(tsx?|mjs)$/.test(name) && name !== 'texts/messages.d.ts')
        visit(ts.createSourceFile(name, readFileSync(join(ROOT, folder, name), 'utf8'), ts.ScriptTarget.Latest, true));
  return { words, patterns };
}

/** Whether it is an argument of `text` or `find`, perhaps as one of two choices. */
function isNameOfText(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isConditionalExpression(parent) || ts.isParenthesizedExpression(parent)) return isNameOfText(parent);
  return ts.isCallExpression(parent) && /(^|\.)(text|find)$/.test(parent.expression.getText());
}
