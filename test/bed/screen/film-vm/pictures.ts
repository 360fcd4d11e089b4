/** The pictures of films: pixels, four bytes each, blue first, as in the memory of a graphics card. Pure. */

export interface Extent {
  readonly width: number;
  readonly height: number;
}

export interface Film extends Extent {
  /** Where its corner is on the screen. */
  readonly x: number;
  readonly y: number;
  readonly pictures: readonly Uint8Array[];
}

/** In the corner of each picture is a mark of one colour, which tells it from the others. */
export const MARK_EXTENT = 16;
const PICTURES = 12;
/** Each channel has noise, as a camera's picture has it: the sum of so many random bits, so that neighbours differ little, and rarely more. */
const NOISE_BITS = 0xff;
const BALL_RADIUS = 40;

const CELL = { width: 8, height: 16 } as const;
/** Where strokes of letters may be within their cell: the rows of bars, and the columns of stems, each in an upper and a lower half. */
const BARS: readonly [top: number, middle: number, bottom: number] = [3, 7, 12];
const STEMS = [0, 3, 5] as const;
const INK = 20;
/** Beside a stem: the edges of letters are of several shades. */
const SHADES = [120, 200] as const;
const STROKES = BARS.length + 2 * STEMS.length;
const GLYPHS = 48;
const PAPER = 255;
/** Text has scrolled back to its beginning after all pictures. */
const SCROLLED_ROWS = 20;
const PAGE_ROWS = PICTURES * SCROLLED_ROWS;
const SPACE_EVERY = 6;

const randomNumbers = (seed: number) => {
  let random = seed;
  return (): number => (random = (Math.imul(random, 1664525) + 1013904223) >>> 0);
};

const film = (extent: Extent, { x, y }: { x: number; y: number }, draw: (picture: number) => Uint8Array): Film => ({
  ...extent,
  x,
  y,
  pictures: Array.from({ length: PICTURES }, (_, number) => marked(draw(number), extent, number)),
});

/** Slow waves that move, a ball before them, and noise. */
export const photographicFilm = (extent: Extent, corner = { x: 0, y: 0 }): Film =>
  film(extent, corner, (number) => waves(number, extent));

/** A page of text that scrolls. */
export function scrollingText(extent: Extent, corner = { x: 0, y: 0 }): Film {
  const page = pageOfText(extent.width);
  return film(extent, corner, (number) => {
    const pixels = new Uint8Array(4 * extent.width * extent.height);
    for (let y = 0; y < extent.height; y += 1) {
      const from = 4 * extent.width * ((y + number * SCROLLED_ROWS) % PAGE_ROWS);
      pixels.set(page.subarray(from, from + 4 * extent.width), 4 * extent.width * y);
    }
    return pixels;
  });
}

const BIT_COUNTS = Uint8Array.from(
  { length: NOISE_BITS + 1 },
  (_, bits) => bits.toString(2).replaceAll('0', '').length,
);
const bitsIn = (noise: number): number => BIT_COUNTS[noise & NOISE_BITS] ?? 0;

function waves(number: number, { width, height }: Extent): Uint8Array {
  const pixels = new Uint8Array(4 * width * height);
  const columns = Float64Array.from({ length: width }, (_, x) => 60 * Math.sin((x + 9 * number) / 90));
  const [ballX, ballY] = [width / 4 + (number * width) / 24, height / 2];
  const random = randomNumbers(number + 1);
  for (let y = 0, at = 0; y < height; y += 1) {
    const row = Math.cos((y - 5 * number) / 70);
    for (let x = 0; x < width; x += 1, at += 4) {
      const noise = random();
      const isBall = (x - ballX) ** 2 + (y - ballY) ** 2 < BALL_RADIUS ** 2;
      const light = isBall ? 220 : 128 + (columns[x] ?? 0) * row;
      pixels[at] = 200 - light / 2 + bitsIn(noise >>> 8);
      pixels[at + 1] = light / 2 + number * 8 + bitsIn(noise >>> 16);
      pixels[at + 2] = light + bitsIn(noise >>> 24);
    }
  }
  return pixels;
}

/** Lines of letters that no language has, in words. */
function pageOfText(width: number): Uint8Array {
  const page = new Uint8Array(4 * width * PAGE_ROWS).fill(PAPER);
  const random = randomNumbers(1);
  const below = (limit: number) => (random() >>> 8) % limit;
  const glyphs = Array.from({ length: GLYPHS }, () => glyphOf(below(2 ** STROKES)));
  for (let top = 0; top < PAGE_ROWS; top += CELL.height)
    for (let left = 0; left + CELL.width <= width; left += CELL.width) {
      const glyph = below(SPACE_EVERY) === 0 ? undefined : glyphs[below(GLYPHS)];
      for (const [at, shade] of glyph?.entries() ?? []) {
        const [x, y] = [left + (at % CELL.width), top + Math.floor(at / CELL.width)];
        page.fill(shade, 4 * (y * width + x), 4 * (y * width + x) + 3);
      }
    }
  return page;
}

/** The shades of a cell. `strokes`: a bit for each. */
function glyphOf(strokes: number): Uint8Array {
  const cell = new Uint8Array(CELL.width * CELL.height).fill(PAPER);
  const [top, middle, bottom] = BARS;
  for (const [index, column] of STEMS.entries())
    for (let y = top; y <= bottom; y += 1)
      if ((strokes >> (BARS.length + 2 * index + (y < middle ? 0 : 1))) & 1)
        cell.set([INK, SHADES[index % SHADES.length] ?? PAPER], y * CELL.width + column);
  for (const [index, row] of BARS.entries())
    if ((strokes >> index) & 1) cell.fill(INK, row * CELL.width, row * CELL.width + CELL.width - 2);
  return cell;
}

function marked(pixels: Uint8Array, { width }: Extent, number: number): Uint8Array {
  for (let y = 0; y < MARK_EXTENT; y += 1)
    for (let x = 0; x < MARK_EXTENT; x += 1) pixels.set([16 + 19 * number, 96, 240 - 19 * number], 4 * (y * width + x));
  return pixels;
}
