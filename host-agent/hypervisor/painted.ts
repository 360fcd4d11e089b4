import type { Frame } from './hypervisor.ts';

/** The sample is a grid of this many points a side: enough to tell a window from a black screen, little to compute. */
const GRID = 48;
const BLACK = 8;
/** A painted Chromium covers the screen; what stays black is at most a dark page's picture. */
const LEAST_LIT_SHARE = 0.6;
/** A toolbar with its buttons and text has more shades than a flat fill. */
const LEAST_COLOURS = 4;

/** Whether a browser window stands painted on the screen. Until it does, emulated guests show black for seconds. Pure. */
export function isPainted({ width, height, rgb }: Frame): boolean {
  const colours = new Set<number>();
  let lit = 0;
  for (let row = 0; row < GRID; row += 1) {
    for (let column = 0; column < GRID; column += 1) {
      const at = (Math.floor(((row + 0.5) * height) / GRID) * width + Math.floor(((column + 0.5) * width) / GRID)) * 3;
      const [red = 0, green = 0, blue = 0] = rgb.subarray(at, at + 3);
      colours.add((red << 16) | (green << 8) | blue);
      if (red > BLACK || green > BLACK || blue > BLACK) lit += 1;
    }
  }
  return lit >= LEAST_LIT_SHARE * GRID * GRID && colours.size >= LEAST_COLOURS;
}

/** A blinking cursor is no larger, in pixels. */
const LARGEST_CURSOR = 400;

/** Whether two frames show the same, but for a blinking cursor. Pure. */
export function showsTheSame(one: Frame, other: Frame): boolean {
  if (one.width !== other.width || one.height !== other.height) return false;
  if (one.rgb.equals(other.rgb)) return true;
  let changed = 0;
  for (let at = 0; at < one.rgb.length && changed <= LARGEST_CURSOR; at += 3) {
    if (one.rgb[at] !== other.rgb[at] || one.rgb[at + 1] !== other.rgb[at + 1] || one.rgb[at + 2] !== other.rgb[at + 2]) changed += 1;
  }
  return changed <= LARGEST_CURSOR;
}
