import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Pace } from '../../../../../ui/renderer/session/screen/pace.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it('nudges at once, then four times a second while nothing arrives, until it is stopped', () => {
  const nudge = vi.fn<() => void>();
  const pace = new Pace(nudge);
  expect(nudge).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(1000);
  expect(nudge).toHaveBeenCalledTimes(5);
  pace.stop();
  vi.advanceTimersByTime(1000);
  expect(nudge).toHaveBeenCalledTimes(5);
});

it('nudges after processed bytes, but not more often than QEMU polls', () => {
  const nudge = vi.fn<() => void>();
  const pace = new Pace(nudge);
  for (let part = 0; part < 20; part += 1) pace.took();
  expect(nudge).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(30);
  for (let part = 0; part < 20; part += 1) pace.took();
  expect(nudge).toHaveBeenCalledTimes(2);
  pace.stop();
});
