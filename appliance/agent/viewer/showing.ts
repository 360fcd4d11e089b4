/** How a file is shown, by its bytes. Its name matters only among kinds of text, whose bytes do not tell. */
import { fileTypeFromBuffer } from 'file-type';
import type { OfficeFormat } from '../office/soffice.ts';

export type Showing =
  /** By Chromium, if its name has one of these endings. */
  | { readonly by: 'chromium'; readonly endings: Endings }
  /** As a picture that GraphicsMagick decodes by this format. */
  | { readonly by: 'picture'; readonly format: string }
  | { readonly by: 'text' | 'markdown'; readonly encoding: Encoding }
  /** `separator`: between its cells, if the ending of its name tells. */
  | { readonly by: 'table'; readonly encoding: Encoding; readonly separator: string | undefined }
  /** With its attachments, or as a list of mails. */
  | { readonly by: 'mail'; readonly format: MailFormat }
  /** As a list of what is in it. */
  | { readonly by: 'archive'; readonly type: FileType }
  | { readonly by: 'book' }
  /** As the pages that LibreOffice makes of it. */
  | { readonly by: 'office'; readonly format: OfficeFormat | typeof COMPOUND; readonly type: FileType }
  /** Byte by byte. `type`: if the bytes tell. */
  | { readonly by: 'bytes'; readonly type: FileType | undefined };

/** A MIME type, and the usual ending of its names. */
export interface FileType {
  readonly mime: string;
  readonly ext: string;
}

type Endings = readonly [usual: string, ...others: string[]];

/** An Internet message, one of Outlook, or a box of Internet messages. */
export type MailFormat = 'eml' | 'msg' | 'mbox';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** The number of a file's first bytes that decide: up to where an image of a disk says what it is. */
export const HEAD_BYTES = 0x8006;
/** Of most kinds the first of these bytes do. */
const BEGIN_BYTES = 4_100;

/** What Chromium shows, by MIME type. */
const SHOWN_BY_CHROMIUM: Readonly<Record<string, Endings>> = {
  'application/pdf': ['pdf'],
  'image/png': ['png'],
  'image/apng': ['apng', 'png'],
  'image/jpeg': ['jpg', 'jpeg', 'jpe', 'jfif'],
  'image/gif': ['gif'],
  'image/webp': ['webp'],
  'image/avif': ['avif'],
  'image/bmp': ['bmp'],
  'image/x-icon': ['ico'],
  'video/mp4': ['mp4', 'm4v'],
  'video/quicktime': ['mp4'],
  'video/webm': ['webm'],
  'video/matroska': ['webm'],
  'audio/mpeg': ['mp3'],
  'audio/ogg': ['ogg', 'oga', 'opus'],
  'audio/ogg; codecs=opus': ['opus', 'ogg', 'oga'],
  'audio/flac': ['flac'],
  'audio/wav': ['wav'],
  'audio/aac': ['aac'],
  'audio/x-m4a': ['m4a'],
  'audio/mp4': ['m4a'],
};

const DECODED: Readonly<Record<string, string>> = {
  'image/tiff': 'TIFF',
  'image/heic': 'HEIC',
  'image/heif': 'HEIF',
  'image/vnd.adobe.photoshop': 'PSD',
  'image/jp2': 'JP2',
  'image/jpx': 'JP2',
};

/** What libarchive reads, with the endings of its names. */
const ARCHIVES: Readonly<Record<string, readonly string[]>> = {
  'application/zip': ['zip'],
  'application/x-7z-compressed': ['7z'],
  'application/x-rar-compressed': ['rar'],
  'application/x-tar': ['tar'],
  'application/gzip': ['gz', 'tgz'],
  'application/x-bzip2': ['bz2', 'tbz', 'tbz2'],
  'application/x-xz': ['xz', 'txz'],
  'application/zstd': ['zst', 'tzst'],
  'application/x-iso9660-image': ['iso'],
};
/** Of these, what may also be one compressed file. */
export const COMPRESSED: readonly string[] = [
  'application/gzip',
  'application/x-bzip2',
  'application/x-xz',
  'application/zstd',
];
const DISK_IMAGE: FileType = { mime: 'application/x-iso9660-image', ext: 'iso' };
/** Of ISO 9660, in its first volume descriptor. */
const [DISK_IMAGE_MARK, DISK_IMAGE_MARK_AT] = ['CD001', 0x8001];

/** Text that Chromium shows as more than text, by the ending of its name. */
const RICH_TEXT: readonly { readonly endings: Endings; readonly begins: RegExp }[] = [
  { endings: ['html', 'htm', 'xhtml'], begins: /</ },
  { endings: ['svg'], begins: /<svg[\s>]/ },
  { endings: ['mhtml', 'mht'], begins: /^[A-Za-z-]+:[\s\S]*^MIME-Version:/im },
];

/** Mails that are text. A box is one also without an ending, as Thunderbird calls it. */
const MAILS: readonly { readonly format: MailFormat; readonly endings: readonly string[]; readonly begins: RegExp }[] =
  [
    { format: 'eml', endings: ['eml'], begins: /^(?:From .*\r?\n)?[!-9;-~]+:/ },
    { format: 'mbox', endings: ['mbox', 'mbx', ''], begins: /^From \S.*\d{4}.*\r?\n[!-9;-~]+:/ },
  ];
/** The container of older documents: only what is in it tells what it is. */
export const COMPOUND = 'cfb';
const OUTLOOK = { ending: 'msg', container: COMPOUND };

/** Documents of office programs that are zip files or RTF, with the endings of their names, also those of templates and with macros. */
const OFFICE: ReadonlyMap<string, OfficeFormat> = new Map(
  (
    [
      ['docx', 'docx docm dotx dotm'],
      ['xlsx', 'xlsx xlsm xltx xltm'],
      ['pptx', 'pptx pptm potx potm ppsx ppsm'],
      ['odt', 'odt ott'],
      ['ods', 'ods ots'],
      ['odp', 'odp otp'],
      ['odg', 'odg otg'],
      ['rtf', 'rtf'],
    ] as const
  ).flatMap(([format, endings]) => endings.split(' ').map((ending) => [ending, format] as const)),
);

const BOOK = 'epub';
const MARKDOWN = ['md', 'markdown'];
/** Of tables, with what is between their cells: it is guessed, or a tabulator. */
const TABLES: ReadonlyMap<string, string | undefined> = new Map([
  ['csv', undefined],
  ['tsv', '\t'],
  ['tab', '\t'],
]);

const BYTE_ORDER_MARKS: readonly (readonly [encoding: Encoding, mark: readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];
/** No text has them: tabulators, line ends, form feeds and escapes are left out. */
const CONTROL_CHARACTERS = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/;

/** The usual endings of pictures that pages show. */
export const PICTURE_ENDINGS: readonly string[] = ['png', 'apng', 'jpg', 'gif', 'webp', 'avif', 'bmp'];

/** Whether these are the endings of a page or a drawing. Pure. */
export const isTextShownByChromium = (endings: Endings): boolean => RICH_TEXT.some((kind) => kind.endings === endings);

export async function showingOf(name: string, first: Buffer): Promise<Showing> {
  const ending = endingOf(name);
  const head = first.subarray(0, BEGIN_BYTES);
  if (first.toString('latin1', DISK_IMAGE_MARK_AT) === DISK_IMAGE_MARK) return { by: 'archive', type: DISK_IMAGE };
  // The mark of UTF-16 is also the beginning of a sound.
  const type: FileType | undefined = isMarked(head) ? undefined : await fileTypeFromBuffer(head).catch(() => undefined);
  const endings = type && SHOWN_BY_CHROMIUM[type.mime];
  if (endings) return { by: 'chromium', endings };
  const format = type && DECODED[type.mime];
  if (format !== undefined) return { by: 'picture', format };
  if (type?.ext === BOOK || (type?.ext === 'zip' && ending === BOOK)) return { by: 'book' };
  const office = officeOf(type, ending);
  if (office) return office;
  if (type && ARCHIVES[type.mime]) return { by: 'archive', type };
  if (type?.ext === OUTLOOK.container && ending === OUTLOOK.ending) return { by: 'mail', format: 'msg' };
  const encoding = encodingOf(head);
  if (encoding === undefined) return { by: 'bytes', type };
  const text = new TextDecoder(encoding).decode(head);
  const rich = RICH_TEXT.find(({ endings: of, begins }) => of.includes(ending) && begins.test(text));
  const mail = MAILS.find(({ endings: of, begins }) => of.includes(ending) && begins.test(text));
  if (mail) return { by: 'mail', format: mail.format };
  if (rich) return { by: 'chromium', endings: rich.endings };
  if (TABLES.has(ending)) return { by: 'table', encoding, separator: TABLES.get(ending) };
  return { by: MARKDOWN.includes(ending) ? 'markdown' : 'text', encoding };
}

/** Endings of documents that are zip or cfb files. */
const OFFICE_ENDINGS = ['doc', 'dot', 'xls', 'xlt', 'ppt', 'pps', 'pot', ...OFFICE.keys(), BOOK];
const CONTAINERS = ['zip', 'cfb'];
/** Further files that are zip files by another name. */
const OTHER_ZIPS = ['jar', 'apk', 'xpi'];
const TEXT_ENDINGS = ['txt', 'eml', 'mbox', ...MARKDOWN, ...TABLES.keys()];

/** Whether names with this ending promise a document. Pure. */
export const isDocumentEnding = (ending: string): boolean =>
  [...OFFICE_ENDINGS, ...TEXT_ENDINGS, OUTLOOK.ending, ...Object.values(ARCHIVES).flat()].includes(ending) ||
  shownEndings().includes(ending);

/** Not a message of Outlook, which is in the same container. */
function officeOf(type: FileType | undefined, ending: string): Showing | undefined {
  if (!type || (type.ext === OUTLOOK.container && ending === OUTLOOK.ending)) return undefined;
  if (type.ext === COMPOUND) return { by: 'office', format: COMPOUND, type };
  const format = OFFICE.get(type.ext === 'zip' ? ending : type.ext);
  return format && { by: 'office', format, type };
}

const shownEndings = (): readonly string[] =>
  [...Object.values(SHOWN_BY_CHROMIUM), ...RICH_TEXT.map((kind) => kind.endings)].flat();

/** Whether a name with this ending promises a document, and the bytes are something else. Pure. */
export function isDisguised(ending: string, { mime, ext }: FileType): boolean {
  if (ending === 'zip' && [...OFFICE_ENDINGS, ...OTHER_ZIPS].includes(ext)) return false;
  if (Object.values(ARCHIVES).flat().includes(ending)) return !(ARCHIVES[mime] ?? []).includes(ending);
  if (ending === OUTLOOK.ending) return ext !== OUTLOOK.container;
  if (OFFICE_ENDINGS.includes(ending)) return !CONTAINERS.includes(ext) && !OFFICE_ENDINGS.includes(ext);
  return ending !== ext && isDocumentEnding(ending);
}

/** The ending of a name, in lower case, without its dot; empty if it has none. Pure. */
export const endingOf = (name: string): string => /[^.]\.([a-z0-9]{1,12})$/i.exec(name)?.[1]?.toLowerCase() ?? '';

/** `undefined` if the bytes are no text. Pure. */
export function encodingOf(head: Buffer): Encoding | undefined {
  const guessed = marked(head) ?? (isUtf8(head) ? 'utf-8' : 'windows-1252');
  return CONTROL_CHARACTERS.test(new TextDecoder(guessed).decode(head)) ? undefined : guessed;
}

const marked = (head: Buffer): Encoding | undefined =>
  BYTE_ORDER_MARKS.find(([, mark]) => mark.every((byte, index) => head[index] === byte))?.[0];
const isMarked = (head: Buffer): boolean => marked(head) !== undefined && encodingOf(head) !== undefined;

/** The last character may be incomplete. */
function isUtf8(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
