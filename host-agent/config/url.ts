import { z } from 'zod';
import { Failure } from '../api/failure.ts';
import { describeUrlProblem, MAX_URL_CHARACTERS, type UrlProblem } from '../api/url.ts';

/** The start page, in the configuration and on the command line. */
export const START_PAGE = 'about:blank';

const CONTROL_OR_SPACE = /[\u0000-\u0020\u007f-\u009f]/;

/** Why a session may not open `text`, or `undefined` if it may: http, https, or {@link START_PAGE}. */
function urlProblem(text: string): UrlProblem | undefined {
  if (text.length > MAX_URL_CHARACTERS) return { problem: 'too-long', limit: MAX_URL_CHARACTERS };
  if (CONTROL_OR_SPACE.test(text)) return { problem: 'space' };
  if (text === START_PAGE) return undefined;
  const url = parse(text);
  if (url === undefined) return { problem: 'not-a-url' };
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    return { problem: 'scheme', scheme: url.protocol.slice(0, 20) };
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
  if (problem !== undefined) throw new Failure('url-refused', problem);
  return new URL(untrustedText).href;
}

function bookmarkProblem({ href, protocol, username, password }: URL): UrlProblem | undefined {
  if (protocol === 'about:') return { problem: 'not-a-page' };
  if (href.length > MAX_BOOKMARK_CHARACTERS) return { problem: 'too-long', limit: MAX_BOOKMARK_CHARACTERS };
  return username === '' && password === '' ? undefined : { problem: 'credentials' };
}

/** `text` as the URL that a session opens, in the WHATWG parser's spelling. Throws `Failure` url-refused. */
export function browsableUrl(text: string): string {
  const problem = urlProblem(text);
  if (problem !== undefined) throw new Failure('url-refused', problem);
  return text === START_PAGE ? text : new URL(text).href;
}

/** {@link browsableUrl} as a schema. */
export const BrowsableUrl = z.string().transform((text, context) => {
  const problem = urlProblem(text);
  if (problem === undefined) return browsableUrl(text);
  context.addIssue({ code: 'custom', message: describeUrlProblem(problem) });
  return z.NEVER;
});
