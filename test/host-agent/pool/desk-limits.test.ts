import pino from 'pino';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Restrictions } from '../../../host-agent/api/session/restrictions.ts';
import { RemoteSession } from '../../../host-agent/pool/desk/remote-session.ts';
import { unknownYet } from '../../../host-agent/pool/desk/remote-sessions.ts';

const MINUTE_MS = 60_000;

beforeEach(() => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
});

/** A session whose host enforces no limit, under these limits of the desk. */
function session(limits: Partial<Restrictions>) {
  const reported = unknownYet('0123abcd');
  const own: { restrictions: Restrictions | undefined } = { restrictions: { ...reported.restrictions, ...limits } };
  const onOver = vi.fn();
  const of = () =>
    new RemoteSession(
      { ...identity, requestedAt },
      { ...reported, restrictions: { ...reported.restrictions, mayKeepRunning: true } },
      {
        socket: '/nowhere',
        ownRestrictions: () => own.restrictions,
        managerOfRule: (transfer) => (transfer === 'copy-out' ? { by: 'Example University' } : undefined),
        onOver,
        connection: () => expect.fail(),
        close: () => expect.fail(),
        onRecord: () => undefined,
        wavFile: '/nowhere',
        output: async () => ({ kind: 'wav' }),
        onChange: () => undefined,
        log: pino({ level: 'silent' }),
      },
    );
  const requestedAt = new Date().toISOString();
  return { remote: of(), next: of, own, onOver, reported };
}
const identity = { id: '1', pool: 'bed', host: 'one', remoteId: '0123abcd', profile: 'default' };

describe('a session on a host that enforces no limit', () => {
  it('ends at the longest lifetime of this desk, whatever its host says', () => {
    const { remote, onOver, reported } = session({ lifetimeMinutes: 60 });
    remote.tighten();
    vi.advanceTimersByTime(59 * MINUTE_MS);
    remote.update({ ...reported, restrictions: { ...reported.restrictions, lifetimeMinutes: 0 } });
    expect(onOver).not.toHaveBeenCalled();
    expect(remote.restrictions.lifetimeMinutes).toBe(60);
    vi.advanceTimersByTime(MINUTE_MS);
    expect(onOver).toHaveBeenCalledWith('lifetime-over');
  });

  it('ends when it is unused for as long as this desk allows, after a warning', () => {
    const { remote, onOver, reported } = session({ idleStopMinutes: 10 });
    remote.tighten();
    remote.touch();
    vi.advanceTimersByTime(9 * MINUTE_MS);
    // A host that changes its own limits does not restart the countdown.
    remote.update({ ...reported, restrictions: { ...reported.restrictions, idleStopMinutes: 5 } });
    expect(remote.describe().idleUntil).toBe(new Date(Date.now() + MINUTE_MS).toISOString());
    vi.advanceTimersByTime(MINUTE_MS);
    expect(onOver).toHaveBeenCalledWith('idle');
  });

  it('ends at the maximum age of this desk once its host knows a security update', () => {
    const { remote, onOver, reported } = session({ maximumAgeMinutes: 30 });
    remote.tighten();
    vi.advanceTimersByTime(40 * MINUTE_MS);
    expect(onOver).not.toHaveBeenCalled();
    remote.update({ ...reported, securityUpdates: 1 });
    expect(remote.describe().outdatedUntil).toBe(new Date(Date.now() + 5 * MINUTE_MS).toISOString());
    vi.advanceTimersByTime(5 * MINUTE_MS);
    expect(onOver).toHaveBeenCalledWith('outdated');
  });

  it('keeps its limits when its profile is removed here, also under the next host agent', () => {
    const { remote, next, own, onOver } = session({ lifetimeMinutes: 60, idleStopMinutes: 10 });
    remote.tighten();
    own.restrictions = undefined;
    remote.tighten();
    const adopted = next();
    adopted.restore(remote.record());
    vi.advanceTimersByTime(10 * MINUTE_MS);
    expect(onOver).toHaveBeenCalledWith('idle');
    vi.advanceTimersByTime(50 * MINUTE_MS);
    expect(onOver.mock.calls.filter(([reason]) => reason === 'lifetime-over')).toHaveLength(2);
  });

  it('is not ended as unused when the person lifted that limit, also under the next host agent', () => {
    const { remote, next, onOver } = session({ idleStopMinutes: 10 });
    remote.tighten();
    remote.keepRunning();
    const adopted = next();
    adopted.restore(remote.record());
    vi.advanceTimersByTime(60 * MINUTE_MS);
    expect(onOver).not.toHaveBeenCalled();
  });

  it('shows the earlier end where its host ends it first', () => {
    const { remote, reported } = session({ idleStopMinutes: 10 });
    remote.tighten();
    remote.touch();
    vi.advanceTimersByTime(9 * MINUTE_MS);
    const idleUntil = new Date(Date.now() + 1000).toISOString();
    remote.update({ ...reported, idleUntil });
    expect(remote.describe().idleUntil).toBe(idleUntil);
  });
});

it('refuses by a rule of this desk in the name of who manages it', () => {
  const { remote } = session({});
  expect(() => remote.assertMay('copy-out')).toThrow(
    /does not allow its clipboard .* Managed by Example University\.$/,
  );
  expect(() => remote.assertMay('paste-in')).toThrow(/does not allow anything to be pasted into it\.$/);
});
