import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { textsFrom, type Texts } from '../../host-agent/api/errors/texts.ts';
import type { Language } from '../texts/languages.ts';

/** The texts of each language, by its file in `folder`, which is read when they are first asked for. */
export function textsIn(folder: string): (language: Language) => Texts<Language> {
  const read = new Map<Language, Texts<Language>>();
  return (language) => {
    const texts = read.get(language) ?? textsFrom(language, readFileSync(join(folder, `${language}.ftl`), 'utf8'));
    read.set(language, texts);
    return texts;
  };
}
