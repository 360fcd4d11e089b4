import { beforeEach, describe, expect, it, vi } from 'vitest';
import { keepWindowManager } from '../../../../../appliance/agent/browser/screen/window-manager.ts';
import { createLog } from '../../../../../appliance/agent/log.ts';
import { settle } from '../../../../bed/event-loop.ts';
import { useFakeClock } from '../../../../bed/fake-clock.ts';
import { play, started } from '../../played-programs.ts';

vi.mock(import('../../../../../appliance/agent/commands/launch.ts'), async (original) => ({
  ...(await original()),
  launch: (...words) => play(...words),
}));
beforeEach(() => {
  started.length = 0;
});

describe('the window manager', () => {
  it('is started again half a second after it ended, and given up after the fifth time', async () => {
    const clock = useFakeClock();
    let isGivenUp = false;
    void keepWindowManager(createLog(() => undefined)).then(() => (isGivenUp = true));
    for (let starts = 1; starts <= 5; starts += 1) {
      expect([started.length, isGivenUp]).toEqual([starts, false]);
      started.at(-1)?.ends();
      await settle();
      await clock.advance(499);
      expect([started.length, isGivenUp]).toEqual([starts, false]);
      await clock.advance(1);
      await settle();
    }
    expect([started.length, isGivenUp]).toEqual([5, true]);
  });
});
