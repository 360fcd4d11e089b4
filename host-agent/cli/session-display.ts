/** Shows a session that the command line opened: in the desktop application if it is installed, else in a VNC viewer. */
import type { ChildProcess } from 'node:child_process';
import type { Session } from '../api/session.ts';
import { findDesktop, startDesktop } from './desktop-program.ts';
import { findViewer, hasDesktop, showSession } from './viewer.ts';

export interface SessionDisplay {
  /** The session has an id and begins to start. */
  readonly created: (session: Session) => void;
  /** The session can be shown. Returns the viewer, whose exit closes the session; the desktop application closes sessions itself. */
  readonly ready: (session: Session) => ChildProcess | undefined;
}

/** `undefined` if no window can be shown. Throws `Failure` viewer-missing. */
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
