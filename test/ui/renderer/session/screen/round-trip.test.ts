import { expect, it } from 'vitest';
import { RoundTrip } from '../../../../../ui/renderer/session/screen/update-requests.ts';

const measured = (...takenMs: readonly number[]): RoundTrip => {
  const roundTrip = new RoundTrip();
  for (const ms of takenMs) roundTrip.took(ms, true);
  return roundTrip;
};

it('is the shortest of several measurements', () => {
  expect(measured(300, 100).ms).toBe(0);
  expect(measured(300, 100, 105).ms).toBe(100);
  expect(measured(300, 100, 105).isFar).toBe(true);
  expect(measured(80, 60, 3).isFar).toBe(false);
});

it('follows a way that has become longer, by measurements with an empty line only', () => {
  const roundTrip = measured(20, 20, 20);
  for (let time = 0; time < 100; time += 1) roundTrip.took(60, false);
  expect(roundTrip.ms).toBe(20);
  for (let time = 0; time < 20; time += 1) roundTrip.took(60, true);
  expect(roundTrip.ms).toBe(60);
  roundTrip.took(30, false);
  expect(roundTrip.ms).toBe(30);
});

it('knows when something waits on the way', () => {
  expect(measured(300).isQueued).toBe(false);
  expect(measured(20, 20, 20, 69).isQueued).toBe(false);
  expect(measured(20, 20, 20, 71).isQueued).toBe(true);
  expect(measured(20, 20, 20, 71, 25).isQueued).toBe(false);
});
