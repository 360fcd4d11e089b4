import { afterEach, describe, expect, it, vi } from 'vitest';
import { PendingDiscard } from '../../../host-agent/session/pending-discard.ts';
import { openSession } from '../../../host-agent/session/open.ts';
import { fakeWorld, healthyGuest, type FakeWorld } from './fake-session-deps.ts';

afterEach(() => vi.useRealTimers());

const noting = () => {
  const deeds: string[] = [];
  const note = (deed: string) => Promise.resolve(void deeds.push(deed));
  return {
    deeds,
    reprieve: new PendingDiscard({
      pause: () => note('pause'),
      resume: () => note('resume'),
      end: () => void note('end'),
      onChange: () => undefined,
    }),
  };
};

describe('a session that is discarded for some seconds', () => {
  it('stands still, and is ended when they are over', async () => {
    vi.useFakeTimers();
    const { deeds, reprieve } = noting();
    await reprieve.begin(8);
    expect(reprieve.until?.getTime()).toBe(Date.now() + 8_000);
    vi.advanceTimersByTime(7_999);
    expect(deeds).toEqual(['pause']);
    vi.advanceTimersByTime(1);
    expect(deeds).toEqual(['pause', 'end']);
  });

  it('goes on when it is brought back, and is not ended any more', async () => {
    vi.useFakeTimers();
    const { deeds, reprieve } = noting();
    await reprieve.begin(8);
    expect(await reprieve.undo()).toBe(true);
    vi.advanceTimersByTime(60_000);
    expect([deeds, reprieve.until]).toEqual([['pause', 'resume'], undefined]);
    expect(await reprieve.undo()).toBe(false);
  });

  it('is told so, and its machine sleeps until it is brought back', async () => {
    const world: FakeWorld = await fakeWorld();
    try {
      world.hypervisor.onHello = healthyGuest;
      const session = await openSession(
        world.sessions,
        {},
        { onCreated: () => undefined, onProgress: () => undefined },
        new AbortController().signal,
      );
      await session.pendingDiscard.begin(60);
      expect(session.describe().discardsAt).toBe(session.pendingDiscard.until?.toISOString());
      expect(world.hypervisor.guests.get(session.id)?.isAsleep).toBe(true);
      await session.pendingDiscard.undo();
      expect(session.describe()).not.toHaveProperty('discardsAt');
      expect(world.hypervisor.guests.get(session.id)?.isAsleep).toBe(false);
    } finally {
      await world.remove();
    }
  });
});
