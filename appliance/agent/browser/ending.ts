import type { Ending } from '../commands/launch.ts';

export type Cause = 'last-window' | 'browser-crashed' | 'display-crashed';

/** Why the browser ended: exit status 0 means that its last window was closed. Pure. */
export function closedBecause(browser: Ending, displayEnded: boolean): Cause {
  if (displayEnded) return 'display-crashed';
  return browser.exitStatus === 0 ? 'last-window' : 'browser-crashed';
}
