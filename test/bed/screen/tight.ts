/** Rectangles in the encoding Tight, as QEMU sends them: of three bytes a pixel. */
import { createInflate, type Inflate } from 'node:zlib';
import { ByteReader } from '../network/byte-reader.ts';

const [FILL, JPEG] = [8, 9];
const HAS_FILTER = 0b0100;
const STREAMS = 4;
const [COPY, PALETTE, GRADIENT] = [0, 1, 2];
const PIXEL_BYTES = 3;
/** Less than that is not compressed. */
const LEAST_COMPRESSED_BYTES = 12;

interface Extent {
  readonly width: number;
  readonly height: number;
}

export interface TightRectangle {
  readonly kind: 'fill' | 'jpeg' | 'lossless';
  /** All that was read for it. */
  readonly bytes: number;
  /** The streams that begin again, a bit for each. */
  readonly resets: number;
  readonly stream: number;
  readonly isGradient: boolean;
  /** The colours to which pixels refer. */
  readonly palette?: Buffer;
  readonly content: Buffer;
}

/** Reads what follows the head of a rectangle. Throws if it is of a kind that QEMU does not send. */
export async function readTight(reader: ByteReader, { width, height }: Extent): Promise<TightRectangle> {
  let bytes = 0;
  const read = async (count: number): Promise<Buffer> => {
    bytes += count;
    return reader.read(count);
  };
  const readByte = async (): Promise<number> => (await read(1))[0] ?? 0;
  const readLength = async (): Promise<number> => {
    let length = 0;
    for (const shift of [0, 7, 14]) {
      const part = await readByte();
      length += (shift === 14 ? part : part & 0x7f) << shift;
      if (part < 0x80) break;
    }
    return length;
  };
  const control = await readByte();
  const [resets, how] = [control & 0x0f, control >> 4];
  const common = { resets, stream: how & (STREAMS - 1), isGradient: false };
  if (how === FILL) return { ...common, kind: 'fill', content: await read(PIXEL_BYTES), bytes };
  if (how === JPEG) {
    const content = await read(await readLength());
    return { ...common, kind: 'jpeg', content, bytes };
  }
  const filter = (how & HAS_FILTER) === 0 ? COPY : await readByte();
  if (how > FILL || filter > GRADIENT)
    throw new Error(`Rectangles of Tight of the kind ${how}, ${filter} are not known.`);
  const palette = filter === PALETTE ? await read(PIXEL_BYTES * (1 + (await readByte()))) : undefined;
  const plainBytes = height * rowBytes(width, palette);
  const content = await read(plainBytes < LEAST_COMPRESSED_BYTES ? plainBytes : await readLength());
  return {
    ...common,
    kind: 'lossless',
    isGradient: filter === GRADIENT,
    ...(palette ? { palette } : {}),
    content,
    bytes,
  };
}

const rowBytes = (width: number, palette: Buffer | undefined): number =>
  palette === undefined ? PIXEL_BYTES * width : hasTwoColours(palette) ? Math.ceil(width / 8) : width;

const hasTwoColours = (palette: Buffer): boolean => palette.length === 2 * PIXEL_BYTES;

export class TightDecoder {
  readonly #streams: ({ inflate: Inflate; reader: ByteReader } | undefined)[] = [];

  /** Red, green and blue of each pixel; `undefined` for JPEG. Rectangles have to come in the order in which they were sent, one after another. */
  async decode(rectangle: TightRectangle, extent: Extent): Promise<Buffer | undefined> {
    const { kind, resets, palette, content } = rectangle;
    for (let stream = 0; stream < STREAMS; stream += 1) if ((resets >> stream) & 1) this.#streams[stream] = undefined;
    if (kind === 'jpeg') return undefined;
    if (kind === 'fill') return Buffer.alloc(PIXEL_BYTES * extent.width * extent.height, content);
    const bytes = extent.height * rowBytes(extent.width, palette);
    const plain = bytes < LEAST_COMPRESSED_BYTES ? content : await this.#inflated(rectangle, bytes);
    if (rectangle.isGradient) return predicted(plain, extent);
    return palette === undefined ? plain : coloured(plain, palette, extent);
  }

  async #inflated({ stream, content }: TightRectangle, bytes: number): Promise<Buffer> {
    let opened = this.#streams[stream];
    if (!opened) {
      const inflate = createInflate();
      opened = this.#streams[stream] = { inflate, reader: new ByteReader(inflate) };
    }
    opened.inflate.write(content);
    return opened.reader.read(bytes);
  }
}

function coloured(indices: Buffer, palette: Buffer, { width, height }: Extent): Buffer {
  const pixels = Buffer.alloc(PIXEL_BYTES * width * height);
  const [isBits, row] = [hasTwoColours(palette), rowBytes(width, palette)];
  for (let y = 0, to = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1, to += PIXEL_BYTES) {
      const index = isBits ? ((indices[y * row + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1 : (indices[y * row + x] ?? 0);
      palette.copy(pixels, to, PIXEL_BYTES * index, PIXEL_BYTES * (index + 1));
    }
  return pixels;
}

/** Each sample is the difference to what its neighbours to the left and above predict. */
function predicted(differences: Buffer, { width, height }: Extent): Buffer {
  const row = PIXEL_BYTES * width;
  const pixels = Buffer.alloc(row * height);
  for (let at = 0; at < pixels.length; at += 1) {
    const [hasLeft, hasUpper] = [at % row >= PIXEL_BYTES, at >= row];
    const left = hasLeft ? (pixels[at - PIXEL_BYTES] ?? 0) : 0;
    const upper = hasUpper ? (pixels[at - row] ?? 0) : 0;
    const corner = hasLeft && hasUpper ? (pixels[at - row - PIXEL_BYTES] ?? 0) : 0;
    pixels[at] = (differences[at] ?? 0) + Math.max(0, Math.min(255, left + upper - corner));
  }
  return pixels;
}
