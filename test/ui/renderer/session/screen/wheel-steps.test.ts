import { expect, it } from 'vitest';
import { Steps } from '../../../../../ui/renderer/session/screen/wheel-steps.ts';

it('makes as many steps of quick turns as were turned', () => {
  const steps = new Steps();
  expect([120, 360, -120].map((pixels) => steps.take(pixels))).toEqual([1, 3, -1]);
});

it('gathers what a touch pad moves, and forgets it when it turns back', () => {
  const steps = new Steps();
  expect([50, 50, 50, -50, -50, -50].map((pixels) => Math.abs(steps.take(pixels)))).toEqual([0, 0, 1, 0, 0, 1]);
});

it('has an end', () => {
  expect(new Steps().take(1e9)).toBe(12);
});
