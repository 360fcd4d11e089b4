import { describe, expect, it } from 'vitest';
import type { Session } from '../../../../host-agent/api/session/session.ts';
import { sessionWith } from '../../../fixtures/session.ts';
import { advance, phaseOf, type WindowEvent, type WindowLife } from '../../../../ui/main/session/life.ts';

const AT = '2026-01-02T03:04:05.000Z';
const trouble = { code: 'start-timed-out', message: 'No screen.', hint: 'Try again.' };
const spare = { vm: 'a', socket: '/s' };
const after = (life: WindowLife, ...events: readonly WindowEvent[]): WindowLife => events.reduce(advance, life);

const preloaded: WindowLife = { is: 'preloaded' };
const opening: WindowLife = { is: 'opening', startedAt: AT, id: 'a' };
const following: WindowLife = { is: 'following', startedAt: AT, id: 'a' };
const closing: WindowLife = { is: 'closing', startedAt: AT, id: 'a' };
const failed: WindowLife = { is: 'failed', startedAt: AT, id: 'a', trouble };
const ended: WindowLife = { is: 'ended', id: 'a', reason: 'vm-ended' };

describe('the life of a session window', () => {
  it('goes from the click to the session that was named, keeping the spare’s screen', () => {
    expect(after(preloaded, { is: 'open', at: AT, spare }, { is: 'named', id: 'a' })).toEqual({ ...opening, spare });
    expect(after({ ...opening, spare }, { is: 'opened', id: 'a' })).toEqual({ ...following, spare });
  });

  it('asks for a site before it opens anything, if the profile has none', () => {
    const asking = after(preloaded, { is: 'ask-for-site' });
    expect(phaseOf(asking, undefined, [])).toEqual({ is: 'asking-for-site' });
    expect(after(asking, { is: 'close' })).toEqual(asking);
    expect(after(asking, { is: 'open', at: AT })).toEqual({ is: 'opening', startedAt: AT });
  });

  it('follows an existing session at once', () => {
    expect(after(preloaded, { is: 'follow', at: AT, id: 'a' })).toEqual(following);
  });

  it('fails with its start, and can start again under another name', () => {
    expect(after(opening, { is: 'open-failed', trouble })).toEqual(failed);
    expect(after(failed, { is: 'open', at: AT })).toEqual({ is: 'opening', startedAt: AT });
  });

  it('follows a session after all whose start failed but which browses', () => {
    expect(after(failed, { is: 'found' })).toEqual(following);
  });

  it('leaves a failed start to the failure of its call, which says more', () => {
    const event = { is: 'ended', id: 'a', reason: 'start-failed' } as const;
    expect(after(opening, event)).toEqual(opening);
    expect(after(failed, event)).toEqual(failed);
    expect(after(following, event)).toEqual({ ...ended, reason: 'start-failed' });
  });

  it('remembers when the question was first asked, until it is answered', () => {
    const asked = after(following, { is: 'ask-to-close', atMs: 1 }, { is: 'ask-to-close', atMs: 2 });
    expect(asked).toEqual({ ...following, closeAskedAtMs: 1 });
    expect(after(asked, { is: 'answered' })).toEqual(following);
  });

  it('goes on with a session that could not be closed', () => {
    expect(after(following, { is: 'close' })).toEqual(closing);
    expect(after(closing, { is: 'close-failed' })).toEqual(following);
    expect(after(closing, { is: 'ended', id: 'a', reason: 'closed' })).toEqual({ ...ended, reason: 'closed' });
  });

  it('does not close a session without a name', () => {
    const unnamed: WindowLife = { is: 'opening', startedAt: AT };
    expect(after(unnamed, { is: 'close' })).toEqual(unnamed);
  });

  it('finds out how a session ended that vanished, or asks again later', () => {
    const findingOut: WindowLife = { is: 'finding-out', startedAt: AT, id: 'a' };
    expect(after(following, { is: 'vanished' })).toEqual(findingOut);
    expect(after(findingOut, { is: 'not-found-out' })).toEqual(following);
    expect(after(findingOut, { is: 'ended', id: 'a', reason: 'vm-ended' })).toEqual(ended);
  });

  it('ignores an event that comes too late', () => {
    const late: readonly WindowEvent[] = [
      { is: 'opened', id: 'a' },
      { is: 'open-failed', trouble },
      { is: 'close-failed' },
      { is: 'not-found-out' },
      { is: 'ended', id: 'a', reason: 'idle' },
    ];
    for (const event of late) expect(after(ended, event)).toEqual(ended);
    expect(after(closing, { is: 'open-failed', trouble })).toEqual(closing);
  });
});

const session = (state: Session['state']) => sessionWith('a', { state, requestedAt: AT });

describe('the phase that a window shows', () => {
  it('is its own while it follows no session', () => {
    expect(phaseOf(preloaded, undefined, [])).toEqual({ is: 'waiting' });
    expect(phaseOf(closing, session('browsing'), [])).toEqual({ is: 'closing' });
    expect(phaseOf(failed, undefined, [])).toEqual({ is: 'failed', trouble });
    expect(phaseOf(ended, session('browsing'), [])).toEqual({ is: 'ended', reason: 'vm-ended' });
  });

  it('is starting until the session browses', () => {
    const requirements = [{ requirement: 'vm', state: 'waiting' }] as const;
    const starting = { is: 'starting', startedAt: AT, requirements };
    expect(phaseOf({ is: 'opening', startedAt: AT }, undefined, requirements)).toEqual(starting);
    for (const state of ['preparing', 'starting', 'ready'] as const)
      expect(phaseOf(following, session(state), requirements)).toEqual(starting);
  });

  it('is showing while the session browses, even before its start is answered', () => {
    expect(phaseOf(following, session('browsing'), [])).toEqual({ is: 'showing' });
    expect(phaseOf(opening, session('browsing'), [])).toEqual({ is: 'showing' });
  });

  it('is discarding while a paused session can be brought back', () => {
    const discardsAt = '2026-01-02T03:04:13.000Z';
    const discarding = { is: 'discarding', until: discardsAt };
    expect(phaseOf(following, { ...session('browsing'), discardsAt }, [])).toEqual(discarding);
    expect(phaseOf(following, { ...session('closing'), discardsAt }, [])).toEqual({ is: 'closing' });
  });

  it('is closing while the session closes', () => {
    for (const state of ['closing', 'gone', 'failed'] as const)
      expect(phaseOf(following, session(state), [])).toEqual({ is: 'closing' });
  });
});
