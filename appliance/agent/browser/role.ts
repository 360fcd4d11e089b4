/** The browser role: from a known-good home to a browser on the screen, and the end when it closes. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Agent, type RoleAtWork, within } from '../agent.ts';
import { describeEnding, type Running } from '../commands/launch.ts';
import type { HostRequest } from '../wire/endpoint.ts';
import { closedBecause } from './ending.ts';
import { type BrowserParts, REAL_PARTS } from './parts.ts';
import type { RootChange } from './root-window.ts';
import { isBrowsable } from './url.ts';
import type { Size } from './xrandr.ts';

/** When Chromium ends badly, the X server's own end may be a moment behind. */
const DISPLAY_GRACE_MS = 100;
/** Time for an X server that is still starting to come up and go again: only so does it give the screen back. */
const X_STOP_MS = 20_000;
const MAX_WAITING = 16;

export function browserRole(agent: Agent, parts: BrowserParts = REAL_PARTS): RoleAtWork {
  return new BrowserRole(agent, parts);
}

class BrowserRole implements RoleAtWork {
  readonly #agent: Agent;
  readonly #parts: BrowserParts;
  readonly #stopped = new AbortController();
  #starting: Promise<Running> | undefined;
  #server: Running | undefined;
  #serverEnded = false;
  /** Chromium may start. */
  #ready = false;
  #screen: Size | undefined;
  /** The first page asked for. */
  #asked: string | undefined;
  #browser: Running | undefined;
  #windowSeen = false;
  /** Pages asked for while Chromium starts: a second start could come before the first one can be found. */
  #waiting: string[] = [];

  constructor(agent: Agent, parts: BrowserParts) {
    this.#agent = agent;
    this.#parts = parts;
  }

  async start(): Promise<void> {
    const { log } = this.#agent;
    void this.#parts.keepNetwork(log);
    // The X server touches nothing of the home: both at once saves seconds in emulation. Whatever fails, nothing of either is used.
    const starting = within('screen', () => this.#parts.startXServer(log));
    starting.catch(() => undefined);
    this.#starting = starting;
    await within('home', () => this.#parts.restoreHome());
    this.#agent.reached('home');
    const server = await starting;
    await within('screen', () => this.#useScreen(server));
    await within('browser-window', () => this.#letBrowserStart());
  }

  onRequest(request: HostRequest): void {
    switch (request.type) {
      case 'browse':
      case 'open-url':
        this.#open(request.url);
        return;
      case 'power-off':
        void this.#agent.end();
        return;
      case 'network':
      case 'policy':
      case 'port-released':
        this.#agent.log.warn({ kind: request.type }, 'the host asked for what another role does');
    }
  }

  async clearScreen(): Promise<void> {
    this.#stopped.abort();
    const stopped = this.#starting?.then(
      (server) => {
        server.kill('SIGTERM');
        return server.ended;
      },
      () => undefined,
    );
    await Promise.race([stopped, sleep(X_STOP_MS, undefined, { ref: false })]);
  }

  async #useScreen(server: Running): Promise<void> {
    const { log } = this.#agent;
    this.#server = server;
    void server.ended.then(async (ending) => {
      this.#serverEnded = true;
      log.error({ ending: describeEnding(ending) }, 'the X server ended');
      if (!this.#stopped.signal.aborted) await this.#agent.end({ type: 'browser-closed', cause: 'display-crashed' });
    });
    this.#agent.reached('screen');
    void this.#parts.keepWindowManager(log);
    void this.#parts.followRootWindow((change) => this.#onRootChange(change), this.#stopped.signal);
    await this.#readScreen();
    void this.#parts.followPreferredModes({ current: () => this.#screen && `${this.#screen.width}x${this.#screen.height}`, take: (output, mode) => this.#takeMode(output, mode) }, this.#stopped.signal);
  }

  async #takeMode(output: string, mode: string): Promise<void> {
    this.#agent.log.info({ output, mode }, 'the screen is to have a new size');
    try {
      await this.#parts.useMode(output, mode);
      await this.#readScreen();
    } catch (error) {
      this.#agent.log.warn({ reason: String(error) }, 'the new size was not taken');
    }
  }

  async #readScreen(): Promise<Size> {
    const size = await this.#parts.queryScreen();
    const before = this.#screen;
    this.#screen = size;
    if (before?.width !== size.width || before.height !== size.height) this.#agent.say({ type: 'screen', ...size });
    return size;
  }

  async #letBrowserStart(): Promise<void> {
    const size = this.#screen ?? (await this.#readScreen());
    await this.#parts.placeWindow(size);
    this.#ready = true;
    if (this.#asked !== undefined) this.#startBrowser(this.#asked);
  }

  #open(url: string): void {
    if (!isBrowsable(url)) this.#agent.log.warn({}, 'the host asked for a page of a kind that is not opened');
    else if (this.#windowSeen) this.#parts.openInChromium(url);
    else if (this.#browser) this.#waiting = [...this.#waiting, url].slice(0, MAX_WAITING);
    else if (this.#ready) this.#startBrowser(url);
    else this.#asked ??= url;
  }

  #startBrowser(url: string): void {
    const { log } = this.#agent;
    log.info({}, 'starting the browser');
    const browser = this.#parts.startChromium(url);
    this.#browser = browser;
    void browser.ended.then(async (ending) => {
      log.info({ ending: describeEnding(ending) }, 'the browser ended');
      if (ending.exitStatus !== 0) await Promise.race([this.#server?.ended, sleep(DISPLAY_GRACE_MS)]);
      await this.#agent.end({ type: 'browser-closed', cause: closedBecause(ending, this.#serverEnded) });
    });
  }

  #onRootChange(change: RootChange): void {
    if (change.kind === 'screen-size') {
      this.#readScreen().catch((error: unknown) => this.#agent.log.warn({ reason: String(error) }, 'the new screen size is unknown'));
    } else if (change.count > 0 && this.#browser && !this.#windowSeen) {
      this.#windowSeen = true;
      this.#agent.reached('browser-window');
      for (const url of this.#waiting) this.#parts.openInChromium(url);
      this.#waiting = [];
    }
  }
}
