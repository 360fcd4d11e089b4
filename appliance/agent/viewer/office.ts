/** Documents of office programs as the pages that LibreOffice makes of them. What it does not do is said: macros, and content from elsewhere. */
import { constants, copyFile, mkdtemp, open, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { run } from '../commands/run.ts';
import { hasOffice, officeCommand, officeEnvironment, type OfficeFormat, prepareOffice } from '../office/soffice.ts';
import { archivedFiles, whole } from './archived-files.ts';
import { checkCompoundFile } from './compound-file.ts';
import { asCpio, newRead, reading } from './libarchive.ts';
import { bytesPage, escaped, MOST_DUMPED_BYTES, page, sizeIn, type Viewed } from './pages.ts';
import { type Place, writePage } from './parts.ts';
import { noteOf } from './kinds.ts';
import { COMPOUND, type Showing } from './showing.ts';
import { kindIn, languageOf, type Words, wordsIn } from './words.ts';

/** A large document in an emulated VM. */
const MADE_WITHIN_MS = 130_000;
export const MOST_PAGES = 300;
/** What is in a document, unpacked. */
const MOST_UNPACKED_BYTES = 512 * 1024 * 1024;
const MOST_OLDER_BYTES = 128 * 1024 * 1024;
/** Of the parts that tell what a document refers to. */
const MOST_READ_TEXT = 8 * 1024 * 1024;

/** What is known of a document before it is opened. */
export interface Found {
  /** `undefined`: it is none. */
  readonly format: OfficeFormat | undefined;
  readonly isEncrypted: boolean;
  readonly isTooLarge: boolean;
  readonly hasMacros: boolean;
  readonly refersElsewhere: boolean;
}
const NOTHING = { isEncrypted: false, isTooLarge: false, hasMacros: false, refersElsewhere: false };

type OfficeShowing = Extract<Showing, { readonly by: 'office' }>;

/** Returns the name of what Chromium opens. */
export async function officeView(path: string, viewed: Viewed, showing: OfficeShowing, place: Place): Promise<string> {
  const { format, type } = showing;
  const words = wordsIn(viewed.language);
  const refused = async (why?: string) => {
    await using file = await open(path, 'r');
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(MOST_DUMPED_BYTES), position: 0 });
    return await writePage(place, bytesPage(viewed, buffer.subarray(0, bytesRead), type, why));
  };
  const found = await foundIn(path, format, viewed.bytes, place);
  if (found.isEncrypted) return refused(words.needsPassword);
  if (found.isTooLarge) return refused(words.unpacksTooMuch(sizeIn(viewed.language, MOST_UNPACKED_BYTES)));
  if (found.format === undefined) return refused();
  if (!hasOffice()) return refused(words.noOffice);
  const name = `${basename(path)}.pdf`;
  try {
    await convert(path, found.format, name, place);
  } catch (error) {
    return refused(/took longer/.test(String(error)) ? words.officeLate : words.officeFailed);
  }
  const notes = [
    ...noteOf(viewed, showing),
    ...notesOf(found, await pagesOf(join(place.folder, name)), words, viewed.language),
  ];
  if (notes.length === 0) return name;
  const [kind, link] = [kindIn(viewed.language, type.mime), escaped(encodeURIComponent(name))];
  const head = `${kind === type.mime ? found.format.toUpperCase() : kind}, ${sizeIn(viewed.language, viewed.bytes)}`;
  return writePage(place, page(viewed, [head, ...notes], `<p><a href="${link}">${escaped(words.showPages)}</a></p>`));
}

function notesOf(found: Found, pages: number, words: Words, language: string): readonly string[] {
  const number = new Intl.NumberFormat(languageOf(language));
  return [
    ...(found.hasMacros ? [words.macros] : []),
    ...(found.refersElsewhere ? [words.elsewhereLeftOut] : []),
    ...(pages >= MOST_PAGES ? [words.pagesLeftOut(number.format(MOST_PAGES))] : []),
  ];
}

/** Under a name of ours, as what it is: LibreOffice goes by no name. */
async function convert(
  path: string,
  format: OfficeFormat,
  name: string,
  { folder, depth, bounds }: Place,
): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), 'office-'));
  await prepareOffice(home);
  const source = join(home, `document.${format}`);
  await symlink(path, source);
  const [program, ...args] = officeCommand({ source, format, folder: home, home, mostPages: MOST_PAGES });
  const timeoutMs = depth === 0 ? MADE_WITHIN_MS : Math.max(1, bounds.until - Date.now());
  try {
    await run(program, args, { timeoutMs, environment: officeEnvironment(home) });
    // It ends well also if it has opened nothing.
    await copyFile(join(home, 'document.pdf'), join(folder, name), constants.COPYFILE_EXCL);
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

/** As LibreOffice writes it: in the clear. */
async function pagesOf(pdf: string): Promise<number> {
  const counts = (await readFile(pdf, 'latin1')).matchAll(/\/Count (\d{1,6})\b/g);
  return Math.max(0, ...[...counts].map(([, count]) => Number(count)));
}

const ELSEWHERE = {
  relations: /<Relationship\b[^>]{0,4000}>/g,
  openDocument:
    /<(?:draw:image|draw:object|draw:plugin|table:table-source|text:section-source|style:background-image)\b[^>]{0,2000}xlink:href="(?:https?|ftp|file|smb):/,
  rtf: /INCLUDE(?:PICTURE|TEXT)\b|\\objautlink\b/,
};

/** `size`: in bytes. Throws if it is damaged in a way that could take too long. */
export function foundIn(path: string, format: OfficeShowing['format'], size: number, place: Place): Promise<Found> {
  return format === COMPOUND ? inCompound(path, size) : inZip(path, format, place);
}

/** The parts of a document, unpacked once here: a bomb does not reach LibreOffice. */
async function inZip(path: string, format: OfficeFormat, { bounds }: Place): Promise<Found> {
  if (format === 'rtf')
    return { ...NOTHING, format, refersElsewhere: ELSEWHERE.rtf.test((await headOf(path)).toString('latin1')) };
  const [found, read] = [{ ...NOTHING, format }, newRead()];
  let [bytes, left] = [0, MOST_READ_TEXT];
  await reading(asCpio(path), read, bounds.until - Date.now(), async ({ child }) => {
    for await (const file of archivedFiles(child.stdout ?? [])) {
      bytes += file.bytes;
      found.isTooLarge ||= bytes > MOST_UNPACKED_BYTES;
      found.hasMacros ||= /(?:^|\/)vbaProject\.bin$|^(?:Basic|Scripts)\/|\/macrosheets\//.test(file.raw);
      if (found.isTooLarge) break;
      if (!/\.rels$|^content\.xml$|^META-INF\/manifest\.xml$/.test(file.raw) || file.bytes > left) continue;
      left -= file.bytes;
      const text = (await whole(file)).toString();
      found.isEncrypted ||= file.raw.startsWith('META-INF') && text.includes('encryption-data');
      found.refersElsewhere ||=
        ELSEWHERE.openDocument.test(text) || [...text.matchAll(ELSEWHERE.relations)].some(isLoaded);
    }
  }).catch(() => undefined); // What is damaged LibreOffice refuses.
  return { ...found, isEncrypted: found.isEncrypted || read.isEncrypted, isTooLarge: found.isTooLarge || read.isLate };
}

/** A link that only a click follows loads nothing. */
const isLoaded = ([relation]: readonly string[]): boolean =>
  relation?.includes('TargetMode="External"') === true && !relation.includes('/hyperlink"');

/** By the streams in it. Sources: MS-DOC, MS-XLS, MS-PPT. */
async function inCompound(path: string, size: number): Promise<Found> {
  const none = { ...NOTHING, format: undefined };
  if (size > MOST_OLDER_BYTES) return { ...none, isTooLarge: true };
  const bytes = await readFile(path);
  const entries = checkCompoundFile(bytes);
  const at = (...names: readonly string[]) => entries.find(({ name }) => names.includes(name))?.at;
  const hasMacros = at('_VBA_PROJECT', 'VBA', '_VBA_PROJECT_CUR') !== undefined;
  const [letter, sheet, slides] = [at('WordDocument'), at('Workbook', 'Book'), at('PowerPoint Document')];
  if (at('EncryptedPackage') !== undefined) return { ...none, isEncrypted: true };
  if (letter !== undefined)
    return { ...none, format: 'doc', hasMacros, isEncrypted: ((bytes[letter + 11] ?? 0) & 1) === 1 };
  if (sheet !== undefined) return { ...none, format: 'xls', hasMacros, isEncrypted: beginsEncrypted(bytes, sheet) };
  if (slides !== undefined) return { ...none, format: 'ppt', hasMacros, isEncrypted: bytes.includes(ENCRYPTED_SLIDES) };
  return none;
}

const ENCRYPTED_SLIDES = Buffer.from([0xdf, 0xc4, 0xd1, 0xf3]);
/** The record that says it follows the first one soon. */
const [FILE_PASS, EARLY_RECORDS] = [0x002f, 5];

function beginsEncrypted(bytes: Buffer, begin: number): boolean {
  for (let [at, record] = [begin, 0]; record < EARLY_RECORDS && at + 4 <= bytes.length; record += 1) {
    if (bytes.readUInt16LE(at) === FILE_PASS) return true;
    at += 4 + bytes.readUInt16LE(at + 2);
  }
  return false;
}

async function headOf(path: string): Promise<Buffer> {
  await using file = await open(path, 'r');
  const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(MOST_READ_TEXT), position: 0 });
  return buffer.subarray(0, bytesRead);
}
