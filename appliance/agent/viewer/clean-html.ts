/** HTML of a mail or a book with its text, structure and links only: whatever is not listed here is left out. */
import { Parser } from 'htmlparser2';
import { escaped } from './pages.ts';
import { parseUrl } from '../../protocol/parse-url.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

const KEPT = words(
  'a abbr address article b big blockquote br caption center cite code dd del dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i ins kbd li mark ol p pre q rp rt ruby s samp section small span strike strong sub sup table tbody td tfoot th thead time tr tt u ul var',
);
const WITHOUT_END = words('br hr');
/** Left out with everything in them. Other elements that are not kept leave their text. */
const DROPPED = words(
  'applet audio canvas embed frameset iframe math noembed noframes noscript object script select style svg template textarea title video xmp',
);
const PICTURES = words('img image');
const NUMBERS = words('colspan rowspan start value');
const LINK = /^(https?|mailto):/i;

/** More than a page has, and as much as a parser takes in a moment. */
export const MOST_HTML = 1024 * 1024;
const DEEPEST = 200;
const PIECE = 4_096;

export interface Cleaning {
  /** The address of a picture that is among the parts. Others are left out. */
  readonly picture: (source: string) => string | undefined;
  /** Where a link within the document leads. Others lead to the web, or nowhere. */
  readonly link?: (address: string) => string | undefined;
  /** What an element is called to which links lead. */
  readonly id?: (id: string) => string;
}

export interface Cleaned {
  readonly html: string;
  /** Whether something that was to be loaded is left out. */
  readonly isPictureLeftOut: boolean;
  readonly isCut: boolean;
}

/** Everything in the result is written here: nothing passes unescaped. Pure. */
export function cleanHtml(source: string, cleaning: Cleaning): Cleaned {
  const made: string[] = [];
  let [depth, dropped, isPictureLeftOut] = [0, 0, false];
  let opened: Link | undefined;
  const parser = new Parser(
    {
      onopentag(name, given) {
        depth += 1;
        if (dropped > 0 || DROPPED.has(name)) {
          dropped += 1;
        } else if (PICTURES.has(name)) {
          const address = cleaning.picture(given['src'] ?? given['xlink:href'] ?? '');
          isPictureLeftOut ||= address === undefined;
          if (address !== undefined) made.push(`<img src="${escaped(address)}" alt="${escaped(given['alt'] ?? '')}">`);
        } else if (KEPT.has(name)) {
          const attributes = attributesOf(name, given, cleaning);
          if (name === 'a') opened = { address: attributes['href'] ?? '', text: '' };
          const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
          made.push(`<${name}${written.join('')}>`);
        }
      },
      ontext(text) {
        if (dropped > 0) return;
        made.push(escaped(text));
        if (opened) opened.text += text;
      },
      onclosetag(name) {
        depth -= 1;
        if (dropped > 0) dropped -= 1;
        else if (KEPT.has(name) && !WITHOUT_END.has(name)) made.push(`</${name}>`);
        if (dropped > 0 || name !== 'a' || !opened) return;
        const host = otherHost(opened);
        if (host !== undefined) made.push(` <small class="warning">(→ ${escaped(host)})</small>`);
        opened = undefined;
      },
    },
    { recognizeSelfClosing: true },
  );
  const end = Math.min(source.length, MOST_HTML);
  let at = 0;
  // In pieces, so that a depth that no page has ends it: each level costs time at every end of an element.
  for (; at < end && depth <= DEEPEST; at += PIECE) parser.write(source.slice(at, Math.min(at + PIECE, end)));
  parser.end();
  return { html: made.join(''), isPictureLeftOut, isCut: at < source.length };
}

interface Link {
  readonly address: string;
  text: string;
}

function attributesOf(
  name: string,
  given: Readonly<Record<string, string>>,
  { link, id }: Cleaning,
): Readonly<Record<string, string>> {
  const { href, id: called } = given;
  const address = name === 'a' && href !== undefined ? (link?.(href) ?? LINK.exec(href.trim())?.input) : undefined;
  return {
    ...(address !== undefined && { href: address }),
    ...(id && called !== undefined && { id: id(called) }),
    ...Object.fromEntries(Object.entries(given).filter(([key, value]) => NUMBERS.has(key) && /^\d{1,3}$/.test(value))),
  };
}

/** Where a link leads whose text says that it leads to another site. */
function otherHost({ address, text }: Link): string | undefined {
  const [, said] =
    /^\s*(?:https?:\/\/)?(?:www\.)?([a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,})(?:[/:?#\s]|$)/i.exec(text) ?? [];
  if (said === undefined || !/^https?:/i.test(address)) return undefined;
  const hostname = parseUrl(address)?.hostname;
  return hostname?.replace(/^www\./, '') === said.toLowerCase() ? undefined : hostname;
}
