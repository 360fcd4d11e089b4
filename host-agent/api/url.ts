import { z } from 'zod';

/** Longest URL of a session, as in the guest protocol. Chromium's own limit is 2 MiB; servers stop near 8 KiB. */
export const MAX_URL_CHARACTERS = 8192;

/** Bounds the length only. The host agent decides which URLs a session opens: `config/url.ts`. */
export const Url = z.string().max(MAX_URL_CHARACTERS);

/** The link in the WHATWG parser's spelling if a browser opens it and it is not too long. Pure. */
export function browserLink(text: string): string | undefined {
  const url = text.length <= MAX_URL_CHARACTERS && URL.canParse(text) ? new URL(text) : undefined;
  const isWeb = url?.protocol === 'http:' || url?.protocol === 'https:';
  return isWeb && url.href.length <= MAX_URL_CHARACTERS ? url.href : undefined;
}

/** Why a URL is refused, as the parameters of the error. */
export type UrlProblem =
  | { readonly problem: 'too-long'; readonly limit: number }
  | { readonly problem: 'scheme'; readonly scheme: string }
  | { readonly problem: 'space' | 'not-a-url' | 'not-a-page' | 'credentials' };

/** The second half of a sentence that begins with the URL. */
export function describeUrlProblem(refused: UrlProblem): string {
  switch (refused.problem) {
    case 'too-long':
      return `is longer than ${refused.limit} characters`;
    case 'scheme':
      return `has the scheme "${refused.scheme}", allowed are http, https and about:blank`;
    case 'space':
      return 'has a space or control character in it';
    case 'not-a-url':
      return 'is not a URL: it should look like https://example.org/';
    case 'not-a-page':
      return 'is not the address of a page';
    case 'credentials':
      return 'contains a user name or password';
  }
}
