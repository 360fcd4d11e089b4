/** The pages of a safe copy, drawn by poppler. */
import { execFileSync } from 'node:child_process';

export type Rgb = readonly [red: number, green: number, blue: number];

export interface DrawnPixels {
  readonly width: number;
  readonly height: number;
  readonly rgb: Buffer;
}

export const pagesIn = (path: string): number =>
  Number(/^Pages: +(\d+)$/m.exec(execFileSync('pdfinfo', [path], { encoding: 'utf8' }))?.[1]);

export const textIn = (path: string): string => execFileSync('pdftotext', [path, '-'], { encoding: 'utf8' });

export function drawnPage(path: string, page = 1): DrawnPixels {
  const number = String(page);
  const pixmap = execFileSync('pdftoppm', ['-r', '150', '-f', number, '-l', number, path], {
    maxBuffer: 64 * 1024 * 1024,
  });
  const [header = '', width, height] = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(pixmap.toString('latin1', 0, 64)) ?? [];
  return { width: Number(width), height: Number(height), rgb: pixmap.subarray(header.length) };
}

/** The share of pixels that are nearly of this colour; `distance`: of each channel, larger for small letters, which are smoothed. */
export function shareOfColour({ rgb }: DrawnPixels, [red, green, blue]: Rgb, distance = 12): number {
  let found = 0;
  const isNear = (at: number, value: number) => Math.abs((rgb[at] ?? -999) - value) < distance;
  for (let at = 0; at < rgb.length; at += 3)
    if (isNear(at, red) && isNear(at + 1, green) && isNear(at + 2, blue)) found += 1;
  return (3 * found) / rgb.length;
}
