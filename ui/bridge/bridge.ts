/** What a page finds as `window.safeBrowse`: the only way out of a renderer. Types alone. */
import type { ActionParams, ActionResult } from './actions.ts';
import type { Answer } from './answer.ts';
import type { ActionName } from './channels.ts';
import type { WindowState } from './state.ts';

export interface Bridge {
  /** Calls `listener` with the whole state, now and after each change. Returns how to stop. */
  watch(listener: (state: WindowState) => void): () => void;
  ask<Name extends ActionName>(action: Name, params: ActionParams<Name>): Promise<Answer<ActionResult<Name>>>;
  /** Where a file lies that was dropped on the page; empty where it is none. */
  pathOf(file: File): string;
  /**
   * Session window: asks for the session's screen, RFB. The port arrives as a window message whose data is `DISPLAY_MESSAGE`
   * (channels.ts) and whose `ports[0]` carries `ArrayBuffer`s both ways; main sends `null` when the screen has gone.
   */
  openDisplay(): void;
}
