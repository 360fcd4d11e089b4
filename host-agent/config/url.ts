import { z } from 'zod';

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
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return `has the scheme "${url.protocol.slice(0, 20)}", allowed are http, https and about:blank`;
  return undefined;
}

function parse(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

/** A URL in the one spelling that is handed on: as the WHATWG parser writes it. */
export const BrowsableUrl = z.string().transform((text, context) => {
  const problem = urlProblem(text);
  if (problem === undefined) return text === 'about:blank' ? text : new URL(text).href;
  context.addIssue({ code: 'custom', message: problem });
  return z.NEVER;
});
