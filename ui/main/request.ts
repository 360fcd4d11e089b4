/** What a start of the program requests. A second start passes this to the running program and exits. */
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { MOST_GIVEN } from '../bridge/message-names.ts';
import { browserLink, Url, UrlProblem } from '../../host-agent/api/session/url.ts';

const Path = z.string().startsWith('/').max(4096);

export const StartRequest = z.discriminatedUnion('is', [
  /** Show only the tray. */
  z.strictObject({ is: z.literal('background') }),
  z.strictObject({ is: z.literal('main-window') }),
  /** Open a disposable browser at once. */
  z.strictObject({ is: z.literal('open'), profile: z.string().max(64).optional() }),
  /** Links from another program, and files from a file manager; at least one. */
  z
    .strictObject({
      is: z.literal('given'),
      urls: z.array(Url).max(MOST_GIVEN),
      paths: z.array(Path).max(MOST_GIVEN),
      /** In a session, without a question and whatever the rules are: by the extension of a browser. */
      here: z.literal(true).optional(),
    })
    .refine(({ urls, paths }) => urls.length + paths.length > 0),
  /** Make safe copies of files, which a file manager names. */
  z.strictObject({ is: z.literal('safe-copy'), paths: z.array(Path).min(1).max(MOST_GIVEN) }),
  /** Make the site of this page one that always opens here, or no longer: by the extension of a browser. */
  z.strictObject({ is: z.literal('site-rule'), url: Url, isAlways: z.boolean() }),
  /** The first link was refused, and no other one was there. */
  z.strictObject({ is: z.literal('refused-link'), problem: UrlProblem }),
  /** The window of an existing session. */
  z.strictObject({ is: z.literal('session'), id: z.string().regex(/^[a-z0-9-]{1,64}$/) }),
]);
export type StartRequest = z.infer<typeof StartRequest>;

/**
 * Parses the arguments after the program's own. Links and files come after `--`, where nothing counts as an option, whatever it looks like. Pure.
 */
export function startRequest(words: readonly string[]): StartRequest {
  const dashes = words.indexOf('--');
  const given = dashes < 0 ? [] : words.slice(dashes + 1);
  const paths = given.flatMap((word) => pathOf(word) ?? []);
  const options = dashes < 0 ? words : words.slice(0, dashes);
  if (options.includes('--safe-copy') && paths.length > 0)
    return { is: 'safe-copy', paths: paths.slice(0, MOST_GIVEN) };
  const links = given.filter((word) => pathOf(word) === undefined).map(browserLink);
  const urls = links.flatMap((link) => ('url' in link ? [link.url] : []));
  const [page] = urls;
  const isAlways = options.includes('--always');
  if (page !== undefined && (isAlways || options.includes('--not-always')))
    return { is: 'site-rule', url: page, isAlways };
  if (urls.length + paths.length > 0)
    return {
      is: 'given',
      urls: urls.slice(0, MOST_GIVEN),
      paths: paths.slice(0, MOST_GIVEN),
      ...(options.includes('--here') && { here: true }),
    };
  const [refused] = links;
  if (refused && 'refused' in refused) return { is: 'refused-link', problem: refused.refused };
  if (options.includes('--background')) return { is: 'background' };
  const session = valueOf(options, '--session');
  if (session !== undefined && /^[a-z0-9-]{1,64}$/.test(session)) return { is: 'session', id: session };
  if (!options.includes('--open')) return { is: 'main-window' };
  const profile = valueOf(options, '--profile');
  return { is: 'open', ...(profile !== undefined && { profile: profile.slice(0, 64) }) };
}

/** That of a file of the host, which file managers name by a URL or, where GLib starts programs, by its path. */
function pathOf(word: string): string | undefined {
  if (/^\/[^/]/.test(word)) return Path.safeParse(word).data;
  if (!/^file:\/\/(localhost)?\//i.test(word)) return undefined;
  try {
    return Path.parse(fileURLToPath(word));
  } catch {
    return undefined;
  }
}

function valueOf(options: readonly string[], name: string): string | undefined {
  return options.find((option) => option.startsWith(`${name}=`))?.slice(name.length + 1);
}
