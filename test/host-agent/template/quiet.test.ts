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
});
