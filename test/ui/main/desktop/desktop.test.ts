import { expect, it } from 'vitest';
import { languageFor } from '../../../../ui/main/desktop/desktop.ts';

it.each([
  [['de'], 'de'],
  [['de-AT', 'en'], 'de'],
  [['en-GB', 'de'], 'en'],
  [['la-VA', 'de-DE', 'en'], 'de'],
  [['fr-CA', 'de'], 'fr'],
  [['es-MX', 'en'], 'es'],
  [['pt-BR', 'en'], 'pt-BR'],
  [['pt', 'en'], 'pt-BR'],
  [['pt-PT', 'en'], 'pt-BR'],
  [['it-CH', 'de-CH'], 'it'],
  [['pl-PL', 'en'], 'pl'],
  [['ja-JP'], 'ja'],
  [['ar-EG', 'en'], 'ar'],
  [['zh'], 'zh-CN'],
  [['zh-Hans'], 'zh-CN'],
  [['zh-SG'], 'zh-CN'],
  // Traditional characters are another writing.
  [['zh-TW', 'fr'], 'fr'],
  [['zh-Hant-HK'], 'en'],
  [['la'], 'en'],
  [['C', 'POSIX', 'not a language'], 'en'],
  [[], 'en'],
])('of a desktop with the languages %j, the windows have %s', (preferred, language) => {
  expect(languageFor(preferred)).toBe(language);
});
