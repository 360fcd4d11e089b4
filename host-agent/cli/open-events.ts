/** What `open --json` prints while a session starts. */
import type { Progress } from '../api/methods.ts';
import type { Session } from '../api/session.ts';

/**
 * The objects to print for a report of the host agent. `created`: the session, once it was created. The screen is announced as soon as its VM
 * runs, so that a program can watch the rest of the start. Pure.
 */
export function openEvents(told: Progress<'session.open'>, created: Session | undefined): object[] {
  if (told.kind === 'created') return [{ event: 'created', session: told.session }];
  const { requirement, state, elapsedMs } = told.progress;
  const progress = { event: 'progress', requirement, state, elapsedMs };
  if (requirement !== 'vm' || state !== 'met' || !created) return [progress];
  return [progress, { event: 'screen', session: created.id, display: created.display }];
}
