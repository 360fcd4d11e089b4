/** The one rule for URLs of sessions and bookmarks. Their length counts as the WHATWG parser writes them: what a person types may become six times as long. */
import { z } from 'zod';
import { MAX_BOOKMARK_URL_BYTES, MAX_URL_BYTES } from '../../../appliance/protocol/limits.ts';
import { parseUrl } from '../../../appliance/protocol/parse-url.ts';

/** The start page, in the configuration and on the command line. */
export const START_PAGE = 'about:blank';

/** Bounds a request. The host agent decides which URLs a session opens, by {@link pageUrl}. */
export const Url = z.string().max(MAX_URL_BYTES);

/** Why a URL is refused, as the parameters of the error. */
export const UrlProblem = z.union([
  z.strictObject({ problem: z.literal('too-long'), limit: z.int() }),
  z.strictObject({ problem: z.literal('scheme'), scheme: z.string().max(20) }),
  z.strictObject({ problem: z.enum(['space', 'not-a-url', 'not-a-page', 'credentials']) }),
]);
export type UrlProblem = z.infer<typeof UrlProblem>;

/** A URL in the WHATWG parser's spelling, which is ASCII, or why it is refused. */
export type ReadUrl = { readonly url: string } | { readonly refused: UrlProblem };

const CONTROL_OR_SPACE = /[\u0000-\u0020\u007f-\u009f]/;

/** `untrustedText` as the URL of a page that a session opens: http, https, or {@link START_PAGE}. Pure. */
export function pageUrl(untrustedText: string, maxBytes: number = MAX_URL_BYTES): ReadUrl {
  const tooLong = { refused: { problem: 'too-long', limit: maxBytes } } as const;
  // No URL becomes that much shorter when it is parsed.
  if (untrustedText.length > 2 * MAX_URL_BYTES) return tooLong;
  if (CONTROL_OR_SPACE.test(untrustedText)) return { refused: { problem: 'space' } };
  if (untrustedText === START_PAGE) return { url: START_PAGE };
  const url = parseUrl(untrustedText);
  if (!url) return { refused: { problem: 'not-a-url' } };
  const { href, protocol } = url;
  if (protocol !== 'http:' && protocol !== 'https:')
    return { refused: { problem: 'scheme', scheme: protocol.slice(0, 20) } };
  return href.length > maxBytes ? tooLong : { url: href };
}

/** `untrustedText` as the URL of a bookmark: http or https, without user name or password. Pure. */
export function bookmarkPageUrl(untrustedText: string): ReadUrl {
  const read = pageUrl(untrustedText, MAX_BOOKMARK_URL_BYTES);
  if ('refused' in read) return read;
  if (read.url === START_PAGE) return { refused: { problem: 'not-a-page' } };
  const { username, password } = new URL(read.url);
  return username === '' && password === '' ? read : { refused: { problem: 'credentials' } };
}

/** A link of another program, which may have spaces in it, if a browser opens it. Pure. */
export function browserLink(text: string): ReadUrl {
  const read = pageUrl(parseUrl(text)?.href ?? text);
  return 'url' in read && read.url === START_PAGE ? { refused: { problem: 'not-a-page' } } : read;
}
