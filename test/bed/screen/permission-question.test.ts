import { expect, it } from 'vitest';
import { allowThisTime } from './permission-question.ts';

const [WIDTH, HEIGHT] = [200, 300];

function screenWith(...bands: readonly (readonly [top: number, bottom: number])[]) {
  const rgba = new Uint8Array(4 * WIDTH * HEIGHT).fill(255);
  for (const [top, bottom] of bands)
    for (let pixel = top * WIDTH; pixel < bottom * WIDTH; pixel += 1) rgba.set([211, 227, 253, 255], 4 * pixel);
  return { width: WIDTH, height: HEIGHT, rgba };
}

it('finds the second of three buttons, and nothing where there are fewer', () => {
  const tabs = [0, 40] as const;
  expect(allowThisTime(screenWith(tabs, [100, 120], [130, 151], [160, 180]))).toEqual({ x: 170, y: 140 });
  expect(allowThisTime(screenWith(tabs, [100, 120], [130, 151]))).toBeUndefined();
  expect(allowThisTime(screenWith(tabs))).toBeUndefined();
});
