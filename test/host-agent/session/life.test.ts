import { describe, expect, it } from 'vitest';
import { END_REASONS, SESSION_STATES } from '../../../host-agent/api/session/session.ts';
import { advance, asksAbout, browserAfter, canFail } from '../../../host-agent/session/life.ts';

it('asks about an ending only while a window shows the session and a file is unsaved that would be gone, and only if the browser could come back', () => {
  const asking = (isAttended: boolean, unsavedFiles: number) =>
    END_REASONS.filter((reason) => asksAbout(reason, { isAttended, unsavedFiles }));
  expect(asking(true, 1)).toEqual(['browser-closed', 'browser-crashed']);
  expect([asking(true, 0), asking(false, 1), asking(false, 0)]).toEqual([[], [], []]);
});

describe('the browser of a session that is held when it ends', () => {
  it.each(['browser-closed', 'browser-crashed'] as const)('comes back after its end (%s), and may end again', (end) => {
    expect(browserAfter('running', end)).toBe(end);
    expect(browserAfter(end, 'reopen')).toBe('returning');
    expect(browserAfter('returning', 'back')).toBe('running');
  });

  it('is asked about again when it does not come back, and may come back late', () => {
    for (const end of ['browser-closed', 'browser-crashed'] as const)
      expect(browserAfter('returning', end)).toBe('not-back');
    expect(browserAfter('not-back', 'reopen')).toBe('returning');
    expect(browserAfter('not-back', 'back')).toBe('running');
  });

  it('does nothing unasked, and nothing twice', () => {
    for (const end of ['browser-closed', 'browser-crashed', 'not-back'] as const)
      for (const event of ['browser-closed', 'browser-crashed'] as const)
        expect(browserAfter(end, event)).toBeUndefined();
    expect([browserAfter('running', 'reopen'), browserAfter('running', 'back')]).toEqual([undefined, undefined]);
    expect([browserAfter('browser-closed', 'back'), browserAfter('returning', 'reopen')]).toEqual([
      undefined,
      undefined,
    ]);
  });
});

describe('the states of a session', () => {
  it('allow the path from the request to the end', () => {
    const path = ['starting', 'ready', 'browsing', 'closing', 'gone'] as const;
    expect(path.reduce<(typeof SESSION_STATES)[number]>((state, next) => advance(state, next), 'preparing')).toBe(
      'gone',
    );
  });

  it('allow failing and closing from every state before the end', () => {
    for (const state of SESSION_STATES.filter(canFail)) {
      expect(advance(state, 'failed')).toBe('failed');
      expect(advance(state, 'closing')).toBe('closing');
    }
  });

  it('allow no way back', () => {
    for (const state of SESSION_STATES) expect(() => advance('gone', state)).toThrow(`from gone to ${state}`);
    expect(() => advance('closing', 'browsing')).toThrow('from closing to browsing');
    expect(() => advance('preparing', 'ready')).toThrow('from preparing to ready');
  });
});
