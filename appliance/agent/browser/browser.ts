/** The only Chromium of the VM: its start, more pages in it, another start with the same pages, and the end when its last window closes. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { BrowserSettings } from '../../protocol/browser.ts';
import { messageOf } from '../../protocol/message-of.ts';
import type { Agent } from '../agent.ts';
import { describeEnding, type Running } from '../commands/launch.ts';
import { closedBecause } from './ending.ts';
import type { Marks } from './marks.ts';
import type { ChromiumParts } from './parts.ts';
import type { Screen } from './screen.ts';
import { START_PAGE } from './url.ts';

/** When the X server crashes, Chromium may end a moment before it. */
const DISPLAY_GRACE_MS = 100;
/** A window that another one replaces is gone for less than this. An orderly end of Chromium takes seconds under emulation, and there is nothing to save. */
const NO_WINDOW_MS = 250;
const MAX_WAITING_PAGES = 16;
const POLL_EVERY_MS = 100;
/** Chromium writes down its pages before it ends. */
const LEAVES_WITHIN_MS = 20_000;
/** The window manager notices a moment later that its windows are gone. */
const WINDOWS_GO_WITHIN_MS = 5_000;
/** An emulated one needs half a minute. With the rest of another start it is less than the host waits for. */
const OPENS_WITHIN_MS = 75_000;

type BrowserState =
  | { readonly is: 'absent' }
  /** Chromium ends, and will start again. */
  | { readonly is: 'leaving'; readonly waitingPages: readonly string[] }
  /** Chromium has no window yet. A page that came now would start a second Chromium, so pages wait. */
  | { readonly is: 'starting'; readonly waitingPages: readonly string[]; readonly isAgain: boolean }
  /** Chromium has had a window. */
  | { readonly is: 'open' };

export class Browser {
  readonly #agent: Agent;
  readonly #chromium: ChromiumParts;
  readonly #screen: Screen;
  readonly #marks: Marks;
  #state: BrowserState = { is: 'absent' };
  #windowCount = 0;
  #closing: NodeJS.Timeout | undefined;
  #running: Running | undefined;
  #lastRestart: Promise<void> = Promise.resolve();
  /** Used at the start of Chromium. */
  settings: BrowserSettings = {};

  constructor(agent: Agent, chromium: ChromiumParts, screen: Screen, marks: Marks) {
    this.#agent = agent;
    this.#chromium = chromium;
    this.#screen = screen;
    this.#marks = marks;
  }

  /** Shows `url` in the running Chromium, or starts Chromium with it. */
  show(url: string): void {
    switch (this.#state.is) {
      case 'absent':
        this.#start(url);
        return;
      case 'leaving':
      case 'starting':
        if (url === START_PAGE) return;
        this.#state = { ...this.#state, waitingPages: [...this.#state.waitingPages, url].slice(0, MAX_WAITING_PAGES) };
        return;
      case 'open':
        if (url !== START_PAGE) this.#openPage(url);
    }
  }

  /** Shows a throw-away page in its own window; fulfilled when that window is gone. Throws if Chromium does not take the page. */
  async warmUp(): Promise<void> {
    const countBefore = this.#windowCount;
    await this.#chromium.warmUp();
    while (this.#windowCount !== countBefore) await sleep(POLL_EVERY_MS);
  }

  /** Ends Chromium, calls `prepare`, and starts Chromium with the same pages; fulfilled when it has a window. One after the other. Throws what `prepare` throws, or when there is no window in time. */
  restart(prepare: () => Promise<void>): Promise<void> {
    const turn = this.#lastRestart.then(() => this.#restart(prepare));
    this.#lastRestart = turn.catch(() => undefined);
    return turn;
  }

  async #restart(prepare: () => Promise<void>): Promise<void> {
    if (this.#state.is === 'absent') return prepare();
    await this.#untilOpen();
    const leaving = this.#running;
    this.#state = { is: 'leaving', waitingPages: [] };
    leaving?.kill('SIGTERM');
    const tooLate = setTimeout(() => leaving?.kill(), LEAVES_WITHIN_MS);
    await leaving?.ended;
    clearTimeout(tooLate);
    // A window of the old one must not count as one of the new one.
    for (let waitedMs = 0; this.#windowCount > 0 && waitedMs < WINDOWS_GO_WITHIN_MS; waitedMs += POLL_EVERY_MS)
      await sleep(POLL_EVERY_MS);
    try {
      await prepare();
    } finally {
      this.#start(undefined, this.#state.waitingPages);
      await this.#untilOpen();
    }
  }

  async #untilOpen(): Promise<void> {
    for (let waitedMs = 0; this.#state.is !== 'open'; waitedMs += POLL_EVERY_MS) {
      if (waitedMs >= OPENS_WITHIN_MS) throw new Error('Chromium shows no window.');
      await sleep(POLL_EVERY_MS);
    }
  }

  /** Call it with the number of windows on the screen whenever that changes. */
  setWindowCount(count: number): void {
    this.#windowCount = count;
    clearTimeout(this.#closing);
    if (count > 0 && this.#state.is === 'starting') {
      const { waitingPages, isAgain } = this.#state;
      this.#state = { is: 'open' };
      if (!isAgain) this.#agent.reached('browser-window');
      for (const url of waitingPages) this.#openPage(url);
    }
    if (count === 0 && this.#state.is === 'open')
      this.#closing = setTimeout(() => void this.#endWithoutWindow(), NO_WINDOW_MS);
  }

  /** `url`: undefined for the pages of the last time. */
  #start(url: string | undefined, waitingPages: readonly string[] = []): void {
    const { log } = this.#agent;
    log.info({}, 'starting the browser');
    this.#marks.at('browser-started');
    this.#state = { is: 'starting', waitingPages, isAgain: url === undefined };
    this.#running = this.#chromium.start(url, this.settings);
    void this.#running.ended.then(async (ending) => {
      clearTimeout(this.#closing);
      log.info({ ending: describeEnding(ending) }, 'the browser ended');
      if (this.#state.is === 'leaving' && !this.#screen.hasEnded) return;
      if (ending.exitStatus !== 0) await Promise.race([this.#screen.end, sleep(DISPLAY_GRACE_MS)]);
      await this.#agent.end({ type: 'browser-closed', cause: closedBecause(ending, this.#screen.hasEnded) });
    });
  }

  #openPage(url: string): void {
    this.#chromium
      .openPage(url)
      .then(() => this.#marks.at('page-handed-over'))
      .catch((error: unknown) => this.#agent.log.warn({ reason: messageOf(error) }, 'Chromium did not take the page'));
  }

  async #endWithoutWindow(): Promise<void> {
    if (this.#windowCount === 0 && !this.#screen.hasEnded)
      await this.#agent.end({ type: 'browser-closed', cause: 'last-window' });
  }
}
