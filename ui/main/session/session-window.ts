/** The window of one session: from the click, through its start, to its end. */
import type { BrowserWindow } from 'electron';
import { Failure, isFailure } from '../../../host-agent/api/errors/failure.ts';
import type { ProfileSummary } from '../../../host-agent/api/configuration/profile.ts';
import type { Session, SessionEnded } from '../../../host-agent/api/session/session.ts';
import { unsavedFiles } from '../../../host-agent/api/session/unsaved-files.ts';
import type { SessionPhase, SessionWindowState } from '../../bridge/state.ts';
import type { Trouble } from '../../bridge/answer.ts';
import type { Language } from '../../bridge/desktop.ts';
import type { AgentLink } from '../agent-link.ts';
import type { Discards } from '../discards.ts';
import type { Model } from '../model.ts';
import { recoverIfHung } from '../pages/page-recovery.ts';
import type { Transfers } from '../transfers/transfers.ts';
import { asTrouble } from '../trouble.ts';
import { pauseBefore } from '../undoable-discard.ts';
import { profileOf, requirementsOf, usualStartMs } from '../views.ts';
import { SessionControls } from './controls.ts';
import { advance, closeAskedAtMs, idOf, phaseOf, type WindowEvent, type WindowLife } from './life.ts';
import { screenOf, spareScreen } from './screen.ts';
import { sessionWindowState } from './view.ts';

/** What a session window is opened for: a new session, or one that exists. */
export type SessionTask = NewSession | { readonly id: string };

interface NewSession {
  readonly url?: string | undefined;
  readonly profile?: string | undefined;
  /** Paths on the host, which its browser shows. */
  readonly files?: readonly string[] | undefined;
}

export interface SessionWindowDeps {
  readonly model: Model;
  readonly agent: Pick<AgentLink, 'attached' | 'call'>;
  readonly discards: Pick<Discards, 'discard'>;
  readonly transfers: Pick<Transfers, 'viewOf' | 'saveAllOf' | 'view'>;
  readonly language: () => Language;
  /** The session of a window could not be discarded, and continues. */
  readonly onNotDiscarded: (trouble: Trouble) => void;
  /** A file was not sent to be shown. */
  readonly onNotViewed: (trouble: Trouble) => void;
  /** Asks the person whether a program may drive the session. */
  readonly mayBeDriven: (window: SessionWindow) => Promise<boolean>;
  /** Asks the person whether the session may be recorded into this folder. */
  readonly mayBeRecorded: (window: SessionWindow, folder: string) => Promise<boolean>;
  /** Closes the desktop's own dialogues over the window, unanswered: nothing of the window could be pressed below them. */
  readonly withdrawDialogues: (window: BrowserWindow) => void;
  /** The window closed without an answer to its question; its session continues. */
  readonly onLeftBehind: () => void;
  /** The window that was opened for these files of the host closed. */
  readonly onFilesDone: (paths: readonly string[]) => void;
}

/** A second press sooner than this belongs to the first. */
const PRESSED_AGAIN_AFTER_MS = 1_000;

export class SessionWindow {
  readonly kind = 'session';
  readonly controls: SessionControls;
  /** No other window has it while this one is open. */
  number = 1;
  readonly #deps: SessionWindowDeps;
  lastFailure?: Trouble;
  #life: WindowLife = { is: 'preloaded' };
  #window: BrowserWindow | undefined;
  #task: SessionTask | undefined;
  /** That of its session, which is no longer known when it has ended. */
  #seenProfile: string | undefined;
  /** Those for which the window was opened: it may have to send them again. */
  #files: readonly string[] = [];
  /** Those of the task that are not sent yet. */
  #toView: string[] = [];
  #cancelStart = new AbortController();
  #attending: AbortController | undefined;
  #isAskingAboutProgram = false;
  #isAskingAboutRecording = false;
  /** The host agent was asked how its session ended. */
  #isFindingOut = false;

  constructor(deps: SessionWindowDeps) {
    this.#deps = deps;
    this.controls = new SessionControls(deps.agent, () => this.id);
  }

  get id(): string | undefined {
    return idOf(this.#life);
  }

  get window(): BrowserWindow | undefined {
    return this.#window;
  }

  get isPreloaded(): boolean {
    return this.#life.is === 'preloaded';
  }

  attach(window: BrowserWindow): void {
    this.#window = window;
    window.on('close', (event) => this.#closeRequested(window, event));
    window.once('closed', () => {
      this.#window = undefined;
      this.#cancelStart.abort();
      this.#attending?.abort();
      this.controls.turnMicrophoneOff(this.#session());
      this.#deps.onFilesDone(this.#files);
      this.#deps.model.changed();
    });
    for (const event of ['enter-full-screen', 'leave-full-screen'] as const)
      window.on(event as 'enter-full-screen', () => this.#deps.model.changed());
  }

  /** Shows a session from now on; called once. */
  begin(task: SessionTask): void {
    this.#task = task;
    if (!('id' in task)) this.#files = task.files ?? [];
    if ('id' in task) {
      this.#advance({ is: 'follow', at: new Date().toISOString(), id: task.id });
      this.reconcile();
    } else if (this.profile.listedSites === 0) {
      // Every page would be blocked, also the one that was asked for.
      this.#advance({ is: 'ask-for-site', ...(task.url !== undefined && { url: task.url }) });
    } else {
      // The spare is a VM of the default profile, on this host.
      const isSpares = task.profile === undefined && this.profile.where === undefined;
      void this.#start(task, isSpares ? spareScreen(this.#deps.model) : undefined);
    }
  }

  /** The person named the first site: opens its page in the session at last. Returns whether that was missing. */
  siteAdded(url: string): boolean {
    if (this.#life.is !== 'asking-for-site' || !this.#task || 'id' in this.#task) return false;
    this.#task = { ...this.#task, url };
    void this.#start(this.#task);
    return true;
  }

  /** After a failed start: the same again. After a session that ended by itself: a new one, with its page if the window knows that. */
  retry(isSamePage: boolean): void {
    if (this.#life.is === 'failed' && this.#task && !('id' in this.#task)) void this.#start(this.#task);
    if (this.#life.is !== 'ended') return;
    const { url, files } = isSamePage && this.#task && !('id' in this.#task) ? this.#task : {};
    this.#task = { profile: this.profile.name, ...(url !== undefined && { url }), ...(files && { files }) };
    void this.#start(this.#task);
  }

  get #knowsPage(): boolean {
    return this.#task !== undefined && ('url' in this.#task || 'files' in this.#task);
  }

  /** The person wants to end the session elsewhere, and is asked here. However often that is, the window stays for the answer. */
  askToClose(): void {
    if (this.#hasQuestion() && this.#window?.webContents.isCrashed() === false) this.#askToClose(this.#window);
    else this.#window?.close();
  }

  #askToClose(window: BrowserWindow): void {
    this.#deps.withdrawDialogues(window);
    this.#advance({ is: 'ask-to-close', atMs: performance.now() });
    void recoverIfHung(window);
  }

  /** Throws the reason if the session could not be discarded; the window then continues to show it. */
  async answerClose(answer: 'save-all' | 'discard' | 'keep' | 'background'): Promise<void> {
    this.#advance({ is: 'answered' });
    const isDiscarding = this.#phase().is === 'discarding';
    if (answer === 'background') {
      // One that is held waits without a window, too.
      if (isDiscarding && this.#session()?.heldBecause === undefined) await this.controls.undoDiscard();
      this.#window?.destroy();
    }
    // Its files are read while it runs.
    const runsAgain = answer === 'save-all' && isDiscarding;
    if (runsAgain) await this.controls.undoDiscard();
    if (answer === 'keep' || answer === 'background' || this.id === undefined) return;
    if (answer === 'save-all' && !(await this.#deps.transfers.saveAllOf(this.id))) return;
    const { undoSeconds } = this.profile;
    const isUndoable = (runsAgain || this.#hasQuestion()) && undoSeconds > 0;
    if (isUndoable && (await pauseBefore(this.#deps.agent, this.id, undoSeconds))) return;
    await this.#discard(this.id);
  }

  /** The answer after the browser ended. Throws the reason if the session could not be discarded; the window then continues to show it. */
  async answerEnd(answer: 'save-all' | 'keep' | 'discard'): Promise<void> {
    const { id } = this;
    if (id === undefined || this.#phase().is !== 'browser-ended') return;
    this.#advance({ is: 'answered' });
    switch (answer) {
      case 'keep':
        return this.controls.reopen();
      case 'discard':
        return this.answerClose('discard');
      case 'save-all':
        if (await this.#deps.transfers.saveAllOf(id)) await this.#discard(id);
    }
  }

  /** If the person closed the browser, the window closes; otherwise it stays and shows why the session ended. */
  sessionEnded({ session: id, reason, failure }: SessionEnded): void {
    if (id !== this.id) return;
    // What they ask about is gone.
    if (this.#window) this.#deps.withdrawDialogues(this.#window);
    const isWanted = reason === 'browser-closed' || reason === 'closed' || this.#life.is === 'closing';
    // What another program opened can be tried again there.
    if (failure && !isWanted && this.#task && !('id' in this.#task))
      this.#advance({ is: 'fail', trouble: asTrouble(new Failure(failure)) });
    else this.#advance({ is: 'ended', id, reason });
    if (isWanted) this.#window?.destroy();
  }

  /** The sessions were listed again. Finds out how this one ended: before this window opened, or while the host agent was gone. */
  reconcile(): void {
    const { model, agent } = this.#deps;
    const session = this.#session();
    this.#seenProfile = session?.profile ?? this.#seenProfile;
    if (session?.state === 'browsing') {
      this.#advance({ is: 'opened' });
      this.#view(session.id);
    }
    this.#attend();
    if (session?.driven === 'asking') void this.#askAboutProgram();
    if (session?.recording?.is === 'asking') void this.#askAboutRecording(session.recording.folder);
    const { id } = this;
    if (this.#life.is !== 'following' || id === undefined || session || model.agent.is !== 'up') return;
    if (this.#isFindingOut) return;
    this.#isFindingOut = true;
    agent
      .call('session.wait', { id })
      .then(
        (ended) => this.sessionEnded(ended),
        (error: unknown) => {
          // Any other failure concerns only this host agent: the next one is asked again.
          if (!isFailure(error, 'session-not-found') || this.#life.is !== 'following') return;
          const failure = this.#life.wasOpen ? undefined : new Failure('host-agent-unreachable').data();
          this.sessionEnded({ session: id, reason: 'vm-ended', ...(failure && { failure }) });
        },
      )
      .finally(() => (this.#isFindingOut = false));
  }

  state(): SessionWindowState {
    const { model, language, transfers } = this.#deps;
    return sessionWindowState({
      model,
      life: this.#life,
      session: this.#session(),
      phase: this.#phase(),
      number: this.number,
      profile: this.profile,
      language: language(),
      transfer: transfers.viewOf(this.id),
      knowsPage: this.#knowsPage,
      isFullscreen: this.#window?.isFullScreen() ?? false,
    });
  }

  /** Path of the socket of the session's screen, while there is one. */
  displaySocket(): string | undefined {
    return screenOf(this.#life, this.#deps.model)?.socket;
  }

  #advance(event: WindowEvent): void {
    this.#life = advance(this.#life, event);
    if (this.#life.is === 'failed') this.lastFailure = this.#life.trouble;
    this.#deps.model.changed();
  }

  #phase(): SessionPhase {
    const session = this.#session();
    const kind = session?.startedFrom ?? ('spare' in this.#life ? 'spare' : undefined);
    // The times are those of the host.
    const usualMs = kind === undefined || session?.where ? undefined : usualStartMs(this.#deps.model, kind);
    return phaseOf(this.#life, session, requirementsOf(session), usualMs);
  }

  #session(): Session | undefined {
    return this.#deps.model.sessions.find(({ id }) => id === this.id);
  }

  get profile(): ProfileSummary {
    const asked = this.#task && 'profile' in this.#task ? this.#task.profile : undefined;
    return profileOf(this.#deps.model, this.#session()?.profile ?? this.#seenProfile ?? asked);
  }

  /** Whether something of the session would be lost without one. */
  #hasQuestion(): boolean {
    const { is } = this.#phase();
    return is === 'showing' || is === 'browser-ended' || is === 'browser-returning';
  }

  /** Sends the files of the task, once. A session that could show none of them has no purpose. */
  #view(id: string): void {
    const files = this.#toView.splice(0);
    if (files.length === 0) return;
    void this.#deps.transfers.view(id, files).then((failures) => {
      for (const failure of failures) this.#deps.onNotViewed(asTrouble(failure));
      if (failures.length === files.length) this.#discardStart(id);
    });
  }

  /** One question at a time. An answer that comes too late changes nothing. */
  async #askAboutProgram(): Promise<void> {
    if (this.#isAskingAboutProgram || !this.#window) return;
    this.#isAskingAboutProgram = true;
    try {
      await this.controls.steer((await this.#deps.mayBeDriven(this)) ? 'agree' : 'refuse');
    } catch {
      // Without the host agent there is no program either.
    } finally {
      this.#isAskingAboutProgram = false;
    }
  }

  /** Likewise. */
  async #askAboutRecording(folder: string): Promise<void> {
    if (this.#isAskingAboutRecording || !this.#window) return;
    this.#isAskingAboutRecording = true;
    try {
      await this.controls.steerRecording((await this.#deps.mayBeRecorded(this, folder)) ? 'agree' : 'refuse');
    } catch {
      // Without the host agent there is no recording either.
    } finally {
      this.#isAskingAboutRecording = false;
    }
  }

  /** The host agent holds the session for a question only while a window could show it. */
  #attend(): void {
    const { id } = this;
    if (this.#attending || id === undefined || !this.#window || this.#life.is !== 'following') return;
    const { signal } = (this.#attending = new AbortController());
    this.#deps.agent
      .call('session.attend', { id }, { signal })
      // Once there is a host agent again, its sessions are listed.
      .catch(() => undefined)
      .finally(() => (this.#attending = undefined));
  }

  /** Asks only if files would be lost, if the session is recorded, or if nothing could be undone because there is no host agent. Otherwise the undo window follows. */
  #closeRequested(window: BrowserWindow, event: { readonly preventDefault: () => void }): void {
    if (!this.#hasQuestion()) {
      this.#cancel();
      return;
    }
    event.preventDefault();
    const nowMs = performance.now();
    const askedAtMs = closeAskedAtMs(this.#life);
    // The page seems to be unable to draw the question.
    const isUnanswered = askedAtMs !== undefined && nowMs - askedAtMs > PRESSED_AGAIN_AFTER_MS;
    if (isUnanswered || window.webContents.isCrashed()) {
      this.#deps.onLeftBehind();
      window.destroy();
      return;
    }
    const session = this.#session();
    const isAsked =
      this.#phase().is === 'browser-ended' ||
      (session !== undefined && (unsavedFiles(session) > 0 || session.recording?.is === 'on'));
    if (isAsked || this.#deps.model.agent.is !== 'up') this.#askToClose(window);
    else this.answerClose('discard').catch((error: unknown) => this.#deps.onNotDiscarded(asTrouble(error)));
  }

  async #start({ url, profile, files = [] }: NewSession, spare?: ReturnType<typeof spareScreen>): Promise<void> {
    this.#advance({ is: 'open', at: new Date().toISOString(), ...(spare && { spare }) });
    this.#toView = [...files];
    this.#cancelStart = new AbortController();
    const { signal } = this.#cancelStart;
    try {
      // The click may have started the desktop, and the desktop the host agent.
      await this.#deps.agent.attached();
      signal.throwIfAborted();
      const { id } = await this.#deps.agent.call(
        'session.open',
        { ...(url !== undefined && { url }), ...(profile !== undefined && { profile }) },
        { signal },
      );
      this.#advance({ is: 'follow', at: new Date().toISOString(), id });
      if (signal.aborted) this.#discardStart(id);
      this.reconcile();
    } catch (error) {
      this.#advance({ is: 'fail', trouble: asTrouble(error) });
    }
  }

  /** The window closes while its session starts. */
  #cancel(): void {
    this.#cancelStart.abort();
    if (this.id !== undefined && this.#phase().is === 'starting') this.#discardStart(this.id);
  }

  #discardStart(id: string): void {
    this.#deps.discards.discard(id).catch((error: unknown) => this.#deps.onNotDiscarded(asTrouble(error)));
  }

  async #discard(id: string): Promise<void> {
    this.#advance({ is: 'close' });
    try {
      await this.#deps.discards.discard(id);
      this.sessionEnded({ session: id, reason: 'closed' });
    } catch (error) {
      this.#advance({ is: 'close-failed' });
      // The page that would report it may have been closed meanwhile.
      if (!this.#window) this.#deps.onNotDiscarded(asTrouble(error));
      throw error;
    }
  }
}
