/** Forms of a word that a language has for numbers, such as two of Polish where English has one. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, type SelectExpression, Visitor } from '@fluent/syntax';
import { expect, it } from 'vitest';
import { LANGUAGES } from '../../../ui/texts/languages.ts';

const CATEGORIES = ['zero', 'one', 'two', 'few', 'many'];
/** Only whole millions choose `many` in Spanish, French, Italian and Portuguese; of nothing but characters are there so many. */
const MANY_OF_THEM = 'transfer-amount-text';

interface Choice {
  readonly message: string;
  /** The forms that it has; single numbers, such as 0, are not among them. */
  readonly keys: readonly string[];
  /** Whether its words show the number. */
  readonly isShown: boolean;
}

/** The choices by number in the file of a language. */
function choicesIn(source: string): Choice[] {
  const found: Choice[] = [];
  for (const entry of parse(source, { withSpans: false }).body) {
    if (entry.type !== 'Message' && entry.type !== 'Term') continue;
    class Choices extends Visitor {
      override visitSelectExpression(node: SelectExpression): void {
        const keys = node.variants.flatMap(({ key }) => (key.type === 'Identifier' ? [key.name] : []));
        const number = node.selector.type === 'VariableReference' ? node.selector.id.name : '';
        const isShown = JSON.stringify(node.variants).includes(`"name":"${number}"`);
        if (keys.some((key) => CATEGORIES.includes(key))) found.push({ message: name, keys, isShown });
        this.genericVisit(node);
      }
    }
    const { name } = entry.id;
    new Choices().visit(entry);
  }
  return found;
}

/** The forms that whole numbers up to the largest choose. */
function formsOf(language: string, largest: 1_000 | 1_000_000): string[] {
  const rules = new Intl.PluralRules(language);
  const numbers = [...Array.from({ length: 1_000 }, (_, index) => index), largest];
  return [...new Set(numbers.map((number) => rules.select(number)))];
}

it.each(LANGUAGES)('a text in %s has each form of its words that a number can choose, and no other', (language) => {
  const choices = choicesIn(readFileSync(join(import.meta.dirname, `../../../ui/texts/${language}.ftl`), 'utf8'));
  // Words of Japanese and Chinese have one form.
  if (formsOf(language, 1_000).length > 1) expect(choices.length).toBeGreaterThan(25);
  for (const { message, keys, isShown } of choices) {
    const forms = new Set([...formsOf(language, message === MANY_OF_THEM ? 1_000_000 : 1_000), 'other']);
    expect(
      keys.filter((key) => !forms.has(key)),
      message,
    ).toEqual([]);
    // Most texts are not shown for none, which Arabic has a form for. Beside words that do not show the number, several forms may be the same.
    const needed = isShown ? [...forms].filter((form) => form !== 'zero') : ['other'];
    expect(keys, message).toEqual(expect.arrayContaining(needed));
  }
});
