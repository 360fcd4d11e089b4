import type { EndReason, Session } from '../../host-agent/api/session.ts';
import type { SessionPhase } from '../bridge/state.ts';

/** What a window was told of the end of its session, or of its start. */
export type End = { readonly is: 'ended'; readonly reason: EndReason } | Extract<SessionPhase, { is: 'failed' }>;

const IS_ENDING: ReadonlySet<Session['state']> = new Set(['closing', 'gone', 'failed']);

/** What a window shows of its session, as far as it has begun; `undefined` while it starts. Pure. */
export function phaseOf(
  session: Session | undefined,
  end: End | undefined,
  isDiscarded: boolean,
): SessionPhase | undefined {
  const isShowing = session?.state === 'browsing';
  // The answer to a start may be lost with the host agent, and the session be there all the same.
  if (end && !(end.is === 'failed' && isShowing)) return end;
  if (isDiscarded || (session && IS_ENDING.has(session.state))) return { is: 'closing' };
  if (isShowing && session.discardsAt !== undefined) return { is: 'discarding', until: session.discardsAt };
  return isShowing ? { is: 'showing' } : undefined;
}
