import { describe, expect, it } from 'vitest';
import { SESSION_STATES } from '../../../host-agent/api/session.ts';
import { advance, canFail } from '../../../host-agent/session/life.ts';

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
