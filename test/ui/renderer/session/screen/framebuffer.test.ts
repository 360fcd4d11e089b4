import { describe, expect, it } from 'vitest';
import { Framebuffer } from '../../../../../ui/renderer/session/screen/framebuffer.ts';

const SIZE = { width: 4, height: 3 };
const ONE = { width: 1, height: 1 };
/** Each pixel by its red, row by row. */
const reds = (frame: Framebuffer) =>
  Array.from({ length: frame.height }, (_, row) =>
    Array.from({ length: frame.width }, (_, column) => frame.bytes[4 * (row * frame.width + column)]).join(' '),
  );
/** Pixels with these reds, whose fourth byte means nothing. */
const pixels = (...values: number[]) => Uint8Array.from(values.flatMap((red) => [red, 50, 60, 0]));

describe('the pixels of a screen', () => {
  it('are transparent until they are drawn, and all of them changed', () => {
    const frame = new Framebuffer(SIZE);
    expect([...frame.bytes.subarray(0, 8)]).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
    expect(frame.takeChanged()).toEqual({ left: 0, top: 0, right: 4, bottom: 3 });
    expect(frame.takeChanged()).toBeUndefined();
  });

  it('take a rectangle of pixels, opaque whatever its fourth bytes are', () => {
    const frame = new Framebuffer(SIZE);
    frame.blit(1, 1, { width: 2, height: 2 }, pixels(1, 2, 3, 4));
    expect(reds(frame)).toEqual(['0 0 0 0', '0 1 2 0', '0 3 4 0']);
    expect([...frame.bytes.subarray(20, 24)]).toEqual([1, 50, 60, 255]);
  });

  it('take pixels that begin at any byte of a message', () => {
    const frame = new Framebuffer(SIZE);
    frame.blit(0, 0, { width: 2, height: 1 }, Uint8Array.of(0, ...pixels(7, 8)).subarray(1));
    expect(reds(frame)[0]).toBe('7 8 0 0');
  });

  it('take a rectangle of one colour', () => {
    const frame = new Framebuffer(SIZE);
    frame.fill(2, 0, { width: 2, height: 2 }, Uint8Array.of(9, 8, 7));
    expect(reds(frame)).toEqual(['0 0 9 9', '0 0 9 9', '0 0 0 0']);
    expect([...frame.bytes.subarray(8, 12)]).toEqual([9, 8, 7, 255]);
  });

  it('take nothing beside the screen', () => {
    const frame = new Framebuffer(SIZE);
    frame.takeChanged();
    frame.fill(3, 2, { width: 9, height: 9 }, [5, 5, 5]);
    frame.blit(3, 0, { width: 2, height: 1 }, pixels(6, 7));
    frame.fill(4, 0, ONE, [8, 8, 8]);
    frame.blit(9, 9, ONE, pixels(8));
    expect(reds(frame)).toEqual(['0 0 0 6', '0 0 0 0', '0 0 0 5']);
    expect(frame.takeChanged()).toEqual({ left: 3, top: 0, right: 4, bottom: 3 });
  });

  it('remember the smallest region with everything that changed, and only what changed since', () => {
    const frame = new Framebuffer(SIZE);
    frame.takeChanged();
    frame.fill(1, 0, ONE, [1, 1, 1]);
    frame.fill(2, 1, ONE, [1, 1, 1]);
    frame.fill(0, 0, { width: 0, height: 2 }, [1, 1, 1]);
    expect(frame.takeChanged()).toEqual({ left: 1, top: 0, right: 3, bottom: 2 });
    frame.blit(3, 2, ONE, pixels(1));
    expect(frame.takeChanged()).toEqual({ left: 3, top: 2, right: 4, bottom: 3 });
  });

  it('stay where they are when the screen gets another size', () => {
    const frame = new Framebuffer(SIZE);
    frame.blit(0, 0, SIZE, pixels(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12));
    expect(reds(new Framebuffer({ width: 5, height: 2 }, frame))).toEqual(['1 2 3 4 0', '5 6 7 8 0']);
    expect(reds(new Framebuffer({ width: 2, height: 4 }, frame))).toEqual(['1 2', '5 6', '9 10', '0 0']);
  });
});
