import { describe, expect, it } from 'vitest';
import { colourAt, colourfulness, shareOf } from './picture.ts';

const twoByTwo = {
  width: 2,
  height: 2,
  rgba: Uint8Array.of(255, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255, 250, 5, 0, 255),
};

describe('a picture', () => {
  it('returns the colour at a share of its width and height, including the edges', () => {
    expect([
      colourAt(twoByTwo, 0, 0),
      colourAt(twoByTwo, 0.6, 0),
      colourAt(twoByTwo, 0, 1),
      colourAt(twoByTwo, 1, 1),
    ]).toEqual([
      [255, 0, 0],
      [0, 255, 0],
      [0, 0, 255],
      [250, 5, 0],
    ]);
  });

  it('returns the share of a colour, including near colours only within the tolerance', () => {
    expect(shareOf(twoByTwo, [255, 0, 0])).toBe(0.5);
    expect(shareOf(twoByTwo, [255, 0, 0], 0)).toBe(0.25);
    expect(shareOf(twoByTwo, [9, 9, 9])).toBe(0);
  });

  it('counts its colours, and says how much of it the most frequent one covers', () => {
    expect(colourfulness(twoByTwo)).toEqual({ colours: 4, mostFrequent: 0.25 });
    expect(colourfulness({ width: 2, height: 1, rgba: Uint8Array.of(1, 2, 3, 255, 1, 2, 3, 0) })).toEqual({
      colours: 1,
      mostFrequent: 1,
    });
  });
});
