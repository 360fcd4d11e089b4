/** Decides whether a browser is painted on a guest's screen, for host agent and session window. Before that, the screen is black or has one colour. */

const BLACK = 8;
/** A painted Chromium covers the screen; at most a dark picture on a page is black. */
const LEAST_LIT_SHARE = 0.6;
/** A toolbar with buttons and text has more colours than a flat fill. */
const LEAST_COLOURS = 4;

/** A sample is a square grid with this many points per side: enough to tell a window from a black screen, and cheap. */
export const SAMPLE_GRID = 48;

export const pointOf = (red: number, green: number, blue: number): number => (red << 16) | (green << 8) | blue;

/** `points`: a sample of the screen. Pure. */
export function showsBrowser(points: readonly number[]): boolean {
  const isLit = (point: number) => point >> 16 > BLACK || ((point >> 8) & 0xff) > BLACK || (point & 0xff) > BLACK;
  return points.filter(isLit).length >= LEAST_LIT_SHARE * points.length && new Set(points).size >= LEAST_COLOURS;
}
