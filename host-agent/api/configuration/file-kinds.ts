/** The kinds of files that Safe Browse can open for the desktop, each with its MIME types, the most common first. Without zod, since pages use it too. */

const all = (family: string, ...types: readonly string[]) => types.map((type) => `${family}/${type}`);

/** What the viewer in a session shows well, documents of office programs where the image has LibreOffice. The desktop entry names these types, and no others. */
export const FILE_TYPES = {
  documents: all('application', 'pdf', 'epub+zip'),
  office: all(
    'application',
    ...['wordprocessingml.document', 'spreadsheetml.sheet', 'presentationml.presentation'].map(
      (type) => `vnd.openxmlformats-officedocument.${type}`,
    ),
    ...['msword', 'vnd.ms-excel', 'vnd.ms-powerpoint', 'rtf'],
    ...['text', 'spreadsheet', 'presentation', 'graphics'].map((type) => `vnd.oasis.opendocument.${type}`),
  ),
  text: all('text', 'plain', 'markdown', 'csv', 'tab-separated-values'),
  pictures: all(
    'image',
    ...['jpeg', 'png', 'gif', 'webp', 'avif', 'bmp', 'svg+xml', 'tiff', 'heic', 'vnd.adobe.photoshop'],
  ),
  mail: ['message/rfc822', 'application/vnd.ms-outlook', 'application/mbox'],
  archives: all(
    'application',
    ...['zip', 'x-7z-compressed', 'vnd.rar', 'x-tar', 'gzip', 'x-bzip2', 'x-xz', 'zstd', 'x-compressed-tar'],
    ...['x-bzip-compressed-tar', 'x-bzip2-compressed-tar', 'x-xz-compressed-tar', 'x-zstd-compressed-tar'],
    // Images of disks, by their older and newer name.
    ...['x-cd-image', 'vnd.efi.iso'],
  ),
  media: [
    ...all('video', 'mp4', 'webm', 'ogg', 'quicktime'),
    ...all('audio', 'mpeg', 'ogg', 'flac', 'x-wav', 'aac', 'mp4'),
  ],
  pages: ['text/html', 'application/xhtml+xml', 'application/x-mimearchive'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type FileKind = keyof typeof FILE_TYPES;
export const FILE_KINDS = Object.keys(FILE_TYPES) as [FileKind, ...FileKind[]];

/** The type that stands for its kind where the desktop is asked what opens it. */
export function mainTypeOf(kind: FileKind): string {
  const [first = ''] = FILE_TYPES[kind];
  return first;
}

/** Of a value of the configuration. Pure. */
export const isFileKind = (value: unknown): value is FileKind => FILE_KINDS.some((kind) => kind === value);
