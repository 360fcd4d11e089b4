/** All windows and their pages. Messages from any other page are ignored. */
import type { WebContents, WebFrameMain } from 'electron';
import { STATE } from '../../bridge/message-names.ts';
import type { Trouble } from '../../bridge/answer.ts';
import type { WindowKind, WindowState } from '../../bridge/state.ts';

export interface Page {
  readonly kind: WindowKind;
  /** The state to show, whether or not the window is visible. */
  readonly state: () => WindowState;
  /** The last one that the page got. */
  lastFailure?: Trouble;
}

interface Known {
  readonly page: Page;
  readonly origin: string;
  readonly contents: Pick<WebContents, 'send' | 'isDestroyed'>;
  isReady: boolean;
  lastSent: string;
}

export class Pages {
  readonly #known = new Map<number, Known>();

  /** `origin`: from which its documents come. */
  add(contents: Pick<WebContents, 'id' | 'send' | 'isDestroyed' | 'on' | 'once'>, page: Page, origin: string): void {
    const known: Known = { page, origin, contents, isReady: false, lastSent: '' };
    this.#known.set(contents.id, known);
    // A crashed page does not listen until it has reloaded.
    contents.on('render-process-gone', () => (known.isReady = false));
    contents.once('destroyed', () => this.#known.delete(contents.id));
  }

  /** The page that sent a message, if it is the top frame of one of our windows and still shows our own document. */
  sender(event: {
    readonly sender: Pick<WebContents, 'id' | 'mainFrame'>;
    readonly senderFrame: Pick<WebFrameMain, 'url' | 'frameTreeNodeId'> | null;
  }): Page | undefined {
    const { sender, senderFrame } = event;
    const known = this.#known.get(sender.id);
    if (
      known === undefined ||
      senderFrame === null ||
      senderFrame.frameTreeNodeId !== sender.mainFrame.frameTreeNodeId ||
      !senderFrame.url.startsWith(`${known.origin}/`)
    )
      return undefined;
    return known.page;
  }

  /** The page is ready for states. */
  ready(id: number): void {
    const known = this.#known.get(id);
    if (!known) return;
    known.isReady = true;
    // A reloaded page has no state yet.
    known.lastSent = '';
    this.#send(known);
  }

  /** Sends each page its state, if it changed. */
  draw(): void {
    for (const known of this.#known.values()) this.#send(known);
  }

  #send(known: Known): void {
    if (!known.isReady || known.contents.isDestroyed()) return;
    const state = known.page.state();
    const text = JSON.stringify(state);
    if (text === known.lastSent) return;
    known.lastSent = text;
    known.contents.send(STATE, state);
  }
}
