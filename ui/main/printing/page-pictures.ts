/**
 * The pages of a saved safe copy, as pictures. A safe copy is a PDF file of one kind only (host-agent/conversion/pictures-pdf.ts) or one PNG file, so that
 * no PDF library is needed to print it. Another program may have changed the file since: whatever has another form is refused.
 */
import { once } from 'node:events';
import { type FileHandle, open } from 'node:fs/promises';
import { promisify } from 'node:util';
import { inflate } from 'node:zlib';
import { PNG } from 'pngjs';

/** Ends each of our files. */
const END = /startxref\n(\d{1,12})\n%%EOF\n$/;
const MAX_END_BYTES = 64;
/** More than the entries of 2,000 pages. */
const MAX_TABLE_BYTES = 256 * 1024;
const ENTRY = /^(\d{10}) 00000 n $/;
/** The list of pages is the second object. Each page takes three objects, the last of which is its picture; all pages follow each other. */
const [PAGES, PICTURE_AFTER, OBJECTS_PER_PAGE] = [2, 2, 3];
const LIST = /^2 0 obj\n<< \/Type \/Pages \/Count (\d{1,5}) \/Kids \[(\d{1,5}) 0 R[ \]]/;
const PICTURE =
  /^\d+ 0 obj\n<< \/Type \/XObject \/Subtype \/Image \/Width (\d{1,5}) \/Height (\d{1,5}) \/ColorSpace \/DeviceRGB \/BitsPerComponent 8 \/Filter \/FlateDecode \/Length (\d{1,10}) >>\nstream\n/;
const MAX_HEAD_BYTES = 300;
/** As many as one page of a safe copy may have, and somewhat more. */
const MAX_PIXELS = 32 * 1024 * 1024;
const MAX_PNG_BYTES = 256 * 1024 * 1024;
const BYTES_PER_PIXEL = 3;
/** PNG's number for this colour type. */
const RGB = 2;

const unpacked = promisify(inflate);

export interface PagePictures {
  readonly pages: readonly { readonly width: number; readonly height: number }[];
  /** The page, counted from 0, as a PNG file. Throws if it has another form. */
  png(page: number): Promise<Buffer>;
  close(): Promise<void>;
}

/** Throws if the file is no safe copy. */
export async function openPagePictures(path: string, type: string): Promise<PagePictures> {
  const file = await open(path);
  try {
    return type === 'image/png' ? await onePicture(file) : await picturesOfPdf(file);
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function onePicture(file: FileHandle): Promise<PagePictures> {
  const { size } = await file.stat();
  if (size > MAX_PNG_BYTES) throw new Error('The picture is too large.');
  const png = await bytesOf(file, 0, size);
  const head = png.toString('latin1', 1, 16);
  if (!head.startsWith('PNG\r\n') || !head.endsWith('IHDR')) throw new Error('The file is no PNG file.');
  const page = { width: png.readUInt32BE(16), height: png.readUInt32BE(20) };
  return { pages: [page], png: () => Promise.resolve(png), close: () => file.close() };
}

async function picturesOfPdf(file: FileHandle): Promise<PagePictures> {
  const pictures = await Promise.all((await pictureOffsets(file)).map((offset) => pictureAt(file, offset)));
  const pngOf = async (page: number): Promise<Buffer> => {
    const picture = pictures[page];
    if (!picture) throw new Error('There is no such page.');
    const { width, height, offset, length } = picture;
    const expected = width * height * BYTES_PER_PIXEL;
    const rgb = await unpacked(await bytesOf(file, offset, length), { maxOutputLength: expected });
    if (rgb.length !== expected) throw new Error('The picture is incomplete.');
    return packed(width, height, rgb);
  };
  let previous: Promise<unknown> = Promise.resolve();
  return {
    pages: pictures.map(({ width, height }) => ({ width, height })),
    // A window asks for all pages at once. One at a time takes the memory of one.
    png: (page) => {
      const next = previous.then(() => pngOf(page));
      previous = next.catch(() => undefined);
      return next;
    },
    close: () => file.close(),
  };
}

/** Where the object of each page's picture begins in the file. */
async function pictureOffsets(file: FileHandle): Promise<number[]> {
  const { size } = await file.stat();
  const end = await bytesOf(file, Math.max(0, size - MAX_END_BYTES), Math.min(size, MAX_END_BYTES));
  const start = Number(END.exec(end.toString('latin1'))?.[1]);
  if (!(start < size && size - start <= MAX_TABLE_BYTES)) throw new Error('The file is no safe copy.');
  const entries = (await bytesOf(file, start, size - start))
    .toString('latin1')
    .split('\n')
    .flatMap((line) => ENTRY.exec(line)?.[1] ?? []);
  const offsets = [Number.NaN, ...entries.map(Number)];
  const list = LIST.exec((await bytesOf(file, offsets[PAGES] ?? size, MAX_HEAD_BYTES, true)).toString('latin1'));
  const [count = 0, firstPage = 0] = (list ?? []).slice(1).map(Number);
  if (count === 0) throw new Error('The file has no pages.');
  return Array.from({ length: count }, (_, page) => {
    const offset = offsets[firstPage + page * OBJECTS_PER_PAGE + PICTURE_AFTER];
    if (offset === undefined) throw new Error('A page is missing.');
    return offset;
  });
}

async function pictureAt(
  file: FileHandle,
  offset: number,
): Promise<{ width: number; height: number; offset: number; length: number }> {
  const head = PICTURE.exec((await bytesOf(file, offset, MAX_HEAD_BYTES, true)).toString('latin1'));
  const [width, height, length] = (head ?? []).slice(1).map(Number);
  if (!head || width === undefined || height === undefined || length === undefined)
    throw new Error('A page is not a picture.');
  const pixels = width * height;
  if (pixels < 1 || pixels > MAX_PIXELS || length > 2 * pixels * BYTES_PER_PIXEL)
    throw new Error('A page has too many pixels.');
  return { width, height, offset: offset + head[0].length, length };
}

async function bytesOf(file: FileHandle, offset: number, length: number, isShorter = false): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, offset);
  if (bytesRead < length && !isShorter) throw new Error('The file is incomplete.');
  return buffer.subarray(0, bytesRead);
}

/** Works in pieces, so that the windows stay alive. */
async function packed(width: number, height: number, rgb: Buffer): Promise<Buffer> {
  // Each row is stored as its difference to the row above, which is fast and compresses pages well.
  const png = new PNG({ width, height, colorType: RGB, inputColorType: RGB, inputHasAlpha: false, filterType: 2 });
  png.data = rgb;
  const chunks: Buffer[] = [];
  png.on('data', (chunk: Buffer) => void chunks.push(chunk));
  await once(png.pack(), 'end');
  return Buffer.concat(chunks);
}
