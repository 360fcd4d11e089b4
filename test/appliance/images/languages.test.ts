import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { languageOf, wordsIn } from '../../../appliance/agent/viewer/words.ts';
import { LANGUAGES } from '../../../ui/texts/languages.ts';
import { textsFor } from '../../ui/texts-of.ts';

const BROWSER = join(import.meta.dirname, '../../../appliance/images/browser');
const languagesIn = (path: string, each: RegExp): string[] =>
  [...readFileSync(join(BROWSER, path), 'utf8').matchAll(each)].map(([, language = '']) => language).toSorted();

it.each([
  ['recipe.toml', /locales\/([a-z]{2}(?:-(?!US)[A-Z]{2})?)(?:-US)?\.pak/g, LANGUAGES],
  ['tree/usr/lib/safe-browse/build/blocked-page.mjs', /^ {2}'?([a-z]{2}(?:-(?!US)[A-Z]{2})?)(?:-US)?'?:/gm, LANGUAGES],
  // English is the page as it is written.
  [
    'tree/usr/share/safe-browse/start.html',
    /^ {8}'?([a-z]{2}(?:-[A-Z]{2})?)'?: \[$/gm,
    LANGUAGES.filter((language) => language !== 'en'),
  ],
  [
    'tree/usr/share/safe-browse/first-page.html',
    /^ {8}'?([a-z]{2}(?:-[A-Z]{2})?)'?: '.+',$/gm,
    LANGUAGES.filter((language) => language !== 'en'),
  ],
] as const)('the languages of Chromium are those of the windows: %s', (path, each, wanted) => {
  expect(languagesIn(path, each)).toEqual(wanted.toSorted());
});

it('the viewer speaks each language of the windows', () => {
  expect(LANGUAGES.map(languageOf)).toEqual(LANGUAGES);
  expect(new Set(LANGUAGES.map((language) => wordsIn(language).empty)).size).toBe(LANGUAGES.length);
});

it.each(LANGUAGES)('the viewer names the setting as the windows do: %s', (language) => {
  const { text } = textsFor(language);
  expect(wordsIn(language).noOffice).toContain(text('setting-files-documents'));
});
