/** Documents of office programs as the pages that LibreOffice makes of them. What it does not do is said: macros, and content from elsewhere. */
import { constants, copyFile, mkdtemp, open, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { run } from '../commands/run.ts';
import { type Found, foundIn, MOST_UNPACKED_BYTES } from '../office/found.ts';
import { hasOffice, officeCommand, officeEnvironment, type OfficeFormat, prepareOffice } from '../office/soffice.ts';
import { endStaying, stayingHome } from '../office/staying.ts';
import { bytesPage, escaped, MOST_DUMPED_BYTES, page, sizeIn, type Viewed } from './pages.ts';
import { type Place, writePage } from './parts.ts';
import { noteOf } from './kinds.ts';
import type { Showing } from './showing.ts';
import { kindIn, languageOf, type Words, wordsIn } from './words.ts';

/** A large document in an emulated VM. */
const MADE_WITHIN_MS = 130_000;
export const MOST_PAGES = 300;

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
  const found = await foundIn(path, format, viewed.bytes, place.bounds.until - Date.now());
  if (found.isEncrypted) return refused(words.needsPassword);
  if (found.isTooLarge) return refused(words.unpacksTooMuch(sizeIn(viewed.language, MOST_UNPACKED_BYTES)));
  if (found.format === undefined) return refused();
  if (!hasOffice()) return refused(words.noOffice);
  const name = `${basename(path)}.pdf`;
  try {
    await convert(path, found.format, name, place);
  } catch (error) {
    return refused(isLate(error) ? words.officeLate : words.officeFailed);
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

const isLate = (error: unknown): boolean => /took longer/.test(String(error));

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
  const made = await mkdtemp(join(tmpdir(), 'office-'));
  const staying = await stayingHome();
  const isStaying = staying !== undefined;
  const home = staying ?? made;
  if (!isStaying) await prepareOffice(home);
  const source = join(made, `document.${format}`);
  await symlink(path, source);
  const [program, ...args] = officeCommand({ source, format, folder: made, home, mostPages: MOST_PAGES, isStaying });
  const timeoutMs = depth === 0 ? MADE_WITHIN_MS : Math.max(1, bounds.until - Date.now());
  try {
    await run(program, args, { timeoutMs, environment: officeEnvironment(home) });
    // It ends well also if it has opened nothing.
    await copyFile(join(made, 'document.pdf'), join(folder, name), constants.COPYFILE_EXCL);
  } catch (error) {
    if (isStaying && isLate(error)) await endStaying(home);
    throw error;
  } finally {
    await rm(made, { recursive: true, force: true });
  }
}

/** As LibreOffice writes it: in the clear. */
async function pagesOf(pdf: string): Promise<number> {
  const counts = (await readFile(pdf, 'latin1')).matchAll(/\/Count (\d{1,6})\b/g);
  return Math.max(0, ...[...counts].map(([, count]) => Number(count)));
}
