import type { Picture } from './picture.ts';

const [CELL_WIDTH, CELL_HEIGHT, GAP] = [320, 200, 6];

/** All pictures side by side, small, in `columns` columns. Pure. */
export function contactSheet(pictures: readonly Picture[], columns = 6): Picture {
  const width = columns * (CELL_WIDTH + GAP);
  const height = Math.ceil(pictures.length / columns) * (CELL_HEIGHT + GAP);
  const rgba = new Uint8Array(4 * width * height).fill(128);
  for (const [index, picture] of pictures.entries()) {
    const [left, top] = [(index % columns) * (CELL_WIDTH + GAP), Math.floor(index / columns) * (CELL_HEIGHT + GAP)];
    for (let y = 0; y < CELL_HEIGHT; y += 1)
      for (let x = 0; x < CELL_WIDTH; x += 1)
        rgba.set(average(picture, x / CELL_WIDTH, y / CELL_HEIGHT), 4 * ((top + y) * width + left + x));
  }
  return { width, height, rgba };
}

/** Of what a pixel of the sheet stands for. */
function average({ width, height, rgba }: Picture, left: number, top: number): readonly number[] {
  const [fromX, fromY] = [Math.floor(left * width), Math.floor(top * height)];
  const [countX, countY] = [Math.max(1, Math.floor(width / CELL_WIDTH)), Math.max(1, Math.floor(height / CELL_HEIGHT))];
  const sum = [0, 0, 0];
  for (let y = fromY; y < fromY + countY; y += 1)
    for (let x = fromX; x < fromX + countX; x += 1)
      for (const channel of sum.keys()) sum[channel] = (sum[channel] ?? 0) + (rgba[4 * (y * width + x) + channel] ?? 0);
  return [...sum.map((value) => value / (countX * countY)), 255];
}
