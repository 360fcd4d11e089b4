/** An archive as a list; what is in it opens as a file itself, within bounds. bsdtar reads it, and writes no file: names in an archive lead nowhere. */
import { createInterface } from 'node:readline';
import { type ArchivedFile, archivedFiles } from './archived-files.ts';
import { noteOf } from './kinds.ts';
import { asCpio, newRead, type Read, reading } from './libarchive.ts';
import { page, sizeIn, type Viewed } from './pages.ts';
import { boundsNote, type Part, Parts, partsTable, type Place, type Saved } from './parts.ts';
import { COMPRESSED, type Showing } from './showing.ts';
import { kindIn, languageOf, wordsIn } from './words.ts';

export const MOST_LISTED = 1_000;
const LISTED_WITHIN_MS = 20_000;
/** What is read to find what opens. A larger file in between ends it. */
const MOST_READ_BYTES = 1024 * 1024 * 1024;
interface Row {
  readonly name: string;
  /** As the archive has it, in Latin-1. */
  readonly raw: string;
  readonly bytes: number;
  /** Where a link leads. */
  readonly target?: string;
}

/** Throws if it is no archive. */
export async function archivePage(
  viewed: Viewed,
  path: string,
  showing: Extract<Showing, { readonly by: 'archive' }>,
  place: Place,
): Promise<string> {
  const { language } = viewed;
  const words = wordsIn(language);
  const read = newRead();
  const listed = await rowsOf(path, read, place);
  const rows = listed.slice(0, MOST_LISTED);
  const parts = new Parts(place);
  const isOneFile = listed.length === 0 && !read.isEncrypted && COMPRESSED.includes(showing.type.mime);
  if (listed.length === 0 && !isOneFile && read.isDamaged) throw new Error('It is no archive.');
  const shown = isOneFile
    ? [await onlyFile(viewed, path, parts, place)]
    : await partsOf(path, rows, parts, read, place);
  const notes = [
    words.known(kindIn(language, showing.type.mime), sizeIn(language, viewed.bytes)),
    ...noteOf(viewed, showing),
    ...(read.isEncrypted ? [words.encrypted] : []),
    ...(read.isDamaged && !isOneFile ? [words.damaged] : []),
    ...(read.isLate ? [words.late] : []),
    ...(listed.length > MOST_LISTED
      ? [words.entriesLeftOut(new Intl.NumberFormat(languageOf(language)).format(MOST_LISTED))]
      : []),
    ...(read.isEncrypted ? [] : boundsNote(language, shown)),
  ];
  return page(viewed, notes, partsTable(language, shown));
}

async function rowsOf(path: string, read: Read, { bounds }: Place): Promise<readonly Row[]> {
  const withinMs = Math.min(LISTED_WITHIN_MS, bounds.until - Date.now());
  return reading(['bsdtar', '--numeric-owner', '-tvf', path], read, withinMs, async ({ child }) => {
    const rows: Row[] = [];
    if (!child.stdout) return rows;
    for await (const line of createInterface({ input: child.stdout.setEncoding('latin1') })) {
      const row = rowOf(line);
      if (row) rows.push(row);
      if (rows.length > MOST_LISTED) break;
    }
    return rows;
  });
}

/** Type and rights, links, owner, group, size, date, name. */
const LINE = /^([-hl])\S+ +\d+ +\d+ +\d+ +(\d+) +\w{3} +\d+ +[\d:]+ (.*)$/;

/** `line`: in Latin-1. Folders and devices are no rows. Pure. */
export function rowOf(line: string): Row | undefined {
  const [, type, size, rest = ''] = LINE.exec(line) ?? [];
  if (type === undefined) return undefined;
  const [name = '', target] = type === '-' ? [rest] : rest.split(/ (?:->|link to) /);
  const raw = unescaped(name);
  const row = { name: utf8(raw), raw, bytes: Number(size) };
  return target === undefined ? row : { ...row, target: utf8(unescaped(target)) };
}

const utf8 = (latin1: string): string => Buffer.from(latin1, 'latin1').toString();
const ESCAPES: Readonly<Record<string, string>> = { a: '\u0007', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };
/** bsdtar writes control characters, and bytes that are no characters, as C does. */
const unescaped = (text: string): string =>
  text.replace(/\\([0-7]{3}|.)/g, (_, escape: string) =>
    escape.length === 3 ? String.fromCharCode(Number.parseInt(escape, 8)) : (ESCAPES[escape] ?? escape),
  );

async function partsOf(
  path: string,
  rows: readonly Row[],
  parts: Parts,
  read: Read,
  place: Place,
): Promise<readonly Part[]> {
  const words = wordsIn(place.language);
  const files = new Map(
    rows.filter(({ target }) => target === undefined).map(({ raw }) => [relative(raw), undefined as Saved | undefined]),
  );
  if (files.size > 0 && !read.isEncrypted) {
    await reading(asCpio(path), read, place.bounds.until - Date.now(), async ({ child }) => {
      let bytes = 0;
      for await (const file of archivedFiles(child.stdout ?? [])) {
        if (files.has(relative(file.raw)) && isSaved(file, place))
          files.set(relative(file.raw), await parts.save(utf8(file.raw), file.content));
        bytes += file.bytes;
        if (parts.isFull || bytes > MOST_READ_BYTES) break;
      }
    });
  }
  const shown: Part[] = [];
  for (const { name, raw, bytes, target } of rows) {
    if (target === undefined) shown.push(await parts.view(files.get(relative(raw)), name, bytes));
    else shown.push({ name, bytes: undefined, kind: words.link(target) });
  }
  return shown;
}

const isSaved = ({ bytes }: ArchivedFile, { bounds }: Place): boolean => bytes <= bounds.bytes;

/** bsdtar leaves the beginning of an absolute name out when it writes, and not when it lists. */
const relative = (raw: string): string => raw.replace(/^\/+/, '');

/** A file that is only compressed. */
async function onlyFile({ name }: Viewed, path: string, parts: Parts, place: Place): Promise<Part> {
  const inner = name.replace(/\.\w+$/, '');
  const read = newRead();
  let bytes = 0;
  const saved = await reading(['bsdcat', path], read, place.bounds.until - Date.now(), async ({ child }) => {
    // Otherwise Node discards the output of a program that ends before it is read, which is after a folder for it was made.
    child.stdout?.on('readable', () => undefined);
    return parts.save(
      inner,
      (async function* () {
        for await (const chunk of (child.stdout ?? []) as AsyncIterable<Buffer>) {
          bytes += chunk.length;
          yield chunk;
        }
      })(),
    );
  });
  if (read.isDamaged && bytes === 0) throw new Error('It is damaged.');
  return parts.view(saved, inner, bytes);
}
