import { BYTES_PER_PIXEL, fitsPixels, MAX_PICTURE_SIDE } from '../../protocol/pixels.ts';

/** Longer than any header of a pixmap. */
const MAX_HEADER_BYTES = 64;

export class TooManyPixels extends Error {
  constructor() {
    super('The picture is too large.');
  }
}

export interface Pixmap {
  readonly width: number;
  readonly height: number;
  readonly rgb: Buffer;
}

/** Reads a binary PPM file with 8 bits per channel. Throws if it is not one, exceeds the protocol's limits or is incomplete. */
export async function readPixmap(chunks: AsyncIterable<unknown> | Iterable<unknown>): Promise<Pixmap> {
  let head = Buffer.alloc(0);
  let picture: Pixmap | undefined;
  let filled = 0;
  for await (const chunk of chunks) {
    let pixels = chunk as Buffer;
    if (!picture) {
      head = Buffer.concat([head, pixels]);
      const header = headerOf(head);
      if (!header) continue;
      picture = {
        width: header.width,
        height: header.height,
        rgb: Buffer.allocUnsafe(header.width * header.height * BYTES_PER_PIXEL),
      };
      pixels = head.subarray(header.bytes);
    }
    filled += pixels.copy(picture.rgb, filled);
    if (filled === picture.rgb.length) return picture;
  }
  throw new Error('The picture is incomplete.');
}

/** `undefined` while the header is incomplete. */
function headerOf(
  head: Buffer,
): { readonly width: number; readonly height: number; readonly bytes: number } | undefined {
  const [all, columns, rows] = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(head.toString('latin1', 0, MAX_HEADER_BYTES)) ?? [];
  if (all === undefined) {
    if (head.length >= MAX_HEADER_BYTES) throw new Error('The picture is not a pixmap.');
    return undefined;
  }
  const [width, height] = [Number(columns), Number(rows)];
  if (width < 1 || height < 1) throw new Error('The picture has no pixels.');
  if (Math.max(width, height) > MAX_PICTURE_SIDE || !fitsPixels({ width, height })) throw new TooManyPixels();
  return { width, height, bytes: all.length };
}
