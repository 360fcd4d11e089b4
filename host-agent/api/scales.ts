/** Apart from the schema, which the pages of the windows do not load. */

/** The scales that a session can have, in percent: pixels of its screen along each side for one CSS pixel. */
export const SCALES = [100, 125, 150, 175, 200, 250, 300] as const;
export type ScalePercent = (typeof SCALES)[number];

/** The scale that is nearest to a window's `devicePixelRatio`, the smaller one of two. Pure. */
export function nearestScale(devicePixelRatio: number): ScalePercent {
  const distance = (scale: number) => Math.abs(scale - devicePixelRatio * 100);
  return SCALES.reduce<ScalePercent>((best, scale) => (distance(scale) < distance(best) ? scale : best), 100);
}
