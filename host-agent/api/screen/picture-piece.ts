import { z } from 'zod';

/** The next piece of a PNG file. */
export const PicturePiece = z.strictObject({
  png: z
    .base64()
    .min(1)
    .max(128 * 1024),
});
export type PicturePiece = z.infer<typeof PicturePiece>;
