import { expect, it } from 'vitest';
import { cutOut, differing, repeated } from './cut-out.ts';
import type { Picture } from './picture.ts';

/** One character for each pixel: `.` is white, `#` black, `o` magenta. */
const COLOURS: Readonly<Record<string, readonly number[]>> = { '.': [255, 255, 255], '#': [0, 0, 0], o: [255, 0, 255] };
const picture = (...rows: readonly string[]): Picture => ({
  width: rows[0]?.length ?? 0,
  height: rows.length,
  rgba: Uint8Array.from(Array.from(rows.join('')).flatMap((pixel) => [...(COLOURS[pixel] ?? []), 255])),
});

it('cuts out all of one colour, with what lies in it', () => {
  expect(cutOut(picture('....', '.oo#', '.#o.'), [255, 0, 255])).toEqual(picture('oo', '#o'));
  expect(() => cutOut(picture('..'), [255, 0, 255])).toThrow('Nothing has the colour 255, 0, 255');
});

it('repeats pixels along both sides', () => {
  expect(repeated(picture('#.'), 2)).toEqual(picture('##..', '##..'));
});

it('says how much differs where both pictures are', () => {
  expect(differing(picture('##', '..'), picture('#.', '..'))).toBe(0.25);
  expect(differing(picture('##'), picture('##', '..'))).toBe(0);
});
