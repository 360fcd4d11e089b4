import { describe, expect, it } from 'vitest';
import { pointOf, showsBrowser } from '../../../host-agent/api/screen/painted.ts';

/** A screen of 10 × 10 points. */
const screen = (colourAt: (row: number, column: number) => readonly [number, number, number]): number[] =>
  Array.from({ length: 100 }, (_, at) => pointOf(...colourAt(Math.floor(at / 10), at % 10)));
const toolbar = (column: number) =>
  [
    [200, 200, 200],
    [90, 90, 90],
    [30, 60, 120],
  ][column % 3] as [number, number, number];

describe('showsBrowser', () => {
  it('is true when most of the screen is lit and has several shades', () => {
    expect(showsBrowser(screen((row, column) => (row === 0 ? toolbar(column) : [255, 255, 255])))).toBe(true);
    // A dark page below the toolbar.
    expect(
      showsBrowser(screen((row, column) => (row === 0 ? toolbar(column) : row < 7 ? [20, 20, 24] : [0, 0, 0]))),
    ).toBe(true);
  });

  it('is false for a black screen, for a single colour, and for a small window', () => {
    expect(showsBrowser(screen(() => [0, 0, 0]))).toBe(false);
    expect(showsBrowser(screen(() => [32, 96, 160]))).toBe(false);
    expect(showsBrowser(screen((row, column) => (row < 4 ? toolbar(column) : [0, 0, 0])))).toBe(false);
  });

  it('is false without any points', () => {
    expect(showsBrowser([])).toBe(false);
  });
});
