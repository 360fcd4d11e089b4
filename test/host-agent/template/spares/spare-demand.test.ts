import { describe, expect, it } from 'vitest';
import { wantedSpares, withClick } from '../../../../host-agent/template/spares.ts';

const MINUTE = 60_000;
const now = { nowMs: 100 * MINUTE, replacedInMs: 10_000, most: 8 };
/** Clicks, in seconds before now. */
const clicks = (...secondsAgo: number[]) => secondsAgo.map((seconds) => now.nowMs - seconds * 1000);

describe('the number of wanted spares', () => {
  it('is one without clicks, and for clicks that leave time to load the next', () => {
    expect(wantedSpares([], now)).toBe(1);
    expect(wantedSpares(clicks(45, 34, 23, 12, 1), now)).toBe(1);
  });

  it('is the number of clicks within the time that it takes to replace a spare', () => {
    expect(wantedSpares(clicks(30, 20), now)).toBe(2);
    expect(wantedSpares(clicks(500, 300, 299, 296, 291, 100, 95), now)).toBe(4);
    expect(wantedSpares(clicks(9, 6, 3, 0), { ...now, replacedInMs: 3_000 })).toBe(2);
  });

  it('is at most the limit', () => {
    expect(wantedSpares(clicks(5, 4, 3, 2, 1), { ...now, most: 3 })).toBe(3);
    expect(wantedSpares(clicks(5, 4, 3, 2, 1), { ...now, most: 1 })).toBe(1);
  });

  it('is one again ten minutes after the burst', () => {
    expect(wantedSpares(clicks(599, 598, 597), now)).toBe(3);
    expect(wantedSpares(clicks(600, 599.5, 599.4), now)).toBe(2);
    expect(wantedSpares(clicks(602, 601, 600), now)).toBe(1);
  });

  it('does not depend on more than the last 64 clicks', () => {
    const many = Array.from({ length: 100 }, (_, index) => index).reduce<number[]>(withClick, []);
    expect([many.length, many[0], many.at(-1)]).toEqual([64, 36, 99]);
  });
});
