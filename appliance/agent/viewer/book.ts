/** An e-book (EPUB) as one page: title, chapters in their order, and pictures. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Parser } from 'htmlparser2';
import { archivedFiles, whole } from './archived-files.ts';
import { cleanHtml, MOST_HTML } from './clean-html.ts';
import { asCpio, newRead, reading } from './libarchive.ts';
import { escaped, page, sizeIn, type Viewed } from './pages.ts';
import type { Place } from './parts.ts';
import { endingOf } from './showing.ts';
import { languageOf, type Words, wordsIn } from './words.ts';

/** Chromium lays it out in a moment, and it is more than the longest novels have. */
const MOST_BOOK = 4 * 1024 * 1024;
/** Of text before it is made a page, and of one picture. */
const MOST_READ_TEXT = 32 * 1024 * 1024;
const MOST_PICTURE = 16 * 1024 * 1024;
const MOST_PICTURES = 500;
const MOST_CREATORS = 20;
const TEXTS = ['xhtml', 'html', 'htm', 'xml', 'opf'];
const PICTURES = ['png', 'jpg', 'jpeg', 'gif', 'webp'];
const PICTURE_FOLDER = 'pictures';
const CONTAINER = 'META-INF/container.xml';
const ENCRYPTION = 'META-INF/encryption.xml';

/** What is in a book, by its name there. */
interface Content {
  readonly texts: Map<string, string>;
  /** Their addresses. */
  readonly pictures: Map<string, string>;
}

interface Chapter {
  /** Among all files of the book, to which links lead. */
  readonly index: number;
  /** Escaped. */
  readonly title: string;
  readonly html: string;
  readonly isPictureLeftOut: boolean;
}

/** Throws if it is no book. */
export async function bookPage(viewed: Viewed, path: string, place: Place): Promise<string> {
  const { language } = viewed;
  const words = wordsIn(language);
  const content = await contentOf(path, place);
  const { title, creators, files } = packageOf(content.texts);
  const isLocked = files.some((file) => encryptedIn(content.texts).has(file));
  const chapters = isLocked ? [] : chaptersOf(files, content, words);
  if (chapters.length === 0 && !isLocked) throw new Error('It has no chapters.');
  const number = new Intl.NumberFormat(languageOf(language));
  const notes = [
    words.book(sizeIn(language, viewed.bytes)),
    ...(isLocked ? [words.locked] : []),
    ...(chapters.length < files.length && !isLocked
      ? [words.chaptersLeftOut(number.format(chapters.length), number.format(files.length))]
      : []),
    ...(chapters.some(({ isPictureLeftOut }) => isPictureLeftOut) ? [words.remoteLeftOut] : []),
  ];
  const head = `<h2>${escaped(title || words.noTitle)}</h2><p class="left-out">${escaped(creators.join(', '))}</p>`;
  const list = chapters.map(({ index, title: of }) => `<li><a href="#c${index}">${of}</a>`);
  const contents = `<details><summary>${escaped(words.contents)}</summary><ol>${list.join('')}</ol></details>`;
  const sections = chapters.map(({ html, index }) => `<section id="c${index}">${html}</section>`);
  return page(viewed, notes, `<article>${head}${isLocked ? '' : contents}${sections.join('<hr>')}</article>`);
}

async function contentOf(path: string, place: Place): Promise<Content> {
  const content: Content = { texts: new Map(), pictures: new Map() };
  const { bounds } = place;
  let left = MOST_READ_TEXT;
  await mkdir(join(place.folder, PICTURE_FOLDER));
  await reading(asCpio(path), newRead(), bounds.until - Date.now(), async ({ child }) => {
    for await (const file of archivedFiles(child.stdout ?? [])) {
      const [name, ending] = [Buffer.from(file.raw, 'latin1').toString(), endingOf(file.raw)];
      if (TEXTS.includes(ending) && file.bytes <= left) {
        left -= file.bytes;
        content.texts.set(name, new TextDecoder().decode(await whole(file)));
      } else if (
        PICTURES.includes(ending) &&
        content.pictures.size < MOST_PICTURES &&
        file.bytes <= Math.min(MOST_PICTURE, bounds.bytes)
      ) {
        bounds.bytes -= file.bytes;
        const address = `${PICTURE_FOLDER}/${content.pictures.size + 1}.${ending}`;
        await writeFile(join(place.folder, address), await whole(file), { flag: 'wx' });
        content.pictures.set(name, address);
      }
      if (Date.now() > bounds.until) break;
    }
  }).catch(() => undefined); // What was read of a book that is damaged may be enough.
  return content;
}

interface Element {
  /** Without the prefix of its namespace. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  text: string;
}

function elementsOf(xml: string): readonly Element[] {
  const all: Element[] = [];
  let open: Element | undefined;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        open = { name: name.slice(name.indexOf(':') + 1), attributes, text: '' };
        all.push(open);
      },
      ontext(text) {
        if (open) open.text += text;
      },
      onclosetag() {
        open = undefined;
      },
    },
    { xmlMode: true },
  );
  parser.end(xml.slice(0, MOST_HTML));
  return all;
}

interface Package {
  readonly title: string;
  readonly creators: readonly string[];
  /** The names of the chapters in the book, in their order. */
  readonly files: readonly string[];
}

function packageOf(texts: ReadonlyMap<string, string>): Package {
  const root = elementsOf(texts.get(CONTAINER) ?? '').find(({ name }) => name === 'rootfile')?.attributes['full-path'];
  const path = root ?? [...texts.keys()].find((name) => endingOf(name) === 'opf') ?? '';
  const elements = elementsOf(texts.get(path) ?? '');
  const named = (wanted: string) => elements.filter(({ name }) => name === wanted);
  const files = new Map(named('item').map(({ attributes: { id, href = '' } }) => [id, fileAt(path, href)]));
  return {
    title: named('title')[0]?.text.trim() ?? '',
    creators: named('creator')
      .slice(0, MOST_CREATORS)
      .map(({ text }) => text.trim()),
    files: named('itemref').flatMap(({ attributes: { idref } }) => files.get(idref) ?? []),
  };
}

const encryptedIn = (texts: ReadonlyMap<string, string>): ReadonlySet<string> =>
  new Set(
    elementsOf(texts.get(ENCRYPTION) ?? '').flatMap(({ name, attributes: { URI = '' } }) =>
      name === 'CipherReference' ? (fileAt('', URI) ?? []) : [],
    ),
  );

/** The name in the book to which an address in one of its files leads; `undefined` if it leads out of the book. */
function fileAt(from: string, address: string): string | undefined {
  try {
    const url = new URL(address, `http://book/${from.split('/').map(encodeURIComponent).join('/')}`);
    return url.origin === 'http://book' ? decodeURIComponent(url.pathname.slice(1)) : undefined;
  } catch {
    return undefined;
  }
}

function chaptersOf(files: readonly string[], { texts, pictures }: Content, words: Words): readonly Chapter[] {
  const chapters: Chapter[] = [];
  let left = MOST_BOOK;
  for (const [index, file] of files.entries()) {
    const source = texts.get(file);
    if (source === undefined) continue;
    const { html, isPictureLeftOut } = cleanHtml(source, {
      picture: (address) => pictures.get(fileAt(file, address) ?? ''),
      link(address) {
        const chapter = files.indexOf(fileAt(file, address) ?? '');
        const [, id = ''] = /#(.*)$/.exec(address) ?? [];
        return chapter === -1 ? undefined : `#c${chapter}${id === '' ? '' : `-${id}`}`;
      },
      id: (id) => `c${index}-${id}`,
    });
    left -= html.length;
    if (left < 0) break;
    chapters.push({ index, html, isPictureLeftOut, title: titleOf(html) || escaped(words.chapter(index + 1)) });
  }
  return chapters;
}

/** Of the first heading, still escaped. */
const titleOf = (html: string): string =>
  (/<h[1-3][^>]*>(.{1,500}?)<\/h[1-3]>/s.exec(html)?.[1] ?? '').replace(/<[^>]*>/g, '').trim();
