/** The guest of one session: the commands that the session gives it, and what its steps and messages mean. */
import type { Logger } from 'pino';
import {
  type Bookmark,
  type BrowserSettings,
  type Identity,
  MAX_SHOWN_BOOKMARKS,
} from '../../appliance/protocol/browser.ts';
import type { GuestMessage, HostMessage } from '../../appliance/protocol/channels.ts';
import { fittingItems } from '../../appliance/protocol/limits.ts';
import { Failure } from '../api/errors/failure.ts';
import type { ScalePercent } from '../../appliance/protocol/scale.ts';
import type { EndReason, Session } from '../api/session/session.ts';
import { START_PAGE } from '../api/session/url.ts';
import { untilPainted } from '../hypervisor/picture/painted.ts';
import { deadline, withDeadline } from '../process/deadline.ts';
import type { Loss } from '../vm/loss.ts';
import type { VmDevices, VmUser } from '../vm/supervised-vm.ts';
import { Attendants } from './attendants.ts';
import { after, asksAbout, type BrowserEnd, type BrowserEvent, hasBrowserEnded, type LifeState } from './life.ts';
import { pageTitle } from './page-title.ts';
import type { SessionRecord } from './record.ts';
import type { SessionIo } from './session-io.ts';
import type { SessionDeps } from './session-deps.ts';
import type { StartProgress } from './start/start-progress.ts';

const LOOK_AT_SCREEN_EVERY_MS = 200;

export interface SessionGuestOptions {
  readonly id: string;
  readonly deps: Pick<SessionDeps, 'config' | 'hypervisor' | 'keepConsole'>;
  readonly progress: StartProgress;
  readonly io: Pick<SessionIo, 'transfers' | 'typing' | 'smartCards' | 'microphone' | 'recording' | 'unsavedFiles'>;
  /** Whether it draws each pixel of its window. */
  readonly isSharp: () => boolean;
  /** Throws `Failure` session-not-ready. */
  readonly devices: () => VmDevices;
  readonly send: (message: HostMessage<'browser'>) => void;
  /** Its part of what the control API shows has changed. */
  readonly onChange: () => void;
  readonly life: () => LifeState;
  /** Returns whether that changes anything. */
  readonly onBrowser: (event: BrowserEvent) => boolean;
  /** Its browser ended, and so does the session. */
  readonly onBrowserClosed: (reason: EndReason) => void;
  /** Its browser was closed, which can be undone for so long. */
  readonly onUndoable: (seconds: number) => void;
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
  #endedForMemory: number | undefined;
  readonly attendants = new Attendants();
  /** Aborted, nothing is awaited any more of a browser that starts again. */
  #awaiting = new AbortController();

  constructor(options: SessionGuestOptions) {
    this.#options = options;
  }

  /** Its part of what the control API shows. */
  describe(): Pick<Session, 'title' | 'isSharp' | 'readsAloud' | 'endedForMemory'> {
    return {
      ...(this.#title !== undefined && { title: this.#title }),
      ...(this.#readsAloud !== undefined && { readsAloud: this.#readsAloud }),
      ...(this.#endedForMemory !== undefined && { endedForMemory: this.#endedForMemory }),
      ...(this.#options.isSharp() && { isSharp: true as const }),
    };
  }

  /** Its part of what the next host agent needs to know. That a browser is back, the guest says once: the next one is not told to wait for it. */
  record(): Pick<SessionRecord, 'browserEnded'> {
    const state = this.#options.life();
    return hasBrowserEnded(state) && state !== 'returning' ? { browserEnded: state } : {};
  }

  /** The session ends. */
  stop(): void {
    this.#awaiting.abort();
  }

  /** Starts the browser again, with its last pages, if the session waits because it ended. */
  reopen(): void {
    if (!this.#browserIs('reopen')) return;
    this.#options.send({ type: 'reopen-browser' });
    const signal = this.#awaitNew();
    const late = deadline(this.#returnsWithinMs, signal);
    late.addEventListener('abort', () => signal.aborted || this.#closed('browser-crashed'), { once: true });
  }

  /** Nothing else is awaited any more. */
  #awaitNew(): AbortSignal {
    this.#awaiting.abort();
    this.#awaiting = new AbortController();
    return this.#awaiting.signal;
  }

  get #returnsWithinMs(): number {
    return this.#options.deps.config().start.requirementTimeoutSeconds * 1000;
  }

  /** It has a window, which may be black for seconds. One that is never painted is shown as it is. */
  async #reopened(): Promise<void> {
    const { deps, devices, life, log } = this.#options;
    if (!after(life(), 'back')) return;
    const signal = this.#awaitNew();
    // Such a screen cannot be read by the host.
    if (deps.hypervisor.hasOwnScreen !== true)
      await withDeadline(this.#returnsWithinMs, [signal], (within) =>
        untilPainted(devices(), LOOK_AT_SCREEN_EVERY_MS, within),
      ).catch(() => undefined);
    if (!signal.aborted && this.#browserIs('back')) log.info({}, 'the browser is back');
  }

  #closed(reason: BrowserEnd | 'display-crashed'): void {
    const { deps, io, life, onBrowserClosed, onUndoable, log } = this.#options;
    const { unsavedFiles } = io;
    const isAttended = this.attendants.mayBeThere;
    const isAsked = asksAbout(reason, { isAttended, unsavedFiles });
    // A crash may be the sign of an attack, so that nothing of it goes on without need.
    const undoSeconds = isAttended && reason === 'browser-closed' ? deps.config().end.undoSeconds : 0;
    if (reason === 'display-crashed') onBrowserClosed(reason);
    // The guest repeats it for the next host agent.
    else if (hasBrowserEnded(life()) && !after(life(), reason)) return;
    else if (!after(life(), reason) || (!isAsked && undoSeconds === 0)) onBrowserClosed(reason);
    else {
      io.microphone.turnOff();
      log.info({ reason, unsavedFiles }, 'the browser ended, and the session waits for the person');
      if (!isAsked) onUndoable(undoSeconds);
      this.#browserIs(reason);
    }
  }

  /** Returns whether that changes anything. */
  #browserIs(event: BrowserEvent): boolean {
    const { onBrowser, onChange, record, log } = this.#options;
    if (!onBrowser(event)) return false;
    this.#awaiting.abort();
    onChange();
    record().catch((error: unknown) => log.warn({ reason: String(error) }, 'the record of a session was not written'));
    return true;
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

  /** Gives the VM its identity. `settings`: how its Chromium starts, where it has not started yet. */
  identify(identity: Identity, settings: BrowserSettings | undefined): void {
    if (settings) this.#options.send({ type: 'settings', settings });
    this.#options.send({ type: 'identity', ...identity });
    this.#sendScale();
    this.#options.progress.moments.host('identity-sent');
  }

  /** Lets the VM write so much to its scratch disk. */
  useScratchDisk(mebibytes: number): void {
    this.#options.send({ type: 'scratch-disk', mebibytes });
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
      case 'out-of-memory':
        this.#endedForMemory = message.programs;
        onChange();
        return undefined;
      case 'tls-keys':
        io.recording.addKeys(message.lines);
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
        void this.#reopened();
        return undefined;
      case 'browser-closed':
        this.#closed(message.cause === 'last-window' ? 'browser-closed' : message.cause);
        return undefined;
    }
  }
}
