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

export function isSafeCopyType(type: string): type is SafeCopyType {
  return Object.hasOwn(SAFE_COPY_ENDINGS, type);
}
