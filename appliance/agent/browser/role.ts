/** The browser role: from a known-good home to a browser on the screen, and the announcement that the browser has closed. */
import { join } from 'node:path';
import { messageOf } from '../../protocol/message-of.ts';
import type { Identity, SEAL_LEVELS, Volume } from '../../protocol/browser.ts';
import { type Agent, type RoleAtWork, StepFailed, within } from '../agent.ts';
import { DOWNLOADS_FOLDER } from './account.ts';
import type { HostRequest } from '../channel/endpoint.ts';
import { LatestWins } from '../latest-wins.ts';
import { Browser } from './browser.ts';
import { Marks } from './marks.ts';
import { Microphone } from './microphone.ts';
import { type BrowserParts, realParts } from './parts.ts';
import type { RootChange } from './screen/root-window.ts';
import { Scale } from './screen/scale.ts';
import { Screen } from './screen/screen.ts';
import { SmartCards } from './smart-cards/smart-cards.ts';
import { Speech } from './speech/speech.ts';
import { Transfers } from './transfers/transfers.ts';
import { Typist } from './typing/typist.ts';
import { isBrowsable, START_PAGE } from './url.ts';
import { WindowTitle } from './screen/window-title.ts';
import type { Reseeded } from '../reseeded.ts';

/** What Chromium needs before it starts: a screen, and the files that configure it. */
export class Preparation {
  readonly #agent: Pick<Agent, 'fail'>;
  readonly #screen: Promise<void>;
  #markScreenReady: () => void = () => undefined;
  /** False when a file could not be written: then the VM ends. */
  #files: Promise<boolean> = Promise.resolve(true);

  constructor(agent: Pick<Agent, 'fail'>) {
    this.#agent = agent;
    this.#screen = new Promise((resolve) => (this.#markScreenReady = resolve));
  }

  markScreenReady(): void {
    this.#markScreenReady();
  }

  /** Never fulfilled when the start fails. */
  untilScreenReady(): Promise<void> {
    return this.#screen;
  }

  /** Writes one file after another. A failure ends the VM, since the person relies on these settings. */
  write(write: () => Promise<void>): void {
    this.#files = this.#files.then(async (isWritten) => {
      if (!isWritten) return false;
      try {
        await within('browser-window', write);
        return true;
      } catch (error) {
        await this.#agent.fail(StepFailed.of('browser-window', error));
        return false;
      }
    });
  }

  /** Whether Chromium may start, once that is known. */
  async isDone(): Promise<boolean> {
    await this.untilScreenReady();
    return this.#files;
  }
}

/**
 * How far a browser VM is on its way from one of many equal clones to a VM with a network. The promises are those of the work that a state began:
 * later requests wait for them.
 */
export type LifeState =
  /** Just booted. */
  | { readonly is: 'anonymous' }
  /** To be sealed: an identity that arrives from now on is a clone's. */
  | { readonly is: 'sealable'; readonly reseeded: Promise<Reseeded> }
  /** The identity has arrived. `hasIdentity`: whether the VM could take it. */
  | { readonly is: 'identified'; readonly hasIdentity: Promise<boolean> }
  /** The network card has its link. `hasAddress`: fulfilled when clock and address are there, or were waited for long enough. */
  | { readonly is: 'linked'; readonly hasIdentity: Promise<boolean>; readonly hasAddress: Promise<void> };

/** The states that may follow each state. */
const NEXT: Readonly<Record<LifeState['is'], readonly LifeState['is'][]>> = {
  anonymous: ['sealable', 'identified'],
  sealable: ['identified'],
  identified: ['linked'],
  // A host agent that takes over reports the link again.
  linked: ['linked'],
};

/** Whether `to` may follow `from`. Pure. */
export function canAdvance(from: LifeState, to: LifeState['is']): boolean {
  return NEXT[from.is].includes(to);
}

/** After this long a page opens without a network, and Chromium shows the problem. */
const ADDRESS_TIMEOUT_MS = 15_000;

export function browserRole(agent: Agent, parts: BrowserParts = realParts()): RoleAtWork<'browser'> {
  return new BrowserRole(agent, parts);
}

class BrowserRole implements RoleAtWork<'browser'> {
  readonly #agent: Agent;
  readonly #parts: BrowserParts;
  readonly #screen: Screen;
  readonly #browser: Browser;
  readonly #title: WindowTitle;
  readonly #transfers: Transfers;
  readonly #volume: LatestWins<Volume>;
  readonly #microphone: Microphone;
  readonly #speech: Speech;
  readonly #smartCards: SmartCards;
  readonly #typist: Typist;
  readonly #scale: Scale;
  readonly #preparation: Preparation;
  readonly #marks: Marks;
  #life: LifeState = { is: 'anonymous' };

  constructor(agent: Agent, parts: BrowserParts) {
    this.#agent = agent;
    this.#parts = parts;
    this.#screen = new Screen(agent, parts.screen);
    this.#marks = new Marks(agent);
    this.#browser = new Browser(agent, parts.chromium, this.#screen, this.#marks, () => this.#transfers.tell());
    this.#title = new WindowTitle((title) => agent.say({ type: 'title', title }), parts.screen.followTitle);
    this.#transfers = new Transfers(agent, parts.transfers, (name) => void this.#view(name));
    this.#volume = new LatestWins(
      (volume) => parts.sound.setVolume(volume),
      (error) => agent.log.warn({ reason: messageOf(error) }, 'the volume was not set'),
    );
    this.#microphone = new Microphone((signal) => parts.sound.playMicrophone(signal), agent.log);
    this.#speech = new Speech(parts.speech, (isOn) => agent.say({ type: 'speech', isOn }), agent.log);
    this.#smartCards = new SmartCards(parts.smartCards, (prepare) => this.#browser.restart(prepare), agent.log);
    this.#typist = new Typist(parts.keyboard, (typed) => agent.say(typed), agent.log);
    this.#scale = new Scale(parts.scale, agent.log);
    this.#preparation = new Preparation(agent);
  }

  async start(): Promise<void> {
    const { files, screen } = this.#parts;
    this.#marks.at('agent-started');
    // The X server does not touch the home: starting both at once saves seconds under emulation. If either fails, the VM uses neither.
    this.#screen.start();
    await within('home', () => files.restoreHome());
    this.#agent.reached('home');
    await this.#screen.use();
    void screen.keepWindowManager(this.#agent.log);
    const { signal } = this.#screen.stopped;
    void screen.followRootWindow((change) => this.#onRootChange(change), signal);
    void screen.followOutOfMemory((programs) => this.#agent.say({ type: 'out-of-memory', programs }), signal);
    signal.addEventListener('abort', () => this.#title.setWindow(undefined), { once: true });
    await within('browser-window', async () => files.placeWindow(await this.#screen.read()));
    this.#preparation.markScreenReady();
    this.#transfers.follow(this.#screen.stopped.signal);
  }

  onRequest(request: HostRequest<'browser'>): void {
    switch (request.type) {
      case 'prepare-seal':
        void this.#prepareSeal(request.level);
        return;
      case 'settings':
        this.#browser.settings = request.settings;
        if (request.settings.screens === 'common') this.#screen.keepCommon();
        this.#preparation.write(() => this.#parts.files.writeSettings(request.settings));
        if (request.settings.logsTlsKeys)
          this.#preparation.write(() =>
            this.#parts.files.followKeyLog((lines) => this.#agent.say({ type: 'tls-keys', lines })),
          );
        // It needs the screen.
        if (request.settings.readsAloud)
          this.#preparation.write(async () => {
            await this.#preparation.untilScreenReady();
            await this.#speech.start(request.settings.language);
          });
        return;
      case 'bookmarks':
        this.#preparation.write(() => this.#parts.files.writeBookmarks(request.bookmarks));
        return;
      case 'identity':
        this.#identify(request);
        return;
      case 'warm-up':
        void this.#warmUp(request.hasDocuments);
        return;
      case 'scratch-disk':
        this.#transfers.changeFolder(this.#useScratchDisk(request.mebibytes));
        return;
      case 'link-up':
        this.#link(request.unixTimeMs);
        return;
      case 'open-start-page':
        void this.#open(START_PAGE);
        return;
      case 'browse':
        if (isBrowsable(request.url)) void this.#open(request.url);
        else this.#agent.log.warn({}, 'refused to open a page of this kind');
        return;
      case 'volume':
        this.#volume.want({ percent: request.percent, isMuted: request.isMuted });
        return;
      case 'microphone':
        this.#microphone.want(request.isOn);
        return;
      case 'scale':
        void this.#preparation.untilScreenReady().then(() => this.#scale.want(request.percent));
        return;
      case 'type':
        this.#typist.want(request);
        return;
      case 'reopen-browser':
        void this.#browser.reopen();
        return;
      case 'card-readers':
        void this.#useCards(request.count);
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

  #onRootChange(change: RootChange): void {
    switch (change.kind) {
      case 'windows':
        this.#browser.setWindowCount(change.count);
        return;
      case 'front':
        this.#title.setWindow(change.window);
        return;
      case 'screen-size':
        this.#screen
          .read()
          .catch((error: unknown) =>
            this.#agent.log.warn({ reason: messageOf(error) }, 'the new screen size is unknown'),
          );
    }
  }

  clearScreen(): Promise<void> {
    return this.#screen.stop();
  }

  async #prepareSeal(level: (typeof SEAL_LEVELS)[number]): Promise<void> {
    if (canAdvance(this.#life, 'sealable'))
      this.#life = { is: 'sealable', reseeded: this.#parts.identity.expectClone() };
    if (level === 'browser' && (await this.#preparation.isDone())) this.#browser.show(START_PAGE);
  }

  #identify(identity: Identity): void {
    if (!canAdvance(this.#life, 'identified')) return;
    this.#marks.at('identity-received');
    const reseeded = this.#life.is === 'sealable' ? this.#life.reseeded : undefined;
    this.#life = { is: 'identified', hasIdentity: this.#takeIdentity(identity, reseeded) };
  }

  async #takeIdentity(
    identity: Identity,
    reseeded: Extract<LifeState, { is: 'sealable' }>['reseeded'] | undefined,
  ): Promise<boolean> {
    try {
      const taken = await within('identity', async () => this.#parts.identity.take(identity, await reseeded));
      this.#agent.log.info({ ...taken }, 'identity taken');
      this.#agent.reached('identity');
      this.#speech.tellAgain();
      void this.#parts.network.keepAddress(this.#agent.log);
      await this.#resize(identity.screen);
      return true;
    } catch (error) {
      await this.#agent.fail(StepFailed.of('identity', error));
      return false;
    }
  }

  /** Whether the VM has an identity, once that is known; false when the host has sent none. */
  async #hasIdentity(): Promise<boolean> {
    return 'hasIdentity' in this.#life && this.#life.hasIdentity;
  }

  async #warmUp(hasDocuments: boolean): Promise<void> {
    if (!(await this.#hasIdentity())) return;
    try {
      const documents = hasDocuments ? this.#openDocumentsAhead() : undefined;
      await within('warm-up', () => this.#browser.warmUp(hasDocuments));
      await documents;
      this.#agent.reached('warm-up');
    } catch (error) {
      await this.#agent.fail(StepFailed.of('warm-up', error));
    }
  }

  /** Without it, the first document only takes longer. Never rejects. */
  async #openDocumentsAhead(): Promise<void> {
    try {
      await this.#parts.documents.warmUp(this.#screen.stopped.signal);
    } catch (error) {
      this.#agent.log.warn({ reason: messageOf(error) }, 'no document was opened ahead');
    }
  }

  async #useCards(readers: number): Promise<void> {
    this.#agent.say({ type: 'card-readers', count: readers, areUsable: await this.#smartCards.use(readers) });
  }

  /** Without it, downloads stay in memory. */
  async #useScratchDisk(mebibytes: number): Promise<void> {
    try {
      if (!(await this.#hasIdentity())) return;
      await this.#parts.files.useScratchDisk(mebibytes);
      this.#agent.log.info({ mebibytes }, 'downloads go to the scratch disk');
    } catch (error) {
      this.#agent.log.warn({ reason: messageOf(error) }, 'there is no scratch disk');
    }
  }

  #link(unixTimeMs: number): void {
    if (!('hasIdentity' in this.#life)) return;
    this.#marks.at('link-received');
    const { hasIdentity } = this.#life;
    this.#life = { is: 'linked', hasIdentity, hasAddress: this.#connect(hasIdentity, unixTimeMs) };
  }

  async #connect(hasIdentity: Promise<boolean>, unixTimeMs: number): Promise<void> {
    if (!(await hasIdentity)) return;
    const clock = this.#parts.identity
      .setClock(unixTimeMs)
      .catch((error: unknown) => this.#agent.log.warn({ reason: messageOf(error) }, 'the clock was not set'));
    await Promise.all([clock, this.#parts.network.waitForAddress(ADDRESS_TIMEOUT_MS)]);
    this.#marks.at('address');
  }

  async #resize(size: Identity['screen']): Promise<void> {
    await this.#preparation.untilScreenReady();
    await this.#screen
      .resize(size)
      .catch((error: unknown) => this.#agent.log.warn({ reason: messageOf(error) }, 'the screen keeps its size'));
  }

  /** Shows a file among the downloads. */
  async #view(name: string): Promise<void> {
    const [path, language] = [join(DOWNLOADS_FOLDER, name), this.#browser.settings.language ?? 'en'];
    const beganMs = performance.now();
    const { address, firstPage } = await this.#parts.documents.show(path, language).catch((error: unknown) => {
      this.#agent.log.warn({ reason: messageOf(error) }, 'a file cannot be shown');
      return this.#parts.documents.broken(path, language);
    });
    this.#agent.log.info({ viewedMs: Math.round(performance.now() - beganMs) }, 'a file was viewed');
    if (await this.#preparation.isDone()) this.#browser.show(address, firstPage?.addresses);
    await firstPage
      ?.leave()
      .catch((error: unknown) => this.#agent.log.warn({ reason: messageOf(error) }, 'the picture of a page stays'));
    await this.#parts.documents
      .prepareNext()
      .catch((error: unknown) => this.#agent.log.warn({ reason: messageOf(error) }, 'no viewer was started ahead'));
  }

  async #open(url: string): Promise<void> {
    if (!('hasIdentity' in this.#life)) {
      this.#agent.log.warn({}, 'the host asked for a page before it sent an identity');
      return;
    }
    this.#marks.at('page-received');
    if (!(await this.#preparation.isDone()) || !(await this.#hasIdentity())) return;
    if (url !== START_PAGE && this.#life.is === 'linked') await this.#life.hasAddress;
    this.#marks.at('page-ready');
    this.#browser.show(url);
  }
}
