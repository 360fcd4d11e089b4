/** What a person reads, by language. Failures alone are told where they are raised, in English; by their code they are told here in other words. */
import type { Trouble } from '../bridge/answer.ts';
import type { Language } from '../bridge/desktop.ts';
import { english, type Texts } from './english/english.ts';
import { german } from './german/german.ts';

export type { Texts };

const TEXTS: Record<Language, Texts> = { en: english, de: german };

export function textsFor(language: Language): Texts {
  return TEXTS[language];
}

/** A trouble as a person is told it. */
export interface Told {
  readonly message: string;
  readonly hint: string;
  /** Of message and hint, where it may not be the person's. */
  readonly language?: 'en';
  /** English: as it was raised, where that says more. */
  readonly detail?: string;
}

/** A trouble in the person's language where we have it, else as it was raised. */
export function tell({ code, message, hint }: Trouble, { troubles }: Texts): Told {
  const text = Object.hasOwn(troubles, code) ? troubles[code] : undefined;
  if (!text) return { message, hint, language: 'en' };
  return { message: text.message, hint: text.hint, ...(text.isDetailed && { detail: `${message} ${hint}` }) };
}
