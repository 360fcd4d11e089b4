/**
 * The kinds of files that have safe copies, in one table: for the host, the converter, the windows and the menus of file managers. The host names the format
 * of a file, and the converter tries no other. Without zod, since pages use it too.
 */

interface Kind {
  /** What draws it in the converter VM: poppler, GraphicsMagick, Chromium (a page that the viewer makes of it), or LibreOffice (a PDF file). */
  readonly by: 'pdf' | 'picture' | 'page' | 'office';
  /** MIME types, the usual one first. */
  readonly types: readonly [string, ...string[]];
  /** Of names, without their dot, the usual one first. */
  readonly endings: readonly [string, ...string[]];
  /** What its first bytes may say instead of one of its types, as they do of other kinds, too: then the ending of the name decides. */
  readonly seenAs?: readonly string[];
  /** Of pictures: one file may have several. */
  readonly isPaged?: true;
  /** People mostly want its text, and not a picture of it. */
  readonly isPlain?: true;
}

const UNKNOWN = 'application/octet-stream';
/** UTF-8, or of an older encoding. */
const TEXT = ['text/plain', UNKNOWN];
const MARKUP = ['application/xml', ...TEXT];
const ZIP = 'application/zip';
/** The container of older Office files, and of encrypted newer ones. */
const CFB = 'application/x-cfb';

const openXml = (part: string, ending: string): Kind => ({
  by: 'office',
  types: [`application/vnd.openxmlformats-officedocument.${part}`],
  endings: [ending],
  seenAs: [ZIP, CFB],
});
const withMacros = (program: string, part: string, ending: string): Kind => ({
  ...openXml(part, ending),
  types: [`application/vnd.ms-${program}.macroEnabled.12`],
  seenAs: [...openXml(part, ending).types, ZIP, CFB],
});
const openDocument = (part: string, ending: string): Kind => ({
  by: 'office',
  types: [`application/vnd.oasis.opendocument.${part}`],
  endings: [ending],
  seenAs: [ZIP],
});
const olderOffice = (program: string, ending: string): Kind => ({
  by: 'office',
  types: [`application/${program}`],
  endings: [ending],
  seenAs: [CFB],
});

/** GraphicsMagick calls its decoders by the same names. */
const PICTURES = {
  png: { by: 'picture', types: ['image/png', 'image/apng'], endings: ['png', 'apng'] },
  jpeg: { by: 'picture', types: ['image/jpeg'], endings: ['jpg', 'jpeg', 'jpe', 'jfif'] },
  gif: { by: 'picture', types: ['image/gif'], endings: ['gif'] },
  webp: { by: 'picture', types: ['image/webp'], endings: ['webp'] },
  bmp: { by: 'picture', types: ['image/bmp'], endings: ['bmp'] },
  tiff: { by: 'picture', types: ['image/tiff'], endings: ['tif', 'tiff'], isPaged: true },
  avif: { by: 'picture', types: ['image/avif'], endings: ['avif'] },
  heic: { by: 'picture', types: ['image/heic', 'image/heic-sequence'], endings: ['heic'] },
  heif: { by: 'picture', types: ['image/heif', 'image/heif-sequence'], endings: ['heif', 'hif'] },
  pnm: {
    by: 'picture',
    types: [
      'image/x-portable-anymap',
      'image/x-portable-bitmap',
      'image/x-portable-graymap',
      'image/x-portable-pixmap',
    ],
    endings: ['pnm', 'pbm', 'pgm', 'ppm'],
    seenAs: TEXT,
  },
} satisfies Readonly<Record<string, Kind>>;

const PAGES = {
  svg: { by: 'page', types: ['image/svg+xml'], endings: ['svg'], seenAs: MARKUP },
  html: {
    by: 'page',
    types: ['text/html', 'application/xhtml+xml'],
    endings: ['html', 'htm', 'xhtml'],
    seenAs: MARKUP,
  },
  mhtml: { by: 'page', types: ['application/x-mimearchive'], endings: ['mhtml', 'mht'], seenAs: TEXT },
  text: { by: 'page', types: ['text/plain'], endings: ['txt'], seenAs: [UNKNOWN], isPlain: true },
  markdown: { by: 'page', types: ['text/markdown'], endings: ['md', 'markdown'], seenAs: TEXT, isPlain: true },
  csv: { by: 'page', types: ['text/csv'], endings: ['csv'], seenAs: TEXT, isPlain: true },
  tsv: { by: 'page', types: ['text/tab-separated-values'], endings: ['tsv', 'tab'], seenAs: TEXT, isPlain: true },
  eml: { by: 'page', types: ['message/rfc822'], endings: ['eml'], seenAs: TEXT },
  msg: { by: 'page', types: ['application/vnd.ms-outlook'], endings: ['msg'], seenAs: [CFB] },
  mbox: { by: 'page', types: ['application/mbox'], endings: ['mbox', 'mbx'], seenAs: TEXT },
  epub: { by: 'page', types: ['application/epub+zip'], endings: ['epub'], seenAs: [ZIP] },
} satisfies Readonly<Record<string, Kind>>;

const OFFICE = {
  docx: openXml('wordprocessingml.document', 'docx'),
  docm: withMacros('word.document', 'wordprocessingml.document', 'docm'),
  xlsx: openXml('spreadsheetml.sheet', 'xlsx'),
  xlsm: withMacros('excel.sheet', 'spreadsheetml.sheet', 'xlsm'),
  pptx: openXml('presentationml.presentation', 'pptx'),
  pptm: withMacros('powerpoint.presentation', 'presentationml.presentation', 'pptm'),
  doc: olderOffice('msword', 'doc'),
  xls: olderOffice('vnd.ms-excel', 'xls'),
  ppt: olderOffice('vnd.ms-powerpoint', 'ppt'),
  odt: openDocument('text', 'odt'),
  ods: openDocument('spreadsheet', 'ods'),
  odp: openDocument('presentation', 'odp'),
  odg: openDocument('graphics', 'odg'),
  rtf: { by: 'office', types: ['application/rtf', 'text/rtf'], endings: ['rtf'], seenAs: TEXT },
} satisfies Readonly<Record<string, Kind>>;

const FORMATS = {
  pdf: { by: 'pdf', types: ['application/pdf'], endings: ['pdf'] },
  ...PICTURES,
  ...PAGES,
  ...OFFICE,
} satisfies Readonly<Record<string, Kind>>;

export type DocumentFormat = keyof typeof FORMATS;
export type PictureFormat = keyof typeof PICTURES;
export const DOCUMENT_KINDS: Readonly<Record<DocumentFormat, Kind>> = FORMATS;
export const DOCUMENT_FORMATS = Object.keys(FORMATS) as [DocumentFormat, ...DocumentFormat[]];

/** Pure. */
export const isPicture = (format: DocumentFormat): format is PictureFormat => Object.hasOwn(PICTURES, format);

/** Whether a document of this format may have more than one page. Pure. */
export const isPaged = (format: DocumentFormat): boolean =>
  DOCUMENT_KINDS[format].by !== 'picture' || DOCUMENT_KINDS[format].isPaged === true;

/** The endings of formats whose first bytes may be of this type. Pure. */
export const endingsSeenAs = (type: string): readonly string[] =>
  Object.values(DOCUMENT_KINDS).flatMap(({ endings, seenAs = [] }) => (seenAs.includes(type) ? endings : []));

/** What a person should know of a document, beside its pixels: that it has macros, which never run; that it would load something from elsewhere. */
export const DOCUMENT_NOTES = ['macros', 'links'] as const;
export type DocumentNote = (typeof DOCUMENT_NOTES)[number];
