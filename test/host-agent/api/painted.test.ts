import { describe, expect, it } from 'vitest';
import { isPainted } from '../../../ui/renderer/session/screen/painted.ts';

/** A screen of 10 × 10 points, by what each shows. */
const screen = (colourAt: (row: number, column: number) => readonly [number, number, number]): Uint8ClampedArray =>
  Uint8ClampedArray.from(Array.from({ length: 100 }, (_, at) => [...colourAt(Math.floor(at / 10), at % 10), 255]).flat());
const toolbar = (column: number) => [[200, 200, 200], [90, 90, 90], [30, 60, 120]][column % 3] as [number, number, number];

describe('a browser', () => {
  it('stands painted where most is lit and there are shades', () => {
    expect(isPainted(screen((row, column) => (row === 0 ? toolbar(column) : [255, 255, 255])))).toBe(true);
    // A dark page below it.
    expect(isPainted(screen((row, column) => (row === 0 ? toolbar(column) : row < 7 ? [20, 20, 24] : [0, 0, 0])))).toBe(true);
  });

  it('does not on a black screen, on one of a single colour, and behind a small window', () => {
    expect(isPainted(screen(() => [0, 0, 0]))).toBe(false);
    expect(isPainted(screen(() => [32, 96, 160]))).toBe(false);
    expect(isPainted(screen((row, column) => (row < 4 ? toolbar(column) : [0, 0, 0])))).toBe(false);
  });

  it('does not where nothing was seen', () => {
    expect(isPainted(new Uint8ClampedArray())).toBe(false);
  });
});
