/** Whether a browser stands painted on a guest's screen. Until it does the screen is black, or has one colour. */

const BLACK = 8;
/** A painted browser covers the screen; what stays black is at most a dark page's picture. */
const LEAST_LIT_SHARE = 0.6;
/** A toolbar with its buttons and text has more shades than a flat fill. */
const LEAST_COLOURS = 4;

/** By a sample of the screen, four bytes a point. Pure. */
export function isPainted(rgba: Uint8ClampedArray): boolean {
  const colours = new Set<number>();
  let lit = 0;
  for (let at = 0; at < rgba.length; at += 4) {
    const [red = 0, green = 0, blue = 0] = rgba.subarray(at, at + 3);
    colours.add((red << 16) | (green << 8) | blue);
    if (red > BLACK || green > BLACK || blue > BLACK) lit += 1;
  }
  return lit >= (LEAST_LIT_SHARE * rgba.length) / 4 && colours.size >= LEAST_COLOURS;
}
