/** What the desktop's own dialogues say about transfers. Pure. */
import type { Clip } from '../../host-agent/api/downloads.ts';
import type { Copied, ListedDownload } from '../bridge/transfer.ts';
import type { Texts } from '../texts/texts.ts';

export interface Question {
  readonly message: string;
  readonly detail: string;
  readonly confirm: string;
  readonly cancel: string;
}

const MAX_SHOWN_CHARACTERS = 300;
const MAX_SHOWN_LINES = 12;
const MAX_BEGINNING_CHARACTERS = 40;
const MAX_NAMED_FILES = 12;
/** Characters that draw nothing or turn the direction of writing: what is shown would not be what is copied. */
const INVISIBLE = /[\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;

export function saveQuestion({ transfer: text }: Texts, file: ListedDownload, isSafe: boolean): Question {
  return {
    message: isSafe ? text.saveSafeCopyQuestion : text.saveQuestion,
    detail: `${file.name}\n${describeFile(text, file)}\n\n${isSafe ? text.saveSafeCopyWhy : text.saveWhy}`,
    confirm: isSafe ? text.saveSafeCopy : text.save,
    cancel: text.cancel,
  };
}

export function printQuestion({ transfer: text }: Texts, file: ListedDownload): Question {
  return {
    message: text.printQuestion,
    detail: `${file.name}\n${describeFile(text, file)}\n\n${text.printWhy}`,
    confirm: text.print,
    cancel: text.cancel,
  };
}

/** Names the files, as far as a dialogue has room. */
export function saveAllQuestion({ transfer: text }: Texts, files: readonly ListedDownload[]): Question {
  const named = files.slice(0, MAX_NAMED_FILES).map((file) => `${file.name} (${describeFile(text, file, ', ')})`);
  const more = files.length - named.length;
  return {
    message: text.saveAllQuestion(files.length),
    detail: `${[...named, ...(more > 0 ? [text.andMore(more)] : [])].join('\n')}\n\n${text.saveAllWhy}`,
    confirm: text.save,
    cancel: text.cancel,
  };
}

function describeFile(text: Texts['transfer'], { bytes, type, isDisguised }: ListedDownload, separator = '\n'): string {
  return `${text.kilobytes(bytes)}, ${text.fileType(type)}${isDisguised ? `${separator}${text.disguised}` : ''}`;
}

/** The beginning of a text, with a mark in place of each character that draws nothing. */
export function shownText(text: string): string {
  const visible = Array.from(text.slice(0, 2 * MAX_SHOWN_CHARACTERS).replace(INVISIBLE, '\ufffd'));
  const cut = visible.slice(0, MAX_SHOWN_CHARACTERS).join('').split('\n').slice(0, MAX_SHOWN_LINES).join('\n');
  return cut.length < text.length ? `${cut} …` : cut;
}

export function copiedOf(clip: Clip): Copied {
  if (clip.content === 'png') return { content: 'png', size: Math.floor((clip.png.length * 3) / 4) };
  const characters = Array.from(clip.text);
  const line = Array.from(clip.text.slice(0, 400).replace(INVISIBLE, '\ufffd').replace(/\s+/g, ' ').trim());
  const beginning = line.slice(0, MAX_BEGINNING_CHARACTERS).join('');
  return {
    content: 'text',
    size: characters.length,
    beginning: line.length > MAX_BEGINNING_CHARACTERS ? `${beginning} …` : beginning,
  };
}
