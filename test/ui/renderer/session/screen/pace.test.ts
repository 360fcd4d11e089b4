import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Pace } from '../../../../../ui/renderer/session/screen/pace.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it('nudges at once, four times a second while nothing arrives, and no more after its end', () => {
  const nudge = vi.fn<() => void>();
  const pace = new Pace(nudge);
  expect(nudge).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(1000);
  expect(nudge).toHaveBeenCalledTimes(5);
  pace.stop();
  vi.advanceTimersByTime(1000);
  expect(nudge).toHaveBeenCalledTimes(5);
});

it('nudges after what was taken, but not more often than QEMU looks', () => {
  const nudge = vi.fn<() => void>();
  const pace = new Pace(nudge);
  for (let part = 0; part < 20; part += 1) pace.took();
  expect(nudge).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(30);
  for (let part = 0; part < 20; part += 1) pace.took();
  expect(nudge).toHaveBeenCalledTimes(2);
  pace.stop();
});
