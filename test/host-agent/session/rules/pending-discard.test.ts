import { afterEach, describe, expect, it, vi } from 'vitest';
import { PendingDiscard } from '../../../../host-agent/session/rules/pending-discard.ts';
import { fakeSessions, type FakeSessions, openBrowsing } from '../fake-sessions.ts';
import { healthyGuest } from '../../../fakes/guest-agent.ts';

afterEach(() => vi.useRealTimers());

const noting = (failing?: 'resume') => {
  const deeds: string[] = [];
  const note = (deed: string) =>
    deed === failing ? Promise.reject(new Error(`${deed} failed`)) : Promise.resolve(void deeds.push(deed));
  return {
    deeds,
    discard: new PendingDiscard({
      pause: () => note('pause'),
      resume: () => note('resume'),
      end: () => void deeds.push('end'),
      onChange: () => undefined,
    }),
  };
};

describe('the undo window of a discarded session', () => {
  it('pauses the VM, and ends the session when it is over', async () => {
    vi.useFakeTimers();
    const { deeds, discard } = noting();
    await discard.begin(8);
    expect(discard.until?.getTime()).toBe(Date.now() + 8_000);
    vi.advanceTimersByTime(7_999);
    expect(deeds).toEqual(['pause']);
    vi.advanceTimersByTime(1);
    expect(deeds).toEqual(['pause', 'end']);
  });

  it('resumes the VM after undo, and does not end the session any more', async () => {
    vi.useFakeTimers();
    const { deeds, discard } = noting();
    await discard.begin(8);
    expect(await discard.undo()).toBe(true);
    vi.advanceTimersByTime(60_000);
    expect([deeds, discard.until]).toEqual([['pause', 'resume'], undefined]);
    expect(await discard.undo()).toBe(false);
  });

  it('stays open when the VM cannot be resumed, and ends the session when it is over', async () => {
    vi.useFakeTimers();
    const { deeds, discard } = noting('resume');
    await discard.begin(8);
    const { until } = discard;
    vi.advanceTimersByTime(3_000);
    await expect(discard.undo()).rejects.toThrow('resume failed');
    expect(discard.until).toEqual(until);
    vi.advanceTimersByTime(4_999);
    expect(deeds).toEqual(['pause']);
    vi.advanceTimersByTime(1);
    expect(deeds).toEqual(['pause', 'end']);
  });

  it('shows when the session ends, and keeps its VM paused until undo', async () => {
    const fake: FakeSessions = await fakeSessions();
    try {
      fake.hypervisor.onHello = healthyGuest;
      const session = await openBrowsing(fake.sessions);
      await session.pendingDiscard.begin(60);
      expect(session.describe().discardsAt).toBe(session.pendingDiscard.until?.toISOString());
      expect(fake.hypervisor.guests.get(session.id)?.isAsleep).toBe(true);
      await session.pendingDiscard.undo();
      expect(session.describe()).not.toHaveProperty('discardsAt');
      expect(fake.hypervisor.guests.get(session.id)?.isAsleep).toBe(false);
    } finally {
      await fake.remove();
    }
  });
});
