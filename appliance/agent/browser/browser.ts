/** The one Chromium: its start, more pages in it, and the end when its last window closes. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { BrowserSettings } from '../../protocol/browser.ts';
import type { Agent } from '../agent.ts';
import { describeEnding, type Running } from '../commands/launch.ts';
import { closedBecause } from './ending.ts';
import type { BrowserParts } from './parts.ts';
import type { Screen } from './screen.ts';
import { START_PAGE } from './url.ts';

/** When Chromium ends badly, the X server's own end may be a moment behind. */
const DISPLAY_GRACE_MS = 100;
/** A window that makes place for another is gone for less than this. Chromium's own orderly end takes seconds in emulation, and there is nothing to save. */
const NO_WINDOW_MS = 250;
const MAX_WAITING = 16;
const REHEARSAL_GONE_WITHIN_MS = 60_000;
const LOOK_EVERY_MS = 100;

export class Browser {
  readonly #agent: Agent;
  readonly #parts: BrowserParts;
  readonly #screen: Screen;
  #program: Running | undefined;
  #windows = 0;
  #windowSeen = false;
  #closing: NodeJS.Timeout | undefined;
  /** What Chromium starts with. */
  settings: BrowserSettings = {};
  /** Pages asked for while Chromium starts: one that comes too early would start a second Chromium. */
  #waiting: string[] = [];

  constructor(agent: Agent, parts: BrowserParts, screen: Screen) {
    this.#agent = agent;
    this.#parts = parts;
    this.#screen = screen;
  }

  /** Shows `url`, in the Chromium that runs or in one started for it. */
  show(url: string): void {
    if (!this.#program) this.#start(url);
    else if (url === START_PAGE) return;
    else if (this.#windowSeen) this.#hand(url);
    else this.#waiting = [...this.#waiting, url].slice(0, MAX_WAITING);
  }

  /** Shows a page of our own in a window of its own; fulfilled when that has gone again. Throws when it does not come, or does not go. */
  async rehearse(): Promise<void> {
    const before = this.#windows;
    await this.#parts.rehearse();
    for (let waitedMs = 0; this.#windows !== before; waitedMs += LOOK_EVERY_MS) {
      if (waitedMs > REHEARSAL_GONE_WITHIN_MS) throw new Error('The window of the rehearsal stays.');
      await sleep(LOOK_EVERY_MS);
    }
  }

  /** How many windows stand on the screen. */
  windows(count: number): void {
    this.#windows = count;
    clearTimeout(this.#closing);
    if (!this.#program) return;
    if (count > 0 && !this.#windowSeen) {
      this.#windowSeen = true;
      this.#agent.reached('browser-window');
      for (const url of this.#waiting.splice(0)) this.#hand(url);
    }
    if (count === 0 && this.#windowSeen) this.#closing = setTimeout(() => void this.#closed(), NO_WINDOW_MS);
  }

  #start(url: string): void {
    const { log } = this.#agent;
    log.info({}, 'starting the browser');
    const program = this.#parts.startChromium(url, this.settings);
    this.#program = program;
    void program.ended.then(async (ending) => {
      clearTimeout(this.#closing);
      log.info({ ending: describeEnding(ending) }, 'the browser ended');
      if (ending.exitStatus !== 0) await Promise.race([this.#screen.end, sleep(DISPLAY_GRACE_MS)]);
      await this.#agent.end({ type: 'browser-closed', cause: closedBecause(ending, this.#screen.ended) });
    });
  }

  #hand(url: string): void {
    this.#parts
      .openInChromium(url)
      .catch((error: unknown) => this.#agent.log.warn({ reason: String(error) }, 'Chromium did not take the page'));
  }

  async #closed(): Promise<void> {
    if (this.#windows === 0 && !this.#screen.ended)
      await this.#agent.end({ type: 'browser-closed', cause: 'last-window' });
  }
}
