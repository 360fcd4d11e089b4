import { describe, expect, it } from 'vitest';
import { pointOf, showsBrowser } from '../../../host-agent/api/painted.ts';

/** A screen of 10 × 10 points, by what each shows. */
const screen = (colourAt: (row: number, column: number) => readonly [number, number, number]): number[] =>
  Array.from({ length: 100 }, (_, at) => pointOf(...colourAt(Math.floor(at / 10), at % 10)));
const toolbar = (column: number) =>
  [
    [200, 200, 200],
    [90, 90, 90],
    [30, 60, 120],
  ][column % 3] as [number, number, number];

describe('a browser', () => {
  it('stands painted where most is lit and there are shades', () => {
    expect(showsBrowser(screen((row, column) => (row === 0 ? toolbar(column) : [255, 255, 255])))).toBe(true);
    // A dark page below it.
    expect(
      showsBrowser(screen((row, column) => (row === 0 ? toolbar(column) : row < 7 ? [20, 20, 24] : [0, 0, 0]))),
    ).toBe(true);
  });

  it('does not on a black screen, on one of a single colour, and behind a small window', () => {
    expect(showsBrowser(screen(() => [0, 0, 0]))).toBe(false);
    expect(showsBrowser(screen(() => [32, 96, 160]))).toBe(false);
    expect(showsBrowser(screen((row, column) => (row < 4 ? toolbar(column) : [0, 0, 0])))).toBe(false);
  });

  it('does not where nothing was seen', () => {
    expect(showsBrowser([])).toBe(false);
  });
});
