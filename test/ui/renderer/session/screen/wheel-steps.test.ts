import { expect, it } from 'vitest';
import { Steps } from '../../../../../ui/renderer/session/screen/wheel-steps.ts';

it('makes as many steps as the wheel turned, even when it turns quickly', () => {
  const steps = new Steps();
  expect([120, 360, -120].map((pixels) => steps.take(pixels))).toEqual([1, 3, -1]);
});

it('adds up the movement of a touch pad, and starts over when its direction changes', () => {
  const steps = new Steps();
  expect([50, 50, 50, -50, -50, -50].map((pixels) => Math.abs(steps.take(pixels)))).toEqual([0, 0, 1, 0, 0, 1]);
});

it('limits the steps of one event', () => {
  expect(new Steps().take(1e9)).toBe(12);
});
