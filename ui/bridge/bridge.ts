/** The type of `window.safeBrowse`, the only interface that a renderer has to the outside. */
import type { ActionParams, ActionResult } from './actions.ts';
import type { Answer } from './answer.ts';
import type { ActionName } from './message-names.ts';
import type { WindowState } from './state.ts';

export interface Bridge {
  /** Calls `listener` with the whole state, now and after each change. Returns a function that stops this. */
  watch(listener: (state: WindowState) => void): () => void;
  ask<Name extends ActionName>(action: Name, params: ActionParams<Name>): Promise<Answer<ActionResult<Name>>>;
  /** The path of a file that was dropped on the page; empty if it has none. */
  pathOf(file: File): string;
  /**
   * Session window: opens the session's screen (RFB). The port arrives as a window message whose data is `DISPLAY_MESSAGE` (channels.ts)
   * and whose `ports[0]` carries `ArrayBuffer`s both ways. Main sends `null` when the screen is gone.
   */
  openDisplay(): void;
}
