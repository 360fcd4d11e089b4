import { describe, expect, it } from 'vitest';
import * as protocol from '../../../appliance/protocol/scale.ts';
import * as api from '../../../host-agent/api/scale.ts';
import { nearestScale } from '../../../host-agent/api/scales.ts';

describe.each([
  ['to the guest', protocol],
  ['to the host agent', api],
])('a scale %s', (_, { ScalePercent }) => {
  it('is one that desktops offer', () => {
    const offered = [100, 125, 150, 175, 200, 250, 300];
    expect(
      Array.from({ length: 1000 }, (__, percent) => percent).filter(
        (percent) => ScalePercent.safeParse(percent).success,
      ),
    ).toEqual(offered);
    for (const value of ['100', 100.5, -100, null, Infinity]) expect(ScalePercent.safeParse(value).success).toBe(false);
  });
});

it('a window takes the nearest scale, the smaller one of two', () => {
  expect(
    [0.5, 1, 1.1, 1.125, 1.2, 1.333, 1.4953, 1.5, 1.6667, 1.75, 2, 2.2, 2.25, 2.5, 3, 4].map(nearestScale),
  ).toEqual([100, 100, 100, 100, 125, 125, 150, 150, 175, 175, 200, 200, 200, 250, 300, 300]);
});
