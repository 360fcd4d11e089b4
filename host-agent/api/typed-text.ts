import { z } from 'zod';

/** In UTF-16 code units. A longer text takes several calls. */
export const MAX_TYPED_CHARACTERS = 256;

/** Text to type in a session. Enter and Tab are keys, and no part of it; nor are other control characters. */
export const TypedText = z
  .string()
  .min(1)
  .max(MAX_TYPED_CHARACTERS)
  .refine((text) => text.isWellFormed() && !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(text), 'is no text that can be typed');
