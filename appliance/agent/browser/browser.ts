/** The only Chromium of the VM: its start, more pages in it, another start with the same pages, and its end, after which the host decides what follows. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { BrowserSettings } from '../../protocol/browser.ts';
import { messageOf } from '../../protocol/message-of.ts';
import type { Agent } from '../agent.ts';
import { describeEnding, type Ending, type Running } from '../commands/launch.ts';
import { Automation } from './automation.ts';
import type { Marks } from './marks.ts';
import type { ChromiumParts } from './parts.ts';
import type { Screen } from './screen/screen.ts';
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
  | { readonly is: 'open' }
  /** Its last window closed, or it crashed, and the host knows. It may not have ended yet. Pages wait in case it comes back. */
  | { readonly is: 'closed'; readonly waitingPages: readonly string[] };

export class Browser {
  readonly #agent: Agent;
  readonly #chromium: ChromiumParts;
  readonly #screen: Screen;
  readonly #marks: Marks;
  readonly #beforeClosed: () => Promise<void>;
  readonly #automation: Automation;
  #state: BrowserState = { is: 'absent' };
  #windowCount = 0;
  #closing: NodeJS.Timeout | undefined;
  #running: Running | undefined;
  #lastStart: Promise<void> = Promise.resolve();
  /** Used at the start of Chromium. */
  settings: BrowserSettings = {};

  /** `beforeClosed`: tells the host what it needs to know for its decision. */
  constructor(
    agent: Agent,
    chromium: ChromiumParts,
    screen: Screen,
    marks: Marks,
    beforeClosed: () => Promise<void> = () => Promise.resolve(),
  ) {
    this.#beforeClosed = beforeClosed;
    this.#agent = agent;
    this.#automation = new Automation(agent.log);
    this.#chromium = chromium;
    this.#screen = screen;
    this.#marks = marks;
  }

  /** Shows `url` in the running Chromium, or starts Chromium with it. `pages`: what a Chromium that has a window opens instead, the first one in front. */
  show(url: string, pages: readonly string[] = [url]): void {
    switch (this.#state.is) {
      case 'absent':
        this.#start(url);
        return;
      case 'closed':
      case 'leaving':
      case 'starting':
        if (url === START_PAGE) return;
        this.#state = { ...this.#state, waitingPages: [...this.#state.waitingPages, url].slice(0, MAX_WAITING_PAGES) };
        return;
      case 'open':
        if (url !== START_PAGE) this.#openPages(pages);
    }
  }

  /** Shows a throw-away page in its own window; fulfilled when that window is gone. Throws if Chromium does not take the page. */
  async warmUp(hasDocument: boolean): Promise<void> {
    const countBefore = this.#windowCount;
    await this.#chromium.warmUp(hasDocument);
    while (this.#windowCount !== countBefore) await sleep(POLL_EVERY_MS);
  }

  /** Ends Chromium, calls `prepare`, and starts Chromium with the same pages; fulfilled when it has a window. One after the other. Throws what `prepare` throws, or when there is no window in time. */
  restart(prepare: () => Promise<void>): Promise<void> {
    return this.#inTurn(() => this.#restart(prepare));
  }

  async #restart(prepare: () => Promise<void>): Promise<void> {
    if (this.#state.is === 'absent' || this.#state.is === 'closed') return prepare();
    await this.#untilOpen();
    this.#running?.kill('SIGTERM');
    await this.#leave([]);
    try {
      await prepare();
    } finally {
      this.#startAgain();
      await this.#untilOpen();
    }
  }

  /** After its end: starts Chromium with the pages that it had; fulfilled when the host knows whether it has a window. */
  reopen(): Promise<void> {
    return this.#inTurn(() => this.#reopen());
  }

  #inTurn(start: () => Promise<void>): Promise<void> {
    const turn = this.#lastStart.then(start);
    this.#lastStart = turn.catch(() => undefined);
    return turn;
  }

  async #reopen(): Promise<void> {
    if (this.#state.is !== 'closed') return;
    await this.#leave(this.#state.waitingPages);
    this.#startAgain();
    try {
      await this.#untilOpen();
    } catch {
      return this.#close('browser-crashed');
    }
    this.#agent.say({ type: 'browser-reopened' });
  }

  /** Waits until Chromium has ended and its windows are gone. Its next start brings its pages back. */
  async #leave(waitingPages: readonly string[]): Promise<void> {
    const leaving = this.#running;
    this.#state = { is: 'leaving', waitingPages };
    const tooLate = setTimeout(() => leaving?.kill(), LEAVES_WITHIN_MS);
    await leaving?.ended;
    clearTimeout(tooLate);
    // A window of the old one must not count as one of the new one.
    for (let waitedMs = 0; this.#windowCount > 0 && waitedMs < WINDOWS_GO_WITHIN_MS; waitedMs += POLL_EVERY_MS)
      await sleep(POLL_EVERY_MS);
    await this.#chromium
      .keepPages()
      .catch((error: unknown) =>
        this.#agent.log.warn({ reason: messageOf(error) }, 'Chromium may not bring its pages back'),
      );
  }

  /** With its last pages, and those that came while it ended. */
  #startAgain(): void {
    this.#start(undefined, this.#state.is === 'leaving' ? this.#state.waitingPages : []);
  }

  async #untilOpen(): Promise<void> {
    for (let waitedMs = 0; this.#state.is !== 'open'; waitedMs += POLL_EVERY_MS) {
      if (waitedMs >= OPENS_WITHIN_MS || this.#state.is === 'closed') throw new Error('Chromium shows no window.');
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
      for (const url of waitingPages) this.#openPages([url]);
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
    if (this.settings.isDriven) this.#automation.carry(this.#running.child);
    void this.#running.ended.then(async (ending) => {
      clearTimeout(this.#closing);
      log.info({ ending: describeEnding(ending) }, 'the browser ended');
      if (this.#state.is === 'leaving' && !this.#screen.hasEnded) return;
      if (ending.exitStatus !== 0) await Promise.race([this.#screen.end, sleep(DISPLAY_GRACE_MS)]);
      await this.#close(closedBecause(ending, this.#screen.hasEnded));
    });
  }

  #openPages(urls: readonly string[]): void {
    this.#chromium
      .openPages(urls)
      .then(() => this.#marks.at('page-handed-over'))
      .catch((error: unknown) => this.#agent.log.warn({ reason: messageOf(error) }, 'Chromium did not take the page'));
  }

  async #endWithoutWindow(): Promise<void> {
    if (this.#windowCount === 0 && !this.#screen.hasEnded) await this.#close('last-window');
  }

  /** Without an X server nothing can come back; otherwise the VM waits for the host's decision. */
  async #close(cause: Cause): Promise<void> {
    if (cause === 'display-crashed') return this.#agent.end({ type: 'browser-closed', cause });
    if (this.#state.is === 'closed') return;
    this.#state = { is: 'closed', waitingPages: [] };
    await this.#beforeClosed();
    this.#agent.say({ type: 'browser-closed', cause });
  }
}

type Cause = 'last-window' | 'browser-crashed' | 'display-crashed';

/** Why the browser ended: exit status 0 means that its last window was closed. Pure. */
export function closedBecause(browser: Ending, displayEnded: boolean): Cause {
  if (displayEnded) return 'display-crashed';
  return browser.exitStatus === 0 ? 'last-window' : 'browser-crashed';
}
