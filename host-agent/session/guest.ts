/** The guest of one session: the commands that the session gives it, and what its steps and messages mean. */
import { once } from 'node:events';
import type { Logger } from 'pino';
import {
  type Bookmark,
  type BrowserSettings,
  type Identity,
  MAX_SHOWN_BOOKMARKS,
} from '../../appliance/protocol/browser.ts';
import type { GuestMessage, HostMessage } from '../../appliance/protocol/channels.ts';
import { fittingItems } from '../../appliance/protocol/limits.ts';
import { Failure } from '../api/failure.ts';
import type { ScalePercent } from '../api/scales.ts';
import type { EndReason, Session } from '../api/session.ts';
import { START_PAGE } from '../api/url.ts';
import type { Loss } from '../vm/loss.ts';
import type { VmDevices, VmUser } from '../vm/supervised-vm.ts';
import { outcomeOf } from './life.ts';
import { pageTitle } from './page-title.ts';
import type { SessionIo } from './session-io.ts';
import type { SessionDeps } from './session-deps.ts';
import type { StartProgress } from './start-progress.ts';

export interface SessionGuestOptions {
  readonly id: string;
  readonly deps: Pick<SessionDeps, 'config' | 'keepConsole'>;
  readonly progress: StartProgress;
  readonly io: Pick<SessionIo, 'transfers' | 'typing' | 'smartCards' | 'microphone' | 'unsavedFiles'>;
  /** Whether it draws each pixel of its window. */
  readonly isSharp: () => boolean;
  /** Throws `Failure` session-not-ready. */
  readonly devices: () => VmDevices;
  readonly send: (message: HostMessage<'browser'>) => void;
  /** Its part of what the control API shows has changed. */
  readonly onChange: () => void;
  /** Its browser ended, and so does the session. */
  readonly onBrowserClosed: (reason: EndReason) => void;
  /** Records the session for the next host agent. */
  readonly record: () => Promise<void>;
  readonly log: Logger;
}

export class SessionGuest {
  readonly #options: SessionGuestOptions;
  /** Never in a record or a log: it says what was visited. */
  #title: string | undefined;
  #scale: ScalePercent | undefined;
  #readsAloud: boolean | undefined;
  /** How its browser ended, while the person decides what follows. */
  #browserEnded: Session['browserEnded'];
  /** The number of windows that show the session; `undefined` while it is not known, because an earlier host agent knew them. */
  #attendants: number | undefined = 0;
  /** The guest was told to start its browser again. */
  #isReopening = false;

  constructor(options: SessionGuestOptions) {
    this.#options = options;
  }

  /** Its part of what the control API shows. */
  describe(): Pick<Session, 'title' | 'isSharp' | 'readsAloud' | 'browserEnded'> {
    return {
      ...this.record(),
      ...(this.#title !== undefined && { title: this.#title }),
      ...(this.#readsAloud !== undefined && { readsAloud: this.#readsAloud }),
      ...(this.#options.isSharp() && { isSharp: true as const }),
    };
  }

  get browserEnded(): Session['browserEnded'] {
    return this.#browserEnded;
  }

  /** Its part of what the next host agent needs to know. */
  record(): Pick<Session, 'browserEnded'> {
    return this.#browserEnded ? { browserEnded: this.#browserEnded } : {};
  }

  /** What an earlier host agent recorded. */
  restore({ browserEnded }: Pick<Session, 'browserEnded'>): void {
    this.#browserEnded = browserEnded;
    this.#attendants = undefined;
  }

  /** A window shows the session until `signal` aborts. */
  async attend(signal: AbortSignal): Promise<void> {
    this.#attendants = (this.#attendants ?? 0) + 1;
    if (!signal.aborted) await once(signal, 'abort');
    this.#attendants -= 1;
  }

  /** Starts the browser again, with its last pages, if the session waits because it ended. */
  reopen(): void {
    if (!this.#browserEnded) return;
    this.#options.send({ type: 'reopen-browser' });
    this.#isReopening = true;
    this.#setBrowserEnded(undefined);
  }

  #closed(reason: NonNullable<Session['browserEnded']> | 'display-crashed'): void {
    const { io, onBrowserClosed, log } = this.#options;
    const { unsavedFiles } = io;
    const outcome = outcomeOf(reason, { isAttended: this.#attendants !== 0, unsavedFiles });
    if (reason === 'display-crashed') onBrowserClosed(reason);
    // The guest repeats it for the next host agent.
    else if (this.#browserEnded) return;
    else if (outcome === 'end') onBrowserClosed(reason);
    else {
      io.microphone.turnOff();
      log.info({ reason, unsavedFiles }, 'the browser ended, and the session waits for the person');
      this.#setBrowserEnded(reason);
    }
  }

  #setBrowserEnded(reason: Session['browserEnded']): void {
    const { onChange, record, log } = this.#options;
    this.#browserEnded = reason;
    onChange();
    record().catch((error: unknown) => log.warn({ reason: String(error) }, 'the record of a session was not written'));
  }

  /** The session as the user of its VM. */
  get vmUser(): VmUser<'browser'> {
    const { id, deps, progress } = this.#options;
    return {
      role: 'browser',
      stepTimeoutMs: deps.config().start.requirementTimeoutSeconds * 1000,
      keepConsole: (text) => deps.keepConsole(id, text),
      // The folder holds the session's record, too.
      keepsFolder: true,
      outlivesChannel: true,
      onStep: (step) => {
        // The start marks `vm` once the VM runs, and a spare was warmed up before this session.
        if (step !== 'vm' && step !== 'warm-up') progress.mark(step);
      },
      onMessage: (message) => this.#lossBy(message),
    };
  }

  /** Gives the VM its identity. `settings`: how its Chromium starts, for a VM that boots. */
  identify(identity: Identity, settings: BrowserSettings | undefined): void {
    if (settings) this.#options.send({ type: 'settings', settings });
    this.#options.send({ type: 'identity', ...identity });
    this.#sendScale();
    this.#options.progress.moments.host('identity-sent');
  }

  /** Gives the VM its link. */
  async connectNetwork(): Promise<void> {
    const { devices, progress } = this.#options;
    await devices().linkUp();
    progress.moments.host('link-up');
    this.correctClock();
  }

  /** Gives the VM the host's time. For a VM with a link: it may have been paused, or the host's clock has jumped. */
  readonly correctClock = (): void => this.#options.send({ type: 'link-up', unixTimeMs: Date.now() });

  /** Shows the page, with the bookmarks in place first. */
  browse(url: string, bookmarks: readonly Bookmark[]): void {
    const { deps, send, progress, log } = this.#options;
    if (bookmarks.length > 0) this.showBookmarks(bookmarks);
    log.info(deps.config().log.urls ? { url } : {}, 'browse');
    send(url === START_PAGE ? { type: 'open-start-page' } : { type: 'browse', url });
    progress.moments.host('page-sent');
  }

  /** Lets programs draw at this scale, as soon as there is a VM. Throws `Failure` no-scale. */
  setScale(percent: ScalePercent): void {
    if (!this.#options.isSharp()) throw new Failure('no-scale');
    this.#scale = percent;
    this.#sendScale();
  }

  #sendScale(): void {
    if (this.#scale !== undefined) this.#options.send({ type: 'scale', percent: this.#scale });
  }

  /** Replaces the content of the bookmarks bar, by as many as fit one message. */
  showBookmarks(bookmarks: readonly Bookmark[]): void {
    const { send, log } = this.#options;
    const fitting = fittingItems(bookmarks).slice(0, MAX_SHOWN_BOOKMARKS);
    if (fitting.length < bookmarks.length)
      log.warn({ shown: fitting.length, of: bookmarks.length }, 'there are more bookmarks than a session can show');
    send({ type: 'bookmarks', bookmarks: fitting });
  }

  /** Handles a message. Returns the loss if the guest must not send the message now. */
  #lossBy(message: GuestMessage<'browser'>): Loss | undefined {
    const { io, onChange, progress, log } = this.#options;
    switch (message.type) {
      case 'hello':
      case 'failed':
        return undefined;
      case 'step':
        progress.moments.guest(message.step, message.elapsedMs);
        return undefined;
      case 'mark':
        progress.moments.guest(message.mark, message.elapsedMs);
        return undefined;
      case 'screen':
        log.debug({ width: message.width, height: message.height }, 'screen');
        return undefined;
      case 'title':
        this.#title = pageTitle(message.title);
        onChange();
        return undefined;
      case 'speech':
        this.#readsAloud = message.isOn;
        if (!message.isOn) log.warn({}, 'the session has no speech');
        onChange();
        return undefined;
      case 'typed':
        io.typing.handleAnswer(message);
        return undefined;
      case 'card-readers':
        io.smartCards.handleAnswer(message);
        return undefined;
      case 'downloads':
        io.transfers.updateDownloads(message);
        return undefined;
      case 'transfer-offer':
      case 'transfer-picture':
      case 'transfer-ready':
      case 'transfer-received':
      case 'transfer-refused':
        return io.transfers.handleAnswer(message)
          ? undefined
          : { kind: 'protocol-violation', violation: `The guest must not send ${message.type} now.` };
      case 'browser-reopened':
        if (this.#isReopening) log.info({}, 'the browser is back');
        this.#isReopening = false;
        return undefined;
      case 'browser-closed':
        this.#closed(message.cause === 'last-window' ? 'browser-closed' : message.cause);
        return undefined;
    }
  }
}
