import { PNG } from 'pngjs';

const [BLACK, WHITE] = [0, 0xffffff];

/** Whether black and white pixels take turns in every row and column of the middle third of the picture, a PNG file: nothing in it is scaled. */
export function isChequered(png: Buffer): boolean {
  const { width, height, data } = PNG.sync.read(png);
  const at = (x: number, y: number) => data.readUIntBE((y * width + x) * 4, 3);
  const [left, top] = [Math.round(width / 3), Math.round(height / 3)];
  const first = at(left, top);
  if (first !== BLACK && first !== WHITE) return false;
  for (let y = top; y < 2 * top; y += 1)
    for (let x = left; x < 2 * left; x += 1)
      if (at(x, y) !== ((x - left + y - top) % 2 === 0 ? first : WHITE - first)) return false;
  return true;
}
