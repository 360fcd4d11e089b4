/** Prose in which commands, paths and names stand. Pure. */
import { directionOf, type Language } from '../../texts/languages.ts';

/** From a Latin letter, a digit or a mark that begins a path or an option up to the last of them, without the stop of the sentence. */
const LATIN = /(?:[-…./~{<"]*[A-Za-z0-9@])[ -~]*?(?:(?=[.,:;!?)»]*(?:\s*[^ -~]|\s*$)))/g;

/** The parts of a text, and which of them read from left to right. Pure. */
export function runs(text: string, language: Language): { readonly words: string; readonly isLatin: boolean }[] {
  if (directionOf(language) === 'ltr') return [{ words: text, isLatin: false }];
  const parts: { words: string; isLatin: boolean }[] = [];
  let end = 0;
  for (const { 0: words, index } of text.matchAll(LATIN)) {
    if (index > end) parts.push({ words: text.slice(end, index), isLatin: false });
    parts.push({ words, isLatin: true });
    end = index + words.length;
  }
  return end < text.length ? [...parts, { words: text.slice(end), isLatin: false }] : parts;
}
