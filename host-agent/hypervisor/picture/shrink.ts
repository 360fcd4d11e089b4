import type { Frame } from '../hypervisor.ts';

/** Bytes per pixel. */
const RGB = 3;

/** Scales the frame down so that it fits into `most`; one that fits stays as it is. Pure. */
export function shrink(frame: Frame, most: Pick<Frame, 'width' | 'height'>): Frame {
  const scale = Math.min(1, most.width / frame.width, most.height / frame.height);
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
