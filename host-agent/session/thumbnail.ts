/** Small pictures of the screens of sessions. A client that has the current one gets none. */
import { createHash } from 'node:crypto';
import type { Frame, Thinning } from '../hypervisor/hypervisor.ts';
import { pngOf } from '../hypervisor/picture/png.ts';

/** Twice the size of a card in the main window, for screens with a scale of 2. */
export const THUMBNAIL_SIZE = { width: 512, height: 320 };
/** Enough pixels of the screen: some for each pixel of the thumbnail. */
export const ENOUGH_FOR_THUMBNAIL: Thinning = {
  mostPixels: 4 * THUMBNAIL_SIZE.width * THUMBNAIL_SIZE.height,
  as: 'means',
};
/** Bytes per pixel. */
const RGB = 3;

export interface Thumbnail {
  /** Changes with the content of the screen. */
  readonly version: string;
  readonly frame: Frame;
}

/** `undefined` if the frame still has the version that the client knows. Pure. */
export function thumbnailOf(frame: Frame, known: string | undefined): Thumbnail | undefined {
  const version = createHash('sha256').update(`${frame.width} ${frame.height} `).update(frame.rgb).digest('hex');
  if (version === known) return undefined;
  return { version, frame: shrink(frame) };
}

/** As the control API transfers it. Pure. */
export const encodedThumbnail = ({
  version,
  frame,
}: Thumbnail): { readonly version: string; readonly png: string } => ({
  version,
  png: pngOf(frame).toString('base64'),
});

/** Scales the frame down to the maximum size; a smaller frame stays as it is. Pure. */
export function shrink(frame: Frame): Frame {
  const scale = Math.min(1, THUMBNAIL_SIZE.width / frame.width, THUMBNAIL_SIZE.height / frame.height);
  if (scale === 1) return frame;
  const [width, height] = [Math.max(1, Math.round(frame.width * scale)), Math.max(1, Math.round(frame.height * scale))];
  const rgb = Buffer.alloc(width * height * RGB);
  const columns = edges(frame.width, width);
  const rows = edges(frame.height, height);
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      rgb.set(
        meanOf(frame, [columns[column] ?? 0, columns[column + 1] ?? 0], [rows[row] ?? 0, rows[row + 1] ?? 0]),
        (row * width + column) * RGB,
      );
    }
  }
  return { width, height, rgb };
}

/** The boundaries of `to` parts of a line of `from` pixels. */
function edges(from: number, to: number): number[] {
  return Array.from({ length: to + 1 }, (_, part) => Math.floor((part * from) / to));
}

function meanOf(
  { width, rgb }: Frame,
  [left, right]: readonly [number, number],
  [top, bottom]: readonly [number, number],
): [number, number, number] {
  let [red, green, blue] = [0, 0, 0];
  for (let y = top; y < bottom; y += 1) {
    for (let at = (y * width + left) * RGB; at < (y * width + right) * RGB; at += RGB) {
      red += rgb[at] ?? 0;
      green += rgb[at + 1] ?? 0;
      blue += rgb[at + 2] ?? 0;
    }
  }
  const count = (right - left) * (bottom - top);
  return [red / count, green / count, blue / count];
}
