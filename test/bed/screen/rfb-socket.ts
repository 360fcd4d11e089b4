import type { Session } from '../../../host-agent/api/session/session.ts';

/** The socket of a session's screen. */
export function rfbSocket({ display }: Pick<Session, 'display'>): string {
  if (display.kind !== 'rfb') throw new Error('The session is on the host’s own screen.');
  return display.socket;
}
