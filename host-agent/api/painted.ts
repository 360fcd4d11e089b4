/** Whether a browser stands painted on a guest's screen, as host agent and session window both judge it. Until it does, the screen is black or of one colour. */

const BLACK = 8;
/** A painted Chromium covers the screen; what stays black is at most a dark page's picture. */
const LEAST_LIT_SHARE = 0.6;
/** A toolbar with its buttons and text has more shades than a flat fill. */
const LEAST_COLOURS = 4;

/** A sample is a grid of this many points a side: enough to tell a window from a black screen, little to compute. */
export const SAMPLE_GRID = 48;

export const pointOf = (red: number, green: number, blue: number): number => (red << 16) | (green << 8) | blue;

/** By points spread over the screen. Pure. */
export function showsBrowser(points: readonly number[]): boolean {
  const isLit = (point: number) => point >> 16 > BLACK || ((point >> 8) & 0xff) > BLACK || (point & 0xff) > BLACK;
  return points.filter(isLit).length >= LEAST_LIT_SHARE * points.length && new Set(points).size >= LEAST_COLOURS;
}
