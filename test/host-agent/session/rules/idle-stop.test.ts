import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { adoptSessions } from '../../../../host-agent/session/adopt.ts';
import { IdleStop } from '../../../../host-agent/session/rules/idle-stop.ts';
import type { LiveSession } from '../../../../host-agent/session/live-session.ts';
import { fakeSessions, type FakeSessions, openBrowsing, verbsOn } from '../fake-sessions.ts';
import { healthyGuest } from '../../../fakes/guest-agent.ts';

const MINUTE_MS = 60_000;
const call = { signal: new AbortController().signal, progress: () => undefined } as never;

describe('an idle limit of ten minutes', () => {
  let reported: string[];
  let idle: IdleStop;
  beforeEach(() => {
    vi.useFakeTimers();
    reported = [];
    idle = new IdleStop({
      onIdle: () => reported.push('end'),
      onChange: () => reported.push(idle.until === undefined ? 'calm' : 'warned'),
    });
    idle.limit(10);
  });
  afterEach(() => vi.useRealTimers());

  it('warns during the last minute and then ends the session', () => {
    idle.touch();
    vi.advanceTimersByTime(9 * MINUTE_MS - 1);
    expect(reported).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(reported).toEqual(['warned']);
    expect(idle.until?.getTime()).toBe(Date.now() + MINUTE_MS);
    vi.advanceTimersByTime(MINUTE_MS);
    expect(reported).toEqual(['warned', 'end']);
  });

  it('starts again with every use, also during the warning', () => {
    idle.touch();
    vi.advanceTimersByTime(8 * MINUTE_MS);
    idle.touch();
    vi.advanceTimersByTime(9 * MINUTE_MS);
    expect(reported).toEqual(['warned']);
    idle.touch();
    vi.advanceTimersByTime(8 * MINUTE_MS);
    expect(reported).toEqual(['warned', 'calm']);
  });

  it('has no effect after the person lifted it, or before a window has shown the session', () => {
    vi.advanceTimersByTime(100 * MINUTE_MS);
    expect(idle.attendance).toBe('unseen');
    idle.touch();
    vi.advanceTimersByTime(9.5 * MINUTE_MS);
    idle.keepRunning();
    vi.advanceTimersByTime(100 * MINUTE_MS);
    expect([reported, idle.attendance]).toEqual([['warned', 'calm'], 'kept']);
  });

  it('is half warning when it is short', () => {
    idle.limit(1);
    idle.touch();
    vi.advanceTimersByTime(30_000);
    expect(reported).toEqual(['warned']);
  });
});

describe('the idle limit of a session', () => {
  let fake: FakeSessions;
  const opened = async (toml: string): Promise<LiveSession> => {
    fake = await fakeSessions(toml);
    fake.hypervisor.onHello = healthyGuest;
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true });
    return openBrowsing(fake.sessions);
  };
  const verbs = (sessions = fake.sessions) => verbsOn(sessions);
  afterEach(async () => {
    vi.useRealTimers();
    await fake.remove();
  });

  it('reports the end in advance and ends the session as idle', async () => {
    const session = await opened('[profile.default]\nidleStopMinutes = 2');
    await verbs()['session.touch']({ id: session.id }, call);
    expect(session.describe()).not.toHaveProperty('idleUntil');
    const before = Date.now();
    vi.advanceTimersByTime(MINUTE_MS);
    const reportedUntil = Date.parse(session.describe().idleUntil ?? '');
    expect(reportedUntil).toBeGreaterThanOrEqual(before + MINUTE_MS);
    expect(reportedUntil).toBeLessThanOrEqual(Date.now() + MINUTE_MS);
    expect(reportedUntil).toBe(session.rules.idle.until?.getTime());
    vi.advanceTimersByTime(MINUTE_MS);
    expect(await session.ended).toEqual({ session: session.id, reason: 'idle' });
  });

  it('is kept by the next host agent', async () => {
    const session = await opened('[profile.default]\nidleStopMinutes = 2');
    await verbs()['session.touch']({ id: session.id }, call);
    const successor = fake.successor();
    await adoptSessions(successor);
    expect(successor.get(session.id).rules.idle.attendance).toBe('seen');
    await verbs(successor)['session.keep-running']({ id: session.id }, call);
    const third = fake.successor();
    await adoptSessions(third);
    expect(third.get(session.id).rules.idle.attendance).toBe('kept');
  });

  it('cannot be lifted if the profile forbids it', async () => {
    const session = await opened('[profile.default]\nidleStopMinutes = 2\nmayKeepRunning = false');
    await expect(verbs()['session.keep-running']({ id: session.id }, call)).rejects.toMatchObject({
      code: 'profile-forbids',
      exitStatus: 3,
    });
  });
});
