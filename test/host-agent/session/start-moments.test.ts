import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { StartRecord } from '../../../host-agent/api/session/trace.ts';
import { StartMoments, startRecordOf } from '../../../host-agent/session/start/start-moments.ts';
import { fakeSessions, openBrowsing } from './fake-sessions.ts';
import { healthyGuest } from '../../fakes/guest-agent.ts';

describe('the moments of a start', () => {
  let nowMs = 0;
  beforeEach(() => void vi.spyOn(performance, 'now').mockImplementation(() => nowMs));
  afterEach(() => vi.restoreAllMocks());

  it('are counted from the request to the microsecond, each one once', () => {
    const moments = new StartMoments(1000);
    nowMs = 1002.34567;
    moments.host('admitted');
    nowMs = 1005;
    moments.host('admitted');
    moments.guest('address', 90_000);
    nowMs = 1006;
    moments.guest('address', 95_000);
    expect(moments.recorded).toEqual({
      host: [{ moment: 'admitted', atMs: 2.346 }],
      guest: [{ moment: 'address', guestMs: 90_000, receivedMs: 5 }],
    });
  });

  it('leave out what happened to a spare before the click', () => {
    const moments = new StartMoments(1000);
    moments.host('qemu-started', 999);
    moments.host('resuming', 1001);
    expect(moments.recorded.host).toEqual([{ moment: 'resuming', atMs: 1 }]);
  });
});

it('a session records its start from the request until it is ready, with what its guest reported', async () => {
  const fake = await fakeSessions();
  try {
    fake.hypervisor.onHello = (guest) => {
      healthyGuest(guest);
      guest.say({ type: 'mark', mark: 'agent-started', elapsedMs: 1 });
    };
    const session = await openBrowsing(fake.sessions, { url: 'https://example.org/' });
    const record = StartRecord.parse(startRecordOf(session.describe(), session.progress.moments));
    expect(record).toMatchObject({ session: session.id, startedFrom: 'cold', accelerator: 'none' });
    expect(record.host.map(({ moment }) => moment).toSorted()).toEqual(
      [
        ...['admitted', 'placed', 'image', 'network', 'vm', 'guest-agent', 'home', 'screen', 'browser-window'],
        ...['identity-sent', 'identity', 'link-up', 'page-sent', 'painted', 'ready'],
      ].toSorted(),
    );
    expect(record.guest.map(({ moment }) => moment)).toEqual(
      expect.arrayContaining(['home', 'screen', 'browser-window', 'agent-started']),
    );
    expect(JSON.stringify(record)).not.toContain('example.org');
  } finally {
    await fake.remove();
  }
});
