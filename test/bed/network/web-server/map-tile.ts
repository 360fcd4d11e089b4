/** Tiles of a map: a chequered ground, the squares of which have the colours of their tile. */
import { PNG } from 'pngjs';

const EXTENT = 256;
const SQUARE = 32;

/** Pure. */
export function mapTile(x: number, y: number): Buffer {
  const png = new PNG({ width: EXTENT, height: EXTENT });
  for (let row = 0; row < EXTENT; row += 1)
    for (let column = 0; column < EXTENT; column += 1) {
      const isLight = (Math.floor(row / SQUARE) + Math.floor(column / SQUARE)) % 2 === 0;
      png.data.set([200 + (x % 2) * 30, 215 - (y % 2) * 30, isLight ? 200 : 170, 255], 4 * (row * EXTENT + column));
    }
  return PNG.sync.write(png);
}
