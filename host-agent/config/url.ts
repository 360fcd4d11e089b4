/** The rule for URLs, as errors of the host agent and as a schema of the configuration. */
import { z } from 'zod';
import { english } from '../api/errors/english.ts';
import { Failure } from '../api/errors/failure.ts';
import { bookmarkPageUrl, pageUrl, type ReadUrl } from '../api/session/url.ts';

/** `untrustedText` as the URL of a bookmark. Throws `Failure` url-refused. */
export const bookmarkUrl = (untrustedText: string): string => accepted(bookmarkPageUrl(untrustedText));

/** `text` as the URL that a session opens. Throws `Failure` url-refused. */
export const browsableUrl = (text: string): string => accepted(pageUrl(text));

function accepted(read: ReadUrl): string {
  if ('refused' in read) throw new Failure('url-refused', read.refused);
  return read.url;
}

/** {@link browsableUrl} as a schema. */
export const BrowsableUrl = z.string().transform((text, context) => {
  const read = pageUrl(text);
  if ('url' in read) return read.url;
  context.addIssue({ code: 'custom', message: english.text('english-url-problem', read.refused) });
  return z.NEVER;
});
