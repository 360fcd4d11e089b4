/** Reads and saves the content of a screen as pixels, and examines its colours. */
import { readFileSync, writeFileSync } from 'node:fs';
import { PNG } from 'pngjs';

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue, alpha, a byte each, row by row from the top. */
  readonly rgba: Uint8Array;
}

/** Without alpha, like the frames of the host agent. */
export function rgbOf({ width, height, rgba }: Picture): { width: number; height: number; rgb: Buffer } {
  const rgb = Buffer.alloc(3 * width * height);
  for (let from = 0, to = 0; to < rgb.length; from += 4, to += 3) {
    rgb[to] = rgba[from] ?? 0;
    rgb[to + 1] = rgba[from + 1] ?? 0;
    rgb[to + 2] = rgba[from + 2] ?? 0;
  }
  return { width, height, rgb };
}

export type Colour = readonly [red: number, green: number, blue: number];

export function readPng(path: string): Picture {
  const { width, height, data } = PNG.sync.read(readFileSync(path));
  return { width, height, rgba: data };
}

export function writePng(path: string, { width, height, rgba }: Picture): void {
  const png = new PNG({ width, height });
  png.data = Buffer.from(rgba);
  writeFileSync(path, PNG.sync.write(png));
}

/** The colour at a point given in shares of width and height, from 0 to 1. Pure. */
export function colourAt({ width, height, rgba }: Picture, x: number, y: number): Colour {
  const at = 4 * (Math.min(height - 1, Math.floor(y * height)) * width + Math.min(width - 1, Math.floor(x * width)));
  return [rgba[at] ?? 0, rgba[at + 1] ?? 0, rgba[at + 2] ?? 0];
}

/** The share of pixels that have this colour within `tolerance` in each channel. Pure. */
export function shareOf({ rgba }: Picture, [red, green, blue]: Colour, tolerance = 8): number {
  let found = 0;
  for (let at = 0; at < rgba.length; at += 4) {
    const near = (channel: number, wanted: number) => Math.abs((rgba[at + channel] ?? 0) - wanted) <= tolerance;
    if (near(0, red) && near(1, green) && near(2, blue)) found += 1;
  }
  return (4 * found) / rgba.length;
}

/** How many colours it has, and the share of pixels that have the most frequent one. Pure. */
export function colourfulness({ rgba }: Picture): { readonly colours: number; readonly mostFrequent: number } {
  const counts = new Map<number, number>();
  for (let at = 0; at < rgba.length; at += 4) {
    const colour = ((rgba[at] ?? 0) << 16) | ((rgba[at + 1] ?? 0) << 8) | (rgba[at + 2] ?? 0);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  return { colours: counts.size, mostFrequent: (4 * Math.max(...counts.values())) / rgba.length };
}
