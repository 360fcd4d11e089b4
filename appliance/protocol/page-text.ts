/** The words that the converter read from the pixels of a page, with their boxes. They come from a guest that may be hostile, and become invisible text of a safe copy. */
import * as z from 'zod';
import type { PictureSize } from './pixels.ts';

/** A page of a newspaper has 5,000. */
const MAX_WORDS = 10_000;
const MAX_WORD_CHARACTERS = 100;
/** Of one page, as JSON. */
export const MAX_TEXT_BYTES_OF_PAGE = 1024 * 1024;

/** Letters, marks, numbers, punctuation and symbols of the Basic Multilingual Plane: nothing that is not seen or turns the direction of writing. */
const WORD = /^[\p{L}\p{M}\p{N}\p{P}\p{S}]+$/u;
const isPrintable = (text: string) => WORD.test(text) && !/[\u{10000}-\u{10ffff}]/u.test(text);

const Length = z.int().min(0).max(65_535);
const Side = Length.min(1);
/** A box in pixels, from the upper left corner, and what stands there. */
export const PageWord = z.tuple([
  Length,
  Length,
  Side,
  Side,
  z.string().min(1).max(MAX_WORD_CHARACTERS).refine(isPrintable, 'is not printable'),
]);
export type PageWord = z.infer<typeof PageWord>;
export const PageWords = z.array(PageWord).max(MAX_WORDS);

/** Whether a word lies in a page of this size. Pure. */
export const isInPage = ([left, top, width, height]: PageWord, page: PictureSize): boolean =>
  left + width <= page.width && top + height <= page.height;

/** Those of the words that may be sent: the others are left out. Pure. */
export function sendableWords(words: readonly PageWord[], page: PictureSize): PageWord[] {
  const fitting = words.filter((word) => PageWord.safeParse(word).success && isInPage(word, page)).slice(0, MAX_WORDS);
  let bytes = 2;
  return fitting.filter((word) => (bytes += Buffer.byteLength(JSON.stringify(word)) + 1) <= MAX_TEXT_BYTES_OF_PAGE);
}

/** Throws if the bytes are not words of a page of this size. Pure. */
export function readWords(untrustedBytes: Buffer, page: PictureSize): readonly PageWord[] {
  const words = PageWords.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(untrustedBytes)));
  if (!words.every((word) => isInPage(word, page))) throw new Error('A word lies outside its page.');
  return words;
}
