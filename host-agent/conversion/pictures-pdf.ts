/**
 * Writes a PDF that consists only of pictures, one for each page, as they arrive, and of invisible words over them. A few kinds of objects are enough, so no
 * library is used: PDF libraries bring fonts, scripts and forms, and hold the whole document in memory.
 */
import { promisify } from 'node:util';
import { deflate } from 'node:zlib';
import type { PageWord } from '../../appliance/protocol/page-text.ts';
import type { Frame } from '../hypervisor/hypervisor.ts';
import { FONT_OBJECTS, fontObjects, packed as packedObject, shownWords } from './invisible-text.ts';

const packed = promisify(deflate);

/** Resolution at which the pages were rendered. */
const DOTS_PER_INCH = 150;
const POINTS_PER_INCH = 72;
/** The largest page that viewers accept. */
const MAX_POINTS = 14_400;
const [CATALOG, PAGES, FIRST_FREE] = [1, 2, 3];
const OBJECTS_PER_PAGE = 3;

export class PicturesPdf {
  readonly #write: (bytes: Buffer) => Promise<void>;
  /** Offset of each object in the file, by its number. */
  readonly #offsets: number[] = [];
  readonly #pages: number[] = [];
  #length = 0;
  /** Number of the first page's object; where there are words, the font comes before it. */
  #firstPage = FIRST_FREE;

  constructor(write: (bytes: Buffer) => Promise<void>) {
    this.#write = write;
  }

  /** `words`: on each page or on none. */
  async add({ width, height, rgb }: Frame, words?: readonly PageWord[]): Promise<void> {
    if (this.#length === 0) await this.#begin(words !== undefined);
    const page = this.#firstPage + this.#pages.length * OBJECTS_PER_PAGE;
    const [content, picture] = [page + 1, page + 2];
    const scale = pointsPerPixel(width, height);
    const [points, rows] = pagePoints(width, height);
    const font = words ? ` /Font << /F ${FIRST_FREE} 0 R >>` : '';
    this.#pages.push(page);
    await this.#object(
      page,
      `<< /Type /Page /Parent ${PAGES} 0 R /MediaBox [0 0 ${points} ${rows}] /Contents ${content} 0 R /Resources << /XObject << /P ${picture} 0 R >>${font} >> >>`,
    );
    const drawn = `q ${points} 0 0 ${rows} 0 0 cm /P Do Q`;
    if (words) {
      const { entries, stream = Buffer.alloc(0) } = packedObject(
        Buffer.from(`${drawn}\n${shownWords(words, { scale, height, font: 'F' })}`),
      );
      await this.#stream(content, `${entries} `, stream);
    } else await this.#stream(content, '', Buffer.from(drawn));
    await this.#stream(
      picture,
      `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /FlateDecode `,
      await packed(rgb),
    );
  }

  /** Throws without a page. */
  async end(): Promise<void> {
    if (this.#pages.length === 0) throw new Error('A document needs at least one page.');
    await this.#object(CATALOG, `<< /Type /Catalog /Pages ${PAGES} 0 R >>`);
    await this.#object(
      PAGES,
      `<< /Type /Pages /Count ${this.#pages.length} /Kids [${this.#pages.map((page) => `${page} 0 R`).join(' ')}] >>`,
    );
    const start = this.#length;
    const entries = this.#offsets.slice(1).map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
    const size = this.#offsets.length;
    await this.#text(
      `xref\n0 ${size}\n0000000000 65535 f \n${entries.join('')}trailer\n<< /Size ${size} /Root ${CATALOG} 0 R >>\nstartxref\n${start}\n%%EOF\n`,
    );
  }

  /** The second line marks the file as binary. */
  async #begin(hasWords: boolean): Promise<void> {
    await this.#put(
      Buffer.concat([Buffer.from('%PDF-1.4\n%'), Buffer.from([0xe2, 0xe3, 0xcf, 0xd3]), Buffer.from('\n')]),
    );
    if (!hasWords) return;
    this.#firstPage += FONT_OBJECTS;
    for (const [index, { entries, stream }] of fontObjects(FIRST_FREE).entries()) {
      if (stream) await this.#stream(FIRST_FREE + index, `${entries} `, stream);
      else await this.#object(FIRST_FREE + index, `<< ${entries} >>`);
    }
  }

  #object(number: number, text: string): Promise<void> {
    this.#offsets[number] = this.#length;
    return this.#text(`${number} 0 obj\n${text}\nendobj\n`);
  }

  async #stream(number: number, entries: string, bytes: Buffer): Promise<void> {
    this.#offsets[number] = this.#length;
    await this.#text(`${number} 0 obj\n<< ${entries}/Length ${bytes.length} >>\nstream\n`);
    await this.#put(bytes);
    await this.#text('\nendstream\nendobj\n');
  }

  #text(text: string): Promise<void> {
    return this.#put(Buffer.from(text, 'latin1'));
  }

  async #put(bytes: Buffer): Promise<void> {
    this.#length += bytes.length;
    await this.#write(bytes);
  }
}

/** Size of the page on paper, in points. Pure. */
export function pagePoints(width: number, height: number): [width: string, height: string] {
  const scale = pointsPerPixel(width, height);
  const points = (pixels: number) => Math.max(1, pixels * scale).toFixed(2);
  return [points(width), points(height)];
}

const pointsPerPixel = (width: number, height: number): number =>
  Math.min(POINTS_PER_INCH / DOTS_PER_INCH, MAX_POINTS / Math.max(width, height));
