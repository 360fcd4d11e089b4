/** Texts for people, by language. */
import type { ErrorParameters, ErrorTexts } from '../../host-agent/api/errors/entry.ts';
import { CONSOLE_PATH, renderText } from '../../host-agent/api/errors/render.ts';
import type { Trouble } from '../bridge/answer.ts';
import type { Language } from '../bridge/desktop.ts';
import { english, type Texts } from './english/english.ts';
import { german } from './german/german.ts';

export type { Texts };

const TEXTS: Record<Language, Texts> = { en: english, de: german };

export function textsFor(language: Language): Texts {
  return TEXTS[language];
}

/** A failure as it is shown. */
export interface Told {
  readonly message: string;
  readonly hint: string;
  /** Set if message and hint are in English and may not be in the person's language. */
  readonly language?: 'en';
}

/** A failure in the person's language, or as it was raised if this program does not know its code. */
export function tell({ code, message, hint, params = {} }: Trouble, texts: Texts): Told {
  const row = rowOf(code, texts);
  if (!row) return { message, hint, language: 'en' };
  // Another version of the host agent may name other parameters.
  try {
    return render(row, params, texts);
  } catch {
    return { message, hint, language: 'en' };
  }
}

function render(row: ErrorTexts<never>, params: ErrorParameters, texts: Texts): Told {
  const consolePath = params[CONSOLE_PATH];
  const textOf = (text: ErrorTexts<never>['message']): string =>
    renderText(text, params, (reason) => tellReason(reason, texts));
  const consoleHint = typeof consolePath === 'string' ? `${texts.consoleHint(consolePath)} ` : '';
  return { message: textOf(row.message), hint: `${consoleHint}${textOf(row.hint)}` };
}

function tellReason(
  { code, message, params = {} }: { code?: string | undefined; message: string; params?: ErrorParameters | undefined },
  texts: Texts,
): string {
  const row = code === undefined ? undefined : rowOf(code, texts);
  return row ? renderText(row.message, params) : message;
}

function rowOf(code: string, { errors }: Texts): ErrorTexts<never> | undefined {
  return Object.hasOwn(errors, code) ? (errors as Partial<Record<string, ErrorTexts<never>>>)[code] : undefined;
}
