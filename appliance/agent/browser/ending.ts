import type { Ending } from '../commands/launch.ts';

export type Cause = 'last-window' | 'browser-crashed' | 'display-crashed';

/** Why the browser is gone: it ends well only by its last window. Pure. */
export function closedBecause(browser: Ending, displayEnded: boolean): Cause {
  if (displayEnded) return 'display-crashed';
  return browser.exitStatus === 0 ? 'last-window' : 'browser-crashed';
}
