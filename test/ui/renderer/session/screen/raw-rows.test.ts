import { expect, it } from 'vitest';
import { RawRows } from '../../../../../ui/renderer/session/screen/raw-rows.ts';

const [WIDTH, HEIGHT] = [2, 3];

/** Decodes a rectangle at 5,7 from bytes that arrive in these numbers; returns what was drawn, and when it was complete. */
function decode(arriving: readonly number[]) {
  const drawn: string[] = [];
  let [there, used] = [0, 0];
  const bytes = {
    rQlen: () => there - used,
    rQshiftBytes: (count: number) => {
      used += count;
      return Uint8Array.from({ length: count }, (_, at) => used - count + at);
    },
  };
  const display = {
    blitImage: (x: number, y: number, width: number, height: number, pixels: Uint8Array) =>
      void drawn.push(`${x},${y} ${width}×${height} from ${pixels[0]}`),
  };
  const decoder = new RawRows();
  const complete = arriving.map((count) => {
    there += count;
    return decoder.decodeRect(5, 7, WIDTH, HEIGHT, bytes, display);
  });
  return { drawn, complete };
}

it('raw pixels are drawn at once where all of them have arrived', () => {
  expect(decode([24, 24])).toEqual({ drawn: ['5,7 2×3 from 0', '5,7 2×3 from 24'], complete: [true, true] });
});

it('raw pixels are drawn in whole rows as they arrive', () => {
  expect(decode([7, 1, 9, 7])).toEqual({
    drawn: ['5,7 2×1 from 0', '5,8 2×1 from 8', '5,9 2×1 from 16'],
    complete: [false, false, false, true],
  });
});

it('a rectangle without pixels is complete', () => {
  const decoder = new RawRows();
  const bytes = { rQlen: () => 0, rQshiftBytes: () => new Uint8Array() };
  const display = { blitImage: () => expect.unreachable() };
  expect(decoder.decodeRect(0, 0, 0, 9, bytes, display)).toBe(true);
  expect(decoder.decodeRect(0, 0, 9, 0, bytes, display)).toBe(true);
});
