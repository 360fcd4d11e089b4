import { beforeEach, describe, expect, it, vi } from 'vitest';
import { followRootWindow, type RootChange } from '../../../../../appliance/agent/browser/screen/root-window.ts';
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

describe('the listener to the root window', () => {
  it('reports each change, and starts again half a second after it ended', async () => {
    const clock = useFakeClock();
    const changes: RootChange[] = [];
    const stop = new AbortController();
    void followRootWindow((change) => changes.push(change), stop.signal);
    started[0]?.says(1, '_NET_CLIENT_LIST(WINDOW): window id # 0x600003');
    started[0]?.says(1, '_NET_WORKAREA(CARDINAL) = 0, 0, 1280, 800');
    await settle();
    expect(changes).toEqual([{ kind: 'windows', count: 1 }]);
    started[0]?.ends();
    await settle();
    await clock.advance(499);
    expect(started).toHaveLength(1);
    await clock.advance(1);
    started[1]?.says(1, '_NET_DESKTOP_GEOMETRY(CARDINAL) = 1280, 800');
    await settle();
    expect(changes).toEqual([{ kind: 'windows', count: 1 }, { kind: 'screen-size' }]);
    stop.abort();
  });

  it('ends when the screen is not needed any more, for good', async () => {
    const clock = useFakeClock();
    const stop = new AbortController();
    let isOver = false;
    void followRootWindow(() => undefined, stop.signal).then(() => (isOver = true));
    stop.abort();
    await settle();
    expect(started[0]?.signals).toHaveLength(1);
    await clock.advance(60_000);
    expect([isOver, started.length]).toEqual([true, 1]);
    await followRootWindow(() => undefined, stop.signal);
    expect(started).toHaveLength(1);
  });
});
