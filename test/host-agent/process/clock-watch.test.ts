import { expect, it, onTestFinished, vi } from 'vitest';
import { watchClock } from '../../../host-agent/process/clock-watch.ts';
import { useFakeClock } from '../../bed/fake-clock.ts';

it('notices each jump of the host’s clock once, also a sum of small adjustments, and no passing of time', async () => {
  const clock = useFakeClock();
  let jumps = 0;
  const seen = async () => {
    await clock.advance(60_000);
    return jumps;
  };
  const setClock = (byMs: number) => vi.setSystemTime(Date.now() + byMs);
  onTestFinished(watchClock(() => (jumps += 1)));
  expect(await seen()).toBe(0);
  setClock(8 * 3600 * 1000);
  expect(await seen()).toBe(1);
  setClock(-3600 * 1000);
  expect(await seen()).toBe(2);
  setClock(600);
  expect(await seen()).toBe(2);
  setClock(600);
  expect(await seen()).toBe(3);
});
