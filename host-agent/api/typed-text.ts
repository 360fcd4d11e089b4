import { z } from 'zod';
import { MAX_TYPED_CHARACTERS } from './typed-text-limit.ts';

/** Text to type in a session. Enter and Tab are keys, and no part of it; nor are other control characters. */
export const TypedText = z
  .string()
  .min(1)
  .max(MAX_TYPED_CHARACTERS)
  .refine((text) => text.isWellFormed() && !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(text), 'is no text that can be typed');
