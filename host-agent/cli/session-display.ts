/** What shows a session that the command line opened: the desktop where there is one, else a VNC viewer. */
import type { ChildProcess } from 'node:child_process';
import type { Session } from '../api/session.ts';
import { findDesktop, startDesktop } from './desktop-program.ts';
import { findViewer, hasDesktop, showSession } from './viewer.ts';

export interface SessionDisplay {
  /** The session has a name now, and begins to start. */
  readonly created: (session: Session) => void;
  /** There is something to see. Returns the viewer whose end ends the session; the desktop closes sessions by itself. */
  readonly ready: (session: Session) => ChildProcess | undefined;
}

/** `undefined` where nothing can be shown. Throws `Failure` viewer-missing. */
export async function findDisplay(stays: boolean): Promise<SessionDisplay | undefined> {
  if (!hasDesktop()) return undefined;
  const desktop = findDesktop();
  if ('command' in desktop) {
    return {
      created: ({ id }) => startDesktop(desktop.command, [`--session=${id}`]),
      ready: () => undefined,
    };
  }
  const viewer = await findViewer();
  return {
    created: () => undefined,
    ready: ({ display, profile }) =>
      display.kind === 'own-screen' ? undefined : showSession(viewer, display.socket, `Safe Browse: ${profile}`, stays),
  };
}
