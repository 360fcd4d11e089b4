/** Pictures cross a guest channel as bare pixels of an announced size: row by row, each pixel as three bytes (red, green, blue). */
import * as z from 'zod';

export const MAX_PICTURE_PIXELS = 24 * 1024 * 1024;
export const MAX_PICTURE_SIDE = 16_384;
export const BYTES_PER_PIXEL = 3;

const Side = z.int().min(1).max(MAX_PICTURE_SIDE);
/** The size of a picture, as keys of a message. A message with it needs {@link fitsPixels}, too. */
export const PICTURE_SIZE = { width: Side, height: Side } as const;

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** Whether a picture of this size has few enough pixels. Pure. */
export const fitsPixels = ({ width, height }: PictureSize): boolean => width * height <= MAX_PICTURE_PIXELS;
