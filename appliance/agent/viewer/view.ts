/** Makes of one file what Chromium can show. It runs in a program of the browser's account, which may read the downloads and write one folder. */
import { constants, copyFile, type FileHandle, open, rename, symlink, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { run } from '../commands/run.ts';
import { decodingCommand } from '../converter/pixels-of.ts';
import { kindOf, noteOf } from './kinds.ts';
import { bytesPage, MOST_DUMPED_BYTES, MOST_TEXT_BYTES, textPage, type Viewed } from './pages.ts';
import { MOST_DEPTH, newBounds, type Place, type View, writePage } from './parts.ts';
import {
  endingOf,
  HEAD_BYTES,
  isTextShownByChromium,
  type MailFormat,
  PICTURE_ENDINGS,
  type Showing,
  showingOf,
} from './showing.ts';
import { ITSELF, type ViewerTask } from './task.ts';
import { wordsIn } from './words.ts';

/** Of a picture, before and after. */
const [SOURCE, MADE] = ['source', 'made'];
/** In which a preview lies. */
const MOST_PREVIEWED_BYTES = 16 * 1024 * 1024;
/** A large picture in an emulated VM. */
const DECODED_WITHIN_MS = 120_000;
/** The folder lies in memory. */
const MOST_COPIED_BYTES = 64 * 1024 * 1024;
/** Mail servers take less. */
const MOST_MAIL_BYTES = 64 * 1024 * 1024;

/** Returns what Chromium opens: {@link ITSELF}, or the name of a file in the folder. Throws if the file cannot be shown. */
export async function view({ path, folder, language, isPrinted = false }: ViewerTask): Promise<string> {
  const place: Place = { folder, language, depth: 0, bounds: newBounds(), view: viewAt };
  return isPrinted ? await printed(path, place) : (await viewAt(path, place)).opens;
}

/** The page of a file for a safe copy. Throws if the file is not what its ending says. */
async function printed(path: string, place: Place): Promise<string> {
  await using file = await open(path, 'r');
  const showing = await showingOf(basename(path), await head(file, HEAD_BYTES));
  if (endingOf(path) === 'svg') {
    if (showing.by !== 'chromium') throw new Error('It is no drawing.');
    const { drawingPage } = await import('./drawing-page.ts');
    return await writePage(place, drawingPage(basename(path), (await head(file, MOST_TEXT_BYTES)).toString()));
  }
  if (showing.by === 'chromium' && isTextShownByChromium(showing.endings)) return ITSELF;
  if (!PRINTED.includes(showing.by)) throw new Error('It is another kind of file.');
  return (await viewAt(path, place)).opens;
}

/** What becomes a page of the viewer. */
const PRINTED: readonly Showing['by'][] = ['text', 'table', 'markdown', 'mail', 'book'];

/** A file, or a file in a file. */
async function viewAt(path: string, place: Place): Promise<View> {
  await using file = await open(path, 'r');
  const { size } = await file.stat();
  const viewed: Viewed = { name: basename(path), bytes: size, language: place.language };
  const showing = await showingOf(viewed.name, await head(file, HEAD_BYTES));
  return {
    opens: await opened(path, file, viewed, showing, place),
    kind: kindOf(place.language, showing),
    notes: noteOf(viewed, showing),
    isPicture: showing.by === 'chromium' && PICTURE_ENDINGS.includes(showing.endings[0]),
  };
}

async function opened(path: string, file: FileHandle, viewed: Viewed, showing: Showing, place: Place): Promise<string> {
  const { folder } = place;
  switch (showing.by) {
    case 'chromium':
      return showing.endings.includes(endingOf(path))
        ? ITSELF
        : await named(path, viewed.bytes, folder, showing.endings[0]);
    case 'picture':
      if (showing.format === 'PSD') return await preview(path, await head(file, MOST_PREVIEWED_BYTES), folder);
      return await decoded(path, showing.format, place);
    case 'text':
    case 'table':
    case 'markdown':
      return await writePage(
        place,
        await pageOfText(viewed, showing, new TextDecoder(showing.encoding).decode(await head(file, MOST_TEXT_BYTES))),
      );
    case 'mail':
      if (place.depth >= MOST_DEPTH) return await tooDeep(file, viewed, place);
      return await writePage(place, await pageOfMail(viewed, showing.format, await head(file, MOST_MAIL_BYTES), place));
    case 'archive':
      if (place.depth >= MOST_DEPTH) return await tooDeep(file, viewed, place);
      return await writePage(place, await (await import('./archive.ts')).archivePage(viewed, path, showing, place));
    case 'office':
      if (place.depth >= MOST_DEPTH) return await tooDeep(file, viewed, place);
      return await (await import('./office.ts')).officeView(path, viewed, showing, place);
    case 'book':
      return await writePage(place, await pageOfBook(viewed, path, place));
    case 'bytes':
      return await writePage(place, bytesPage(viewed, await head(file, MOST_DUMPED_BYTES), showing.type));
  }
}

async function head(file: FileHandle, most: number): Promise<Buffer> {
  const { size } = await file.stat();
  const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(Math.min(most, size)), position: 0 });
  return buffer.subarray(0, bytesRead);
}

const tooDeep = async (file: FileHandle, viewed: Viewed, place: Place): Promise<string> =>
  writePage(place, bytesPage(viewed, await head(file, MOST_DUMPED_BYTES), undefined, wordsIn(viewed.language).tooDeep));

/** Chromium goes by the ending of a name, and shows the name. */
/** Chromium goes by the ending of what a link points to, so a file with a wrong one is copied, unless that takes too much memory. */
async function named(path: string, bytes: number, folder: string, ending: string): Promise<string> {
  const name = `${basename(path)}.${ending}`;
  const made = join(folder, name);
  await (bytes <= MOST_COPIED_BYTES ? copyFile(path, made, constants.COPYFILE_EXCL) : symlink(path, made));
  return name;
}

async function preview(path: string, first: Buffer, folder: string): Promise<string> {
  const name = `${basename(path)}.jpg`;
  const { psdPreview } = await import('./psd-preview.ts');
  await writeFile(join(folder, name), psdPreview(first), { flag: 'wx' });
  return name;
}

async function decoded(path: string, format: string, { folder, depth, bounds }: Place): Promise<string> {
  const name = `${basename(path)}.png`;
  // The decoder gives characters in names of files a meaning, and the one of JPEG 2000 goes by endings.
  const [source, target] = format === 'JP2' ? [`${SOURCE}.jp2`, `${MADE}.png`] : [SOURCE, MADE];
  await symlink(path, join(folder, source));
  const [program, ...args] =
    format === 'JP2' ? jpeg2000Command(source, target) : decodingCommand(`${format}:${source}[0]`, `PNG:${target}`);
  const timeoutMs = depth === 0 ? DECODED_WITHIN_MS : Math.max(1, bounds.until - Date.now());
  await run(program, args, { timeoutMs, cwd: folder });
  await rename(join(folder, target), join(folder, name));
  return name;
}

/** GraphicsMagick does not decode it. */
const jpeg2000Command = (source: string, target: string): readonly [program: string, ...args: string[]] => [
  'prlimit',
  `--data=${1024 ** 3}`,
  'opj_decompress',
  '-quiet',
  '-i',
  source,
  '-o',
  target,
];

/** Each reader is loaded only for its kind: reading a program takes time under emulation. */
async function pageOfText(
  viewed: Viewed,
  showing: Extract<Showing, { readonly encoding: unknown }>,
  text: string,
): Promise<string> {
  switch (showing.by) {
    case 'text':
      return textPage(viewed, text);
    case 'table':
      return (await import('./table.ts')).tablePage(viewed, text, showing.separator);
    case 'markdown':
      return (await import('./markdown.ts')).markdownPage(viewed, text);
  }
}

async function pageOfMail(viewed: Viewed, format: MailFormat, bytes: Buffer, place: Place): Promise<string> {
  const isWhole = bytes.length === viewed.bytes;
  if (format === 'mbox') return (await import('./mail-box.ts')).mailBoxPage(viewed, bytes, place, isWhole);
  const [{ readMail, readOutlook }, { mailPage }] = await Promise.all([import('./mail.ts'), import('./mail-page.ts')]);
  const mail = format === 'eml' ? await readMail(bytes) : readOutlook(bytes);
  return mailPage(viewed, mail, place, isWhole);
}

/** As a list of what is in it, if it is no book after all, or a damaged one. */
async function pageOfBook(viewed: Viewed, path: string, place: Place): Promise<string> {
  const { bookPage } = await import('./book.ts');
  return await bookPage(viewed, path, place).catch(async () => {
    const { archivePage } = await import('./archive.ts');
    return archivePage(viewed, path, { by: 'archive', type: { mime: 'application/zip', ext: 'zip' } }, place);
  });
}
