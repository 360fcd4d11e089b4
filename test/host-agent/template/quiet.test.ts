import { describe, expect, it } from 'vitest';
import { isIdle } from '../../../host-agent/template/quiet.ts';

describe('a VM', () => {
  it('is idle after three measurements with hardly any work', () => {
    expect(isIdle([1.4, 0.9, 0.1, 0.2])).toBe(false);
    expect(isIdle([1.4, 0.9, 0.1, 0.2, 0.29])).toBe(true);
    expect(isIdle([0.1, 0.2])).toBe(false);
  });

  it('is idle on a busy host when its share no longer falls', () => {
    const blinking = [0.5, 0.1, 0.4, 0.45, 0.2, 0.4];
    expect(isIdle([1.4, 1.1, ...blinking])).toBe(false);
    expect(isIdle([1.4, 1.1, ...blinking, ...blinking])).toBe(true);
    expect(isIdle([0.8, 0.7, 0.6, 0.6, 0.5, 0.5, ...blinking])).toBe(false);
  });

  it('is not idle while it works, however evenly', () => {
    expect(isIdle(Array.from({ length: 40 }, () => 0.9))).toBe(false);
  });

  it('is judged by its latest measurements, at least twelve of them on a busy host', () => {
    const times = (count: number, share: number) => Array.from({ length: count }, () => share);
    expect([11, 12, 13].map((count) => isIdle(times(count, 0.4)))).toEqual([false, true, true]);
    // Hard work long ago does not count.
    expect(isIdle([...times(8, 1.4), ...times(12, 0.4)])).toBe(true);
    expect(isIdle([...times(8, 0.4), ...times(6, 1.4), ...times(6, 0.4)])).toBe(false);
  });

  it('is not idle at exactly the limits', () => {
    expect(isIdle([0.3, 0.3, 0.3])).toBe(false);
    expect(isIdle(Array.from({ length: 12 }, () => 0.5))).toBe(false);
  });
});
