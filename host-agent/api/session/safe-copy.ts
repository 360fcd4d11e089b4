/** The file types that can have a safe copy, each with the file name extension of the copy. */
export const SAFE_COPY_ENDINGS = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/apng': 'png',
  'image/jpeg': 'png',
  'image/gif': 'png',
  'image/webp': 'png',
  'image/bmp': 'png',
  'image/tiff': 'png',
  'image/avif': 'png',
  'image/heic': 'png',
} as const;
export type SafeCopyType = keyof typeof SAFE_COPY_ENDINGS;

/** The types that the endings of file names stand for. */
const TYPES_OF_ENDINGS: Readonly<Record<string, SafeCopyType>> = {
  pdf: 'application/pdf',
  png: 'image/png',
  apng: 'image/apng',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  bmp: 'image/bmp',
  tif: 'image/tiff',
  tiff: 'image/tiff',
  avif: 'image/avif',
  heic: 'image/heic',
};

/** The type of a file of the host by its name: its bytes are for the converter VM only. Pure. */
export function typeByName(name: string): SafeCopyType | undefined {
  const ending = /\.([a-z]{3,4})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  return Object.hasOwn(TYPES_OF_ENDINGS, ending) ? TYPES_OF_ENDINGS[ending] : undefined;
}

export function isSafeCopyType(type: string): type is SafeCopyType {
  return Object.hasOwn(SAFE_COPY_ENDINGS, type);
}
