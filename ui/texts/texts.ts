/** Every sentence that a person reads, by language; no sentence stands in code. */
import type { Trouble } from '../bridge/answer.ts';
import type { Language } from '../bridge/desktop.ts';
import { english, type Texts } from './english/english.ts';
import { german } from './german/german.ts';

export type { Texts };

const TEXTS: Record<Language, Texts> = { en: english, de: german };

export function textsFor(language: Language): Texts {
  return TEXTS[language];
}

/** A trouble in the person's language where we have it, else as the host agent said it. */
export function tell(trouble: Trouble, texts: Texts): { readonly message: string; readonly hint: string } {
  return texts.troubles[trouble.code] ?? trouble;
}
