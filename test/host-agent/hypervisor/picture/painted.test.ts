import { describe, expect, it } from 'vitest';
import { isPainted, showsTheSame } from '../../../../host-agent/hypervisor/picture/painted.ts';

const WIDTH = 320;
const HEIGHT = 200;

function frame(colourAt: (x: number, y: number) => readonly [number, number, number]) {
  const rgb = Buffer.alloc(WIDTH * HEIGHT * 3);
  for (let y = 0; y < HEIGHT; y += 1) for (let x = 0; x < WIDTH; x += 1) rgb.set(colourAt(x, y), (y * WIDTH + x) * 3);
  return { width: WIDTH, height: HEIGHT, rgb };
}

describe('isPainted', () => {
  it('is false for a black screen', () => {
    expect(isPainted(frame(() => [0, 0, 0]))).toBe(false);
  });

  it('is false for a flat fill, as a window shows before its content', () => {
    expect(isPainted(frame(() => [255, 255, 255]))).toBe(false);
  });

  it('is false for a text console', () => {
    expect(isPainted(frame((x, y) => (y < 40 && (x + y) % 3 === 0 ? [170, 170, x % 256] : [0, 0, 0])))).toBe(false);
  });

  it('is true for a toolbar above a white page', () => {
    expect(
      isPainted(frame((x, y) => (y > 20 ? [255, 255, 255] : x % 2 === 0 ? [222, 225, 230] : [60, x % 256, 67]))),
    ).toBe(true);
  });
});

describe('showsTheSame', () => {
  const page = (cursor: boolean, line = 0) =>
    frame((x, y) => (y > line && !(cursor && x === 40 && y < 60) ? [255, 255, 255] : [60, 63, 67]));

  it('is true when only a cursor has blinked', () => {
    expect(showsTheSame(page(false), page(true))).toBe(true);
  });

  it('is false when a line was painted in between', () => {
    expect(showsTheSame(page(false), page(false, 2))).toBe(false);
  });

  it('is false when the screen changed its size', () => {
    const small = { width: 1, height: 1, rgb: Buffer.from([255, 255, 255]) };
    expect(showsTheSame(small, { width: 3, height: 1, rgb: Buffer.alloc(9, 255) })).toBe(false);
  });
});
