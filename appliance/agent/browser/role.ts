/** The browser role: from a known-good home to a browser on the screen, and the end when it closes. */
import type { Identity } from '../../protocol/browser.ts';
import { type Agent, type RoleAtWork, StepFailed, within } from '../agent.ts';
import type { HostRequest } from '../channel/endpoint.ts';
import { Browser } from './browser.ts';
import type { Reseeded } from './identity.ts';
import { Microphone } from './microphone.ts';
import { Mixer } from './mixer.ts';
import { type BrowserParts, REAL_PARTS } from './parts.ts';
import { Screen } from './screen.ts';
import { Transfers } from './transfers/transfers.ts';
import { isBrowsable, START_PAGE } from './url.ts';

/** A page is opened without a network after this long: Chromium then says what is missing. */
const NETWORK_WITHIN_MS = 15_000;

export function browserRole(agent: Agent, parts: BrowserParts = REAL_PARTS): RoleAtWork<'browser'> {
  return new BrowserRole(agent, parts);
}

class BrowserRole implements RoleAtWork<'browser'> {
  readonly #agent: Agent;
  readonly #parts: BrowserParts;
  readonly #screen: Screen;
  readonly #browser: Browser;
  readonly #transfers: Transfers;
  readonly #mixer: Mixer;
  readonly #microphone: Microphone;
  /** Fulfilled when Chromium may start; rejected when it never may. */
  readonly #ready: Promise<void>;
  #isReady: () => void = () => undefined;
  /** Set when the machine is to be sealed: who hears an identity after that is a copy. */
  #reseeded: Promise<Reseeded> | undefined;
  /** Whether the machine has become itself; from then on it may use its network. */
  #identity: Promise<boolean> | undefined;
  /** Whether what Chromium is to be like has been written down, all of it. */
  #written: Promise<boolean> = Promise.resolve(true);
  /** Fulfilled when the clock is right and the network has an address, or was waited for long enough. */
  #connected: Promise<unknown> | undefined;

  constructor(agent: Agent, parts: BrowserParts) {
    this.#agent = agent;
    this.#parts = parts;
    this.#screen = new Screen(agent, parts);
    this.#browser = new Browser(agent, parts, this.#screen);
    this.#transfers = new Transfers(agent, parts.transfers());
    this.#mixer = new Mixer((volume) => parts.setVolume(volume), agent.log);
    this.#microphone = new Microphone((signal) => parts.hearMicrophone(signal), agent.log);
    this.#ready = new Promise((resolve) => (this.#isReady = resolve));
  }

  async start(): Promise<void> {
    // The X server touches nothing of the home: both at once saves seconds in emulation. Whatever fails, nothing of either is used.
    this.#screen.start();
    await within('home', () => this.#parts.restoreHome());
    this.#agent.reached('home');
    await this.#screen.use();
    void this.#parts.keepWindowManager(this.#agent.log);
    void this.#parts.followRootWindow((change) => {
      if (change.kind === 'windows') this.#browser.windows(change.count);
      else
        this.#screen
          .read()
          .catch((error: unknown) => this.#agent.log.warn({ reason: String(error) }, 'the new screen size is unknown'));
    }, this.#screen.stopped.signal);
    await within('browser-window', async () => this.#parts.placeWindow(await this.#screen.read()));
    this.#isReady();
    this.#transfers.follow(this.#screen.stopped.signal);
  }

  onRequest(request: HostRequest<'browser'>): void {
    switch (request.type) {
      case 'prepare-seal':
        this.#reseeded ??= this.#parts.awaitCopy();
        if (request.level === 'browser')
          void this.#settled().then((settled) => settled && this.#browser.show(START_PAGE));
        return;
      case 'settings':
        this.#browser.settings = request.settings;
        this.#write(() => this.#parts.writeSettings(request.settings));
        return;
      case 'bookmarks':
        this.#write(() => this.#parts.writeBookmarks(request.bookmarks));
        return;
      case 'identity':
        this.#identity ??= this.#become(request);
        return;
      case 'warm-up':
        void this.#rehearse();
        return;
      case 'link-up':
        this.#connected = this.#connect(request.unixTimeMs);
        return;
      case 'open-start-page':
        void this.#open(START_PAGE);
        return;
      case 'browse':
        if (isBrowsable(request.url)) void this.#open(request.url);
        else this.#agent.log.warn({}, 'the host asked for a page of a kind that is not opened');
        return;
      case 'volume':
        this.#mixer.want({ percent: request.percent, isMuted: request.isMuted });
        return;
      case 'microphone':
        this.#microphone.want(request.isOn);
        return;
      case 'transfer-request':
      case 'transfer-accept':
      case 'transfer-send':
      case 'transfer-cancel':
        this.#transfers.handle(request);
        return;
      case 'power-off':
        void this.#agent.end();
    }
  }

  clearScreen(): Promise<void> {
    return this.#screen.stop();
  }

  /** From now on this is one machine, and no other one. */
  async #become(identity: Identity): Promise<boolean> {
    try {
      const taken = await within('identity', async () => this.#parts.takeIdentity(identity, await this.#reseeded));
      this.#agent.log.info({ ...taken }, 'identity taken');
      this.#agent.reached('identity');
      void this.#parts.keepNetwork(this.#agent.log);
      await this.#resize(identity.screen);
      return true;
    } catch (error) {
      await this.#agent.fail(error instanceof StepFailed ? error : new StepFailed('identity', error));
      return false;
    }
  }

  /** One after another; what cannot be written ends the machine, since somebody believes that it holds. */
  #write(write: () => Promise<void>): void {
    this.#written = this.#written.then(async (before) => {
      if (!before) return false;
      try {
        await within('browser-window', write);
        return true;
      } catch (error) {
        await this.#agent.fail(error instanceof StepFailed ? error : new StepFailed('browser-window', error));
        return false;
      }
    });
  }

  async #settled(): Promise<boolean> {
    await this.#ready;
    return this.#written;
  }

  async #rehearse(): Promise<void> {
    if (!(await this.#identity)) return;
    try {
      await within('warm-up', () => this.#browser.rehearse());
      this.#agent.reached('warm-up');
    } catch (error) {
      await this.#agent.fail(error instanceof StepFailed ? error : new StepFailed('warm-up', error));
    }
  }

  async #connect(unixTimeMs: number): Promise<void> {
    if (!(await this.#identity)) return;
    const clock = this.#parts
      .setClock(unixTimeMs)
      .catch((error: unknown) => this.#agent.log.warn({ reason: String(error) }, 'the clock was not set'));
    await Promise.all([clock, this.#parts.networkUp(NETWORK_WITHIN_MS)]);
  }

  async #resize(size: Identity['screen']): Promise<void> {
    await this.#ready;
    await this.#screen
      .resize(size)
      .catch((error: unknown) => this.#agent.log.warn({ reason: String(error) }, 'the screen keeps its size'));
  }

  async #open(url: string): Promise<void> {
    if (!this.#identity) {
      this.#agent.log.warn({}, 'the host asked for a page before it said who this machine is');
      return;
    }
    if (!(await this.#settled())) return;
    if (!(await this.#identity)) return;
    if (url !== START_PAGE) await this.#connected;
    this.#browser.show(url);
  }
}
