import { expect, it } from 'vitest';
import { ScalePercent } from '../../../appliance/protocol/scale.ts';

it('a scale is one that desktops offer', () => {
  const offered = [100, 125, 150, 175, 200, 250, 300];
  expect(
    Array.from({ length: 1000 }, (_, percent) => percent).filter((percent) => ScalePercent.safeParse(percent).success),
  ).toEqual(offered);
  for (const value of ['100', 100.5, -100, null, Infinity]) expect(ScalePercent.safeParse(value).success).toBe(false);
});
