import type { SessionState } from '../api/session.ts';

/** The whole life of a session on one page. A missing arrow is a bug, not a case to handle. */
const NEXT: Record<SessionState, readonly SessionState[]> = {
  preparing: ['starting', 'closing', 'failed'],
  starting: ['ready', 'closing', 'failed'],
  ready: ['browsing', 'closing', 'failed'],
  browsing: ['closing', 'failed'],
  closing: ['gone', 'failed'],
  gone: [],
  failed: ['closing'],
};

/** The state after, or an error where the table has no such arrow. */
export function advance(from: SessionState, to: SessionState): SessionState {
  if (!NEXT[from].includes(to)) throw new Error(`A session cannot go from ${from} to ${to}.`);
  return to;
}

/** Whether a session in this state may still be closed; a closing one is already on its way. */
export function isAlive(state: SessionState): boolean {
  return state !== 'gone' && state !== 'closing' && state !== 'failed';
}
