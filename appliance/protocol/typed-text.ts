/** Text that the person composed on the host, with an input method or another keyboard layout, for the focused field of a browser VM. */
import * as z from 'zod';
import { MAX_TYPED_CHARACTERS } from './limits.ts';

/** Any characters of Unicode, except controls, line breaks and lone surrogates: Enter and Tab are keys. */
export const TypedText = z
  .string()
  .min(1)
  .max(MAX_TYPED_CHARACTERS)
  .refine((text) => text.isWellFormed() && !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(text), 'cannot be typed');

/** Increases by one with each text of a session. */
export const TypingId = z.int().min(1).max(2_147_483_647);
