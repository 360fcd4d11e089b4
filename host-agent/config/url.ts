import { z } from 'zod';
import { Failure } from '../api/failure.ts';

/** Longest URL that a session is given. */
const MAX_URL_CHARACTERS = 8192;

const CONTROL_OR_SPACE = /[\u0000-\u0020\u007f-\u009f]/;

/** Why `text` is not something a session may be given, or `undefined` when it is: http, https, or about:blank. */
export function urlProblem(text: string): string | undefined {
  if (text.length > MAX_URL_CHARACTERS) return `is longer than ${MAX_URL_CHARACTERS} characters`;
  if (CONTROL_OR_SPACE.test(text)) return 'has a space or control character in it';
  if (text === 'about:blank') return undefined;
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

/** Longest address of a page that is kept. */
const MAX_KEPT_CHARACTERS = 2048;

/** The address of a page that may be kept, in its one spelling: nothing in it but ASCII, and no name or password of anybody. Throws `Failure` url-refused. */
export function pageAddress(untrustedText: string): string {
  const problem = urlProblem(untrustedText) ?? keptProblem(new URL(untrustedText));
  if (problem !== undefined) throw new Failure('url-refused', { problem });
  return new URL(untrustedText).href;
}

function keptProblem({ href, protocol, username, password }: URL): string | undefined {
  if (protocol === 'about:') return 'is no page that could be kept';
  if (href.length > MAX_KEPT_CHARACTERS) return `is longer than the ${MAX_KEPT_CHARACTERS} characters that are kept`;
  return username === '' && password === '' ? undefined : 'has a name or a password in it';
}

/** A URL in the one spelling that is handed on: as the WHATWG parser writes it. */
export const BrowsableUrl = z.string().transform((text, context) => {
  const problem = urlProblem(text);
  if (problem === undefined) return text === 'about:blank' ? text : new URL(text).href;
  context.addIssue({ code: 'custom', message: problem });
  return z.NEVER;
});
