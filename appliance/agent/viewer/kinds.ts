/** What kinds of files are called in a list. */
import type { Viewed } from './pages.ts';
import { COMPOUND, endingOf, isDisguised, PICTURE_ENDINGS, type Showing } from './showing.ts';
import { kindIn, wordsIn } from './words.ts';

/** Pure. */
export function kindOf(language: string, showing: Showing): string {
  const words = wordsIn(language);
  switch (showing.by) {
    case 'chromium': {
      const [ending] = showing.endings;
      return PICTURE_ENDINGS.includes(ending) ? `${words.kindPicture} (${ending.toUpperCase()})` : ending.toUpperCase();
    }
    case 'picture':
      return `${words.kindPicture} (${showing.format})`;
    case 'text':
      return words.kindText;
    case 'table':
      return words.kindTable;
    case 'markdown':
      return 'Markdown';
    case 'mail':
      return showing.format === 'mbox' ? words.kindMailBox : words.kindMail;
    case 'archive':
      return kindIn(language, showing.type.mime);
    case 'office':
      return showing.format === COMPOUND ? kindIn(language, showing.type.mime) : showing.format.toUpperCase();
    case 'book':
      return words.kindBook;
    case 'bytes':
      return showing.type ? kindIn(language, showing.type.mime) : words.kindUnknown;
  }
}

/** Whether a name says something else than the bytes. Pure. */
export function noteOf({ name, language }: Viewed, showing: Showing): readonly string[] {
  const ending = endingOf(name);
  const isOther =
    (showing.by === 'bytes' || showing.by === 'archive' || showing.by === 'office') &&
    showing.type &&
    isDisguised(ending, showing.type);
  return isOther ? [wordsIn(language).otherwise(ending)] : [];
}
