import { describe, expect, it } from 'vitest';
import { END_REASONS, SESSION_STATES } from '../../../host-agent/api/session.ts';
import { advance, canFail, outcomeOf } from '../../../host-agent/session/life.ts';

it('asks about an ending only while a window shows the session and a file is unsaved that would be gone, and only if the browser could come back', () => {
  const asking = (isAttended: boolean, unsavedFiles: number) =>
    END_REASONS.filter((reason) => outcomeOf(reason, { isAttended, unsavedFiles }) === 'ask');
  expect(asking(true, 1)).toEqual(['browser-closed', 'browser-crashed']);
  expect([asking(true, 0), asking(false, 1), asking(false, 0)]).toEqual([[], [], []]);
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
