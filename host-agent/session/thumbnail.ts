/** Small pictures of what a session shows: little to carry, and nothing at all while it shows the same. */
import { createHash } from 'node:crypto';
import type { Frame, Thinning } from '../hypervisor/hypervisor.ts';
import { pngOf } from '../hypervisor/picture/png.ts';

/** Twice the width of a card in the main window, for screens of twice the scale. */
const LARGEST = { width: 512, height: 320 };
/** Enough of a screen for that: some pixels for each. */
export const ENOUGH_FOR_THUMBNAIL: Thinning = { mostPixels: 4 * LARGEST.width * LARGEST.height, as: 'means' };
/** Bytes a pixel. */
const RGB = 3;

export interface Thumbnail {
  /** The same for the same screen, another for another. */
  readonly version: string;
  /** Base64. */
  readonly png: string;
}

/** A picture of the frame, unless it still is the one of the version that is `known`. Pure. */
export function thumbnailOf(frame: Frame, known: string | undefined): Thumbnail | undefined {
  const version = createHash('sha256').update(`${frame.width} ${frame.height} `).update(frame.rgb).digest('hex');
  if (version === known) return undefined;
  return { version, png: pngOf(shrink(frame)).toString('base64') };
}

/** The frame with its proportions in what is largest; one that is smaller stays as it is. Pure. */
export function shrink(frame: Frame): Frame {
  const scale = Math.min(1, LARGEST.width / frame.width, LARGEST.height / frame.height);
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

/** Where each of `to` parts of a line of `from` pixels begins, and where the last one ends. */
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
