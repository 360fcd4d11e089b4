/** What a guest says is the title of its page, made fit for a person to see or hear. */
import { INVISIBLE } from '../api/errors/invisible.ts';

const LONGEST_RUN_OF_MARKS = 4;

/**
 * The title as one line without characters that are invisible, turn the direction of writing or stack up; `undefined` if nothing is left. It may still say
 * anything: show it as a quotation, never as our own words. Pure.
 */
export function pageTitle(untrustedTitle: string): string | undefined {
  const title = untrustedTitle
    .toWellFormed()
    .replace(INVISIBLE, ' ')
    .replace(new RegExp(`(\\p{M}{${LONGEST_RUN_OF_MARKS}})\\p{M}+`, 'gu'), '$1')
    .replace(/\s+/gu, ' ')
    .trim();
  return title === '' ? undefined : title;
}
