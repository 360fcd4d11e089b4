/** What the desktop's own dialogues say about transfers. Pure. */
import { basename, dirname, relative } from 'node:path';
import type { Clip } from '../../../host-agent/api/session/downloads.ts';
import { marked } from '../../../host-agent/api/errors/invisible.ts';
import { type Copied, type ListedDownload, MOST_FOLDER_CHARACTERS } from '../../bridge/transfer.ts';
import { safeCopyFormat } from '../../../host-agent/api/session/safe-copy.ts';
import { formatBytes } from '../../../host-agent/api/format-bytes.ts';
import { fileType, type Texts } from '../../texts/texts.ts';

export interface Question {
  readonly message: string;
  readonly detail: string;
  readonly confirm: string;
  readonly cancel: string;
  /** A third answer, which does something safer. */
  readonly instead?: string;
}
export type QuestionAnswer = 'confirm' | 'instead' | 'cancel';

const MAX_SHOWN_CHARACTERS = 300;
const MAX_SHOWN_LINES = 12;
const MAX_BEGINNING_CHARACTERS = 40;
const MAX_NAMED_FILES = 12;
/** What a path may take of a dialogue. */
const MAX_PATH_CHARACTERS = 160;

export function saveQuestion(texts: Texts, file: ListedDownload, isSafe: boolean): Question {
  const { text } = texts;
  return {
    message: isSafe ? text('transfer-save-safe-copy-question') : text('transfer-save-question'),
    detail: `${file.name}\n${describeFile(texts, file)}\n\n${isSafe ? text('transfer-save-safe-copy-why') : text('transfer-save-why')}`,
    confirm: isSafe ? text('transfer-save-safe-copy') : text('transfer-save'),
    cancel: text('transfer-cancel'),
    ...(!isSafe && safeCopyFormat(file) !== undefined && { instead: text('transfer-save-safe-copy') }),
  };
}

export function printQuestion(texts: Texts, file: ListedDownload): Question {
  const { text } = texts;
  return {
    message: text('transfer-print-question'),
    detail: `${file.name}\n${describeFile(texts, file)}\n\n${text('transfer-print-why')}`,
    confirm: text('transfer-print'),
    cancel: text('transfer-cancel'),
  };
}

/** Names the files, as far as a dialogue has room. */
export function saveAllQuestion(texts: Texts, files: readonly ListedDownload[]): Question {
  const { text } = texts;
  const named = files.slice(0, MAX_NAMED_FILES).map((file) => `${file.name} (${describeFile(texts, file, ', ')})`);
  const more = files.length - named.length;
  return {
    message: text('transfer-save-all-question', { count: files.length }),
    detail: `${[...named, ...(more > 0 ? [text('transfer-and-more', { count: more })] : [])].join('\n')}\n\n${text('transfer-save-all-why')}`,
    confirm: text('transfer-save'),
    cancel: text('transfer-cancel'),
  };
}

/** About files of the person, by their real paths: the name first, then where it is. Keys and passwords are in hidden folders, which are called by name. */
export function sendQuestion({ text }: Texts, paths: readonly string[], home: string): Question {
  const line = (part: string) => {
    const shown = Array.from(marked(part).replace(/\s/g, ' '));
    return shown.length > MAX_PATH_CHARACTERS ? `… ${shown.slice(-MAX_PATH_CHARACTERS).join('')}` : shown.join('');
  };
  const named = paths.slice(0, MAX_NAMED_FILES).map((path) => {
    const folder = dirname(path);
    const hidden = hiddenFolderOf(folder, home);
    return `${line(basename(path))}\n    ${hidden === undefined ? text('transfer-send-from', { folder: line(atHome(folder, home)) }) : text('transfer-send-from-hidden', { folder: line(hidden) })}`;
  });
  const more = paths.length - named.length;
  return {
    message: text('transfer-send-question', { count: paths.length }),
    detail: `${[...named, ...(more > 0 ? [text('transfer-and-more', { count: more })] : [])].join('\n')}\n\n${text('transfer-send-why')}`,
    confirm: text('transfer-send-confirm'),
    cancel: text('transfer-cancel'),
  };
}

function atHome(folder: string, home: string): string {
  const below = relative(home, folder);
  return below === '' ? '~' : below.startsWith('..') ? folder : `~/${below}`;
}

/** How a folder is called in one line: below the person's home, and shortened in the middle, where it says least. */
export function shownFolder(folder: string, home: string): string {
  const characters = Array.from(marked(atHome(folder, home)).replace(/\s/g, ' '));
  if (characters.length <= MOST_FOLDER_CHARACTERS) return characters.join('');
  const half = Math.floor((MOST_FOLDER_CHARACTERS - 1) / 2);
  return `${characters.slice(0, half).join('')}…${characters.slice(-half).join('')}`;
}

/** The outermost hidden folder on the way, such as `~/.ssh`. */
function hiddenFolderOf(folder: string, home: string): string | undefined {
  return /^.*?\/\.[^/]+/.exec(atHome(folder, home))?.[0];
}

function describeFile(texts: Texts, { bytes, type, isDisguised }: ListedDownload, separator = '\n'): string {
  return `${formatBytes(bytes, texts.language)}, ${fileType(type, texts)}${isDisguised ? `${separator}${texts.text('transfer-disguised')}` : ''}`;
}

/** The beginning of a text, with a mark in place of each character that draws nothing. */
export function shownText(text: string): string {
  const beginning = marked(text.slice(0, 2 * MAX_SHOWN_CHARACTERS));
  const visible = Array.from(beginning).slice(0, MAX_SHOWN_CHARACTERS).join('');
  const cut = visible.split('\n').slice(0, MAX_SHOWN_LINES).join('\n');
  return cut.length < beginning.length || text.length > 2 * MAX_SHOWN_CHARACTERS ? `${cut} …` : cut;
}

export function copiedOf(clip: Clip): Copied {
  if (clip.content === 'png') return { content: 'png', size: Math.floor((clip.png.length * 3) / 4) };
  const characters = Array.from(clip.text);
  const line = Array.from(marked(clip.text.slice(0, 400)).replace(/\s+/g, ' ').trim());
  const beginning = line.slice(0, MAX_BEGINNING_CHARACTERS).join('');
  return {
    content: 'text',
    size: characters.length,
    beginning: line.length > MAX_BEGINNING_CHARACTERS ? `${beginning} …` : beginning,
  };
}
