import { z } from 'zod';
import { Failure } from '../api/failure.ts';
import { MAX_URL_CHARACTERS } from '../api/url.ts';

/** In the configuration and on the command line: the start page. */
export const START_PAGE = 'about:blank';

const CONTROL_OR_SPACE = /[\u0000-\u0020\u007f-\u009f]/;

/** Why a session may not open `text`, or `undefined` if it may: http, https, or {@link START_PAGE}. */
function urlProblem(text: string): string | undefined {
  if (text.length > MAX_URL_CHARACTERS) return `is longer than ${MAX_URL_CHARACTERS} characters`;
  if (CONTROL_OR_SPACE.test(text)) return 'has a space or control character in it';
  if (text === START_PAGE) return undefined;
  const url = parse(text);
  if (url === undefined) return 'is not a URL: it should look like https://example.org/';
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    return `has the scheme "${url.protocol.slice(0, 20)}", allowed are http, https and about:blank`;
  return undefined;
}

function parse(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

/** Longest URL of a bookmark. */
const MAX_BOOKMARK_CHARACTERS = 2048;

/** `untrustedText` as the URL of a bookmark, in the WHATWG parser's spelling: ASCII only, without user name or password. Throws `Failure` url-refused. */
export function bookmarkUrl(untrustedText: string): string {
  const problem = urlProblem(untrustedText) ?? bookmarkProblem(new URL(untrustedText));
  if (problem !== undefined) throw new Failure('url-refused', { problem });
  return new URL(untrustedText).href;
}

function bookmarkProblem({ href, protocol, username, password }: URL): string | undefined {
  if (protocol === 'about:') return 'is no page that could be kept';
  if (href.length > MAX_BOOKMARK_CHARACTERS)
    return `is longer than the ${MAX_BOOKMARK_CHARACTERS} characters of a bookmark`;
  return username === '' && password === '' ? undefined : 'has a name or a password in it';
}

/** `text` as the URL that a session opens, in the WHATWG parser's spelling. Throws `Failure` url-refused. */
export function browsableUrl(text: string): string {
  const problem = urlProblem(text);
  if (problem !== undefined) throw new Failure('url-refused', { problem });
  return text === START_PAGE ? text : new URL(text).href;
}

/** {@link browsableUrl} as a schema. */
export const BrowsableUrl = z.string().transform((text, context) => {
  const problem = urlProblem(text);
  if (problem === undefined) return browsableUrl(text);
  context.addIssue({ code: 'custom', message: problem });
  return z.NEVER;
});
