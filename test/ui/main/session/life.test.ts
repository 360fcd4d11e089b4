import { describe, expect, it } from 'vitest';
import { END_REASONS, type Session } from '../../../../host-agent/api/session/session.ts';
import { fc } from '../../../bed/random.ts';
import { SessionPhase } from '../../../../ui/bridge/state.ts';
import { sessionWith } from '../../../fixtures/session.ts';
import { advance, phaseOf, type WindowEvent, type WindowLife } from '../../../../ui/main/session/life.ts';

const AT = '2026-01-02T03:04:05.000Z';
const trouble = { code: 'start-timed-out', message: 'No screen.', hint: 'Try again.' };
const spare = { vm: 'a', socket: '/s' };
const after = (life: WindowLife, ...events: readonly WindowEvent[]): WindowLife => events.reduce(advance, life);

const preloaded: WindowLife = { is: 'preloaded' };
const following: WindowLife = { is: 'following', startedAt: AT, id: 'a' };
const closing: WindowLife = { is: 'closing', startedAt: AT, id: 'a' };
const failed: WindowLife = { is: 'failed', trouble };
const ended: WindowLife = { is: 'ended', id: 'a', reason: 'vm-ended' };

describe('the life of a session window', () => {
  it('goes from the click to the session that was opened for it, keeping the spare’s screen', () => {
    const clicked = after(preloaded, { is: 'open', at: AT, spare });
    expect(clicked).toEqual({ is: 'following', startedAt: AT, spare });
    expect(after(clicked, { is: 'follow', at: 'later', id: 'a' })).toEqual({ ...following, spare });
  });

  it('asks for a site before it opens anything, if the profile has none', () => {
    const asking = after(preloaded, { is: 'ask-for-site' });
    expect(phaseOf(asking, undefined, [])).toEqual({ is: 'asking-for-site' });
    const url = 'https://bank.example/login';
    expect(phaseOf(after(preloaded, { is: 'ask-for-site', url }), undefined, [])).toEqual({
      is: 'asking-for-site',
      url,
    });
    expect(after(asking, { is: 'close' })).toEqual(asking);
    expect(after(asking, { is: 'open', at: AT })).toEqual({ is: 'following', startedAt: AT });
  });

  it('follows an existing session at once', () => {
    expect(after(preloaded, { is: 'follow', at: AT, id: 'a' })).toEqual(following);
  });

  it('fails with its start, and can start again under another name', () => {
    expect(after(following, { is: 'fail', trouble })).toEqual(failed);
    expect(after(failed, { is: 'open', at: AT })).toEqual({ is: 'following', startedAt: AT });
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
    const unnamed: WindowLife = { is: 'following', startedAt: AT };
    expect(after(unnamed, { is: 'close' })).toEqual(unnamed);
  });

  it('never starts by itself, and leaves its end only for a new session, whatever happens', () => {
    const event = fc.oneof(
      fc.constantFrom<WindowEvent>(
        { is: 'open', at: AT },
        { is: 'open', at: AT, spare },
        { is: 'ask-for-site' },
        { is: 'opened' },
        { is: 'fail', trouble },
        { is: 'answered' },
        { is: 'close' },
        { is: 'close-failed' },
      ),
      fc.constantFrom('a', 'b').map((id): WindowEvent => ({ is: 'follow', at: AT, id })),
      fc.constantFrom(...END_REASONS).map((reason): WindowEvent => ({ is: 'ended', id: 'a', reason })),
      fc.nat().map((atMs): WindowEvent => ({ is: 'ask-to-close', atMs })),
    );
    fc.assert(
      fc.property(fc.array(event, { maxLength: 30 }), (events) => {
        let life: WindowLife = { is: 'preloaded' };
        for (const next of events) {
          const before: WindowLife = life;
          life = advance(life, next);
          if (before.is === 'ended' && next.is !== 'open') expect(life).toBe(before);
          if (life.is === 'following' && before.is !== 'following')
            expect(next.is).toBe(
              before.is === 'closing' ? 'close-failed' : before.is === 'preloaded' && 'id' in life ? 'follow' : 'open',
            );
          if (life.is === 'closing') expect(life.id).toBeDefined();
          expect(SessionPhase.safeParse(phaseOf(life, undefined, [])).error).toBeUndefined();
        }
      }),
    );
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
    expect(phaseOf({ is: 'following', startedAt: AT }, undefined, requirements)).toEqual(starting);
    expect(phaseOf(following, undefined, requirements)).toEqual(starting);
    for (const state of ['preparing', 'starting', 'ready'] as const)
      expect(phaseOf(following, session(state), requirements)).toEqual(starting);
  });

  it('is showing while the session browses', () => {
    expect(phaseOf(following, session('browsing'), [])).toEqual({ is: 'showing' });
  });

  it('is discarding while a paused session can be brought back', () => {
    const discardsAt = '2026-01-02T03:04:13.000Z';
    const discarding = { is: 'discarding', until: discardsAt };
    expect(phaseOf(following, { ...session('browsing'), discardsAt }, [])).toEqual(discarding);
    const held = { ...session('browsing'), discardsAt, heldBecause: 'outdated' as const };
    expect(phaseOf(following, held, [])).toEqual({ ...discarding, heldBecause: 'outdated' });
    expect(phaseOf(following, { ...session('closing'), discardsAt }, [])).toEqual({ is: 'closing' });
  });

  it('is closing while the session closes', () => {
    for (const state of ['closing', 'gone', 'failed'] as const)
      expect(phaseOf(following, session(state), [])).toEqual({ is: 'closing' });
    // It has just vanished, and its end follows.
    expect(phaseOf(after(following, { is: 'opened' }), undefined, [])).toEqual({ is: 'closing' });
  });
});
