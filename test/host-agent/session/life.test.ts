import { describe, expect, it } from 'vitest';
import { END_REASONS, SESSION_STATES } from '../../../host-agent/api/session/session.ts';
import {
  advance,
  after,
  asksAbout,
  type LifeEvent,
  type LifeState,
  shownState,
} from '../../../host-agent/session/life.ts';
import { fc } from '../../bed/random.ts';

it('asks about an ending only while a window shows the session and a file is unsaved that would be gone, and only if the browser could come back', () => {
  const asking = (isAttended: boolean, unsavedFiles: number) =>
    END_REASONS.filter((reason) => asksAbout(reason, { isAttended, unsavedFiles }));
  expect(asking(true, 1)).toEqual(['browser-closed', 'browser-crashed']);
  expect([asking(true, 0), asking(false, 1), asking(false, 0)]).toEqual([[], [], []]);
});

/** What becomes of a session that browses. */
const afterAll = (...events: readonly LifeEvent[]) => events.reduce<LifeState>(advance, 'browsing');

describe('the browser of a session that is held when it ends', () => {
  it.each(['browser-closed', 'browser-crashed'] as const)('comes back after its end (%s), and may end again', (end) => {
    expect(afterAll(end)).toBe(end);
    expect(afterAll(end, 'reopen')).toBe('returning');
    expect(afterAll(end, 'reopen', 'back', end)).toBe(end);
  });

  it('is asked about again when it does not come back, and may come back late', () => {
    for (const end of ['browser-closed', 'browser-crashed'] as const)
      expect(afterAll('browser-closed', 'reopen', end)).toBe('not-back');
    expect(after('not-back', 'reopen')).toBe('returning');
    expect(after('not-back', 'back')).toBe('browsing');
  });

  it('does nothing unasked, and nothing twice', () => {
    for (const end of ['browser-closed', 'browser-crashed', 'not-back'] as const)
      for (const event of ['browser-closed', 'browser-crashed'] as const) expect(after(end, event)).toBeUndefined();
    expect([after('browsing', 'reopen'), after('browsing', 'back')]).toEqual([undefined, undefined]);
    expect([after('browser-closed', 'back'), after('returning', 'reopen')]).toEqual([undefined, undefined]);
  });
});

describe('the states of a session', () => {
  const events: readonly LifeEvent[] = [
    ...(['begin', 'ready', 'browse', 'browser-closed', 'browser-crashed'] as const),
    ...(['reopen', 'back', 'fail', 'close', 'gone'] as const),
  ];

  it('allow the path from the request to the end', () => {
    const path = ['begin', 'ready', 'browse', 'close', 'gone'] as const;
    const states: LifeState[] = ['preparing'];
    for (const event of path) states.push(advance(states.at(-1) ?? 'gone', event));
    expect(states).toEqual(['preparing', 'starting', 'ready', 'browsing', 'closing', 'gone']);
  });

  it('allow failing and closing at any time before the end, and no way back', () => {
    for (const state of SESSION_STATES.filter((each) => !['closing', 'gone', 'failed'].includes(each))) {
      expect(advance(state, 'fail')).toBe('failed');
      expect(advance(state, 'close')).toBe('closing');
    }
    for (const event of events) expect(() => advance('gone', event)).toThrow(`from ${event} to a session that is gone`);
  });

  it('are never left, whatever happens, and a session that ends does nothing but end', () => {
    const order = ['preparing', 'starting', 'ready', 'browsing', 'failed', 'closing', 'gone'];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...events), { maxLength: 40 }), (happened) => {
        let state: LifeState = 'preparing';
        for (const event of happened) {
          const next: LifeState = after(state, event) ?? state;
          const [shown, shownNext] = [shownState(state), shownState(next)];
          expect(SESSION_STATES).toContain(shownNext.state);
          expect(order.indexOf(shownNext.state)).toBeGreaterThanOrEqual(order.indexOf(shown.state));
          if (shownNext.browserEnded) expect(shownNext.state).toBe('browsing');
          if (after(state, event)) expect(advance(state, event)).toBe(next);
          else expect(() => advance(state, event)).toThrow(event);
          state = next;
        }
      }),
    );
  });
});
