/** What is known of a document of an office program before it is opened: by its parts, of which this reads only what tells. For the viewer and the converter. */
import { open, readFile } from 'node:fs/promises';
import { archivedFiles, whole } from '../viewer/archived-files.ts';
import { checkCompoundFile } from '../viewer/compound-file.ts';
import { asCpio, newRead, reading } from '../viewer/libarchive.ts';
import { COMPOUND } from '../viewer/showing.ts';
import type { OfficeFormat } from './soffice.ts';

/** What is in a document, unpacked. */
export const MOST_UNPACKED_BYTES = 512 * 1024 * 1024;
const MOST_OLDER_BYTES = 128 * 1024 * 1024;
/** Of the parts that tell what a document refers to. */
const MOST_READ_TEXT = 8 * 1024 * 1024;

export interface Found {
  /** `undefined`: it is none. */
  readonly format: OfficeFormat | undefined;
  readonly isEncrypted: boolean;
  readonly isTooLarge: boolean;
  readonly hasMacros: boolean;
  /** It has what is loaded from elsewhere without a click. */
  readonly refersElsewhere: boolean;
}
const NOTHING = { isEncrypted: false, isTooLarge: false, hasMacros: false, refersElsewhere: false };

/** The bytes with which a compound file begins. */
const COMPOUND_MARK = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);

/** Of a document that is called one of this format. An encrypted one of newer programs is in the container of older ones. */
export async function foundInFile(path: string, format: OfficeFormat, withinMs: number): Promise<Found> {
  const { size, head } = await headOf(path, COMPOUND_MARK.length);
  return foundIn(path, head.equals(COMPOUND_MARK) ? COMPOUND : format, size, withinMs);
}

/** `size`: in bytes. Throws if it is damaged in a way that could take too long. */
export function foundIn(
  path: string,
  format: OfficeFormat | typeof COMPOUND,
  size: number,
  withinMs: number,
): Promise<Found> {
  return format === COMPOUND ? inCompound(path, size) : inZip(path, format, withinMs);
}

/** Parts that say what there is and where it comes from: lists of parts and of relations, and the texts of OpenDocument. */
const TELLING = /\.rels$|^(?:content|styles|meta)\.xml$|^META-INF\/manifest\.xml$/;
const MACROS = /(?:^|\/)vbaProject\.bin$|^(?:Basic|Scripts)\/|\/macrosheets\//;
const ELSEWHERE = {
  relations: /<Relationship\b[^>]{0,4000}>/g,
  /** Pictures, objects, tables and templates, at an address or in another folder than that of the document's parts. */
  openDocument:
    /<(?:draw:(?:image|object|object-ole|plugin|floating-frame)|table:table-source|text:section-source|style:background-image|meta:template)\b[^>]{0,2000}\bxlink:href="(?:[a-z][a-z0-9+.-]*:|\/|\.\.\/)/i,
  rtf: /INCLUDE(?:PICTURE|TEXT)\b|\\objautlink\b/,
};

/** The parts of a document, unpacked once here: a bomb does not reach LibreOffice. */
async function inZip(path: string, format: OfficeFormat, withinMs: number): Promise<Found> {
  if (format === 'rtf') {
    const { head } = await headOf(path, MOST_READ_TEXT);
    return { ...NOTHING, format, refersElsewhere: ELSEWHERE.rtf.test(head.toString('latin1')) };
  }
  const [found, read] = [{ ...NOTHING, format }, newRead()];
  let [bytes, left] = [0, MOST_READ_TEXT];
  await reading(asCpio(path), read, withinMs, async ({ child }) => {
    for await (const file of archivedFiles(child.stdout ?? [])) {
      bytes += file.bytes;
      found.isTooLarge ||= bytes > MOST_UNPACKED_BYTES;
      found.hasMacros ||= MACROS.test(file.raw);
      if (found.isTooLarge) break;
      if (!TELLING.test(file.raw) || file.bytes > left) continue;
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

async function headOf(path: string, most: number): Promise<{ readonly size: number; readonly head: Buffer }> {
  await using file = await open(path, 'r');
  const { size } = await file.stat();
  const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(Math.min(most, size)), position: 0 });
  return { size, head: buffer.subarray(0, bytesRead) };
}
