/** The window of one session: from the click, through its start, to its end. */
import type { BrowserWindow } from 'electron';
import { Failure } from '../../host-agent/api/failure.ts';
import type { ProfileSummary } from '../../host-agent/api/profile.ts';
import type { EndReason, Session } from '../../host-agent/api/session.ts';
import type { SessionPhase, SessionWindowState } from '../bridge/state.ts';
import type { Trouble } from '../bridge/answer.ts';
import type { Language } from '../bridge/desktop.ts';
import type { AgentLink } from './agent-link.ts';
import type { Transfers } from './transfers.ts';
import type { Discards } from './discards.ts';
import type { Model } from './model.ts';
import { SessionControls } from './session-controls.ts';
import { type End, phaseOf } from './session-phase.ts';
import { asTrouble } from './trouble.ts';
import { idleRule, profileOf, profileView, requirementsOf, transferRules } from './views.ts';

/** What a session window is opened for: a new session, or one that runs. */
export type SessionTask =
  { readonly url?: string | undefined; readonly profile?: string | undefined } | { readonly id: string };

export interface SessionWindowParts {
  readonly model: Model;
  readonly agent: Pick<AgentLink, 'attached' | 'call'>;
  readonly discards: Pick<Discards, 'discard'>;
  readonly transfers: Pick<Transfers, 'viewOf'>;
  readonly language: () => Language;
  /** A session was to be discarded with its window, and goes on. */
  readonly onNotDiscarded: (trouble: Trouble) => void;
  /** A window goes that could not ask what is to become of its session, which stays. */
  readonly onLeftBehind: () => void;
}

/** Where a machine shows itself. */
interface Screen {
  readonly vm: string;
  readonly socket: string;
}

function readyScreen({ spare }: Model): Screen | undefined {
  return spare?.id !== undefined && spare.display ? { vm: spare.id, socket: spare.display.socket } : undefined;
}

/** A second press sooner than this belongs to the first. */
const PRESSED_AGAIN_AFTER_MS = 1_000;

export class SessionWindow {
  readonly kind = 'session';
  readonly controls: SessionControls;
  readonly #parts: SessionWindowParts;
  #window: BrowserWindow | undefined;
  #task: SessionTask | undefined;
  #id: string | undefined;
  /** The machine that stood ready at the click: most likely the session is handed that one. */
  #ahead: Screen | undefined;
  #startedAt = new Date();
  #end: End | undefined;
  #isDiscarded = false;
  #askedToCloseAtMs: number | undefined;
  /** The start is ours, and will tell itself how it ends. */
  #isStarting = false;
  #isAskingForEnd = false;
  #cancelStart = new AbortController();

  constructor(parts: SessionWindowParts) {
    this.#parts = parts;
    this.controls = new SessionControls(parts.agent, () => this.#id);
  }

  get id(): string | undefined {
    return this.#id;
  }

  get window(): BrowserWindow | undefined {
    return this.#window;
  }

  /** Whether it has asked for its session, and the answer is still out. */
  get isStarting(): boolean {
    return this.#isStarting;
  }

  /** Whether it still waits, loaded and hidden, for something to show. */
  get isSpare(): boolean {
    return this.#task === undefined;
  }

  /** Takes the window that it is to live in. */
  inhabit(window: BrowserWindow): void {
    this.#window = window;
    window.on('close', (event) => {
      if (this.#mayCloseNow()) {
        this.#cancel();
        return;
      }
      event.preventDefault();
      const nowMs = performance.now();
      // Nobody draws the question, or so it seems.
      const isUnanswered =
        this.#askedToCloseAtMs !== undefined && nowMs - this.#askedToCloseAtMs > PRESSED_AGAIN_AFTER_MS;
      if (isUnanswered || window.webContents.isCrashed()) {
        this.#parts.onLeftBehind();
        window.destroy();
        return;
      }
      this.#askedToCloseAtMs ??= nowMs;
      this.#parts.model.changed();
    });
    window.once('closed', () => {
      this.#window = undefined;
      this.#cancelStart.abort();
      this.controls.fallSilent(this.#session());
      this.#parts.model.changed();
    });
    for (const event of ['enter-full-screen', 'leave-full-screen'] as const)
      window.on(event as 'enter-full-screen', () => this.#parts.model.changed());
  }

  /** Begins to show; called once. */
  begin(task: SessionTask): void {
    this.#task = task;
    if ('id' in task) {
      this.#id = task.id;
      this.reconcile();
    } else {
      if (task.profile === undefined) this.#ahead = readyScreen(this.#parts.model);
      void this.#start(task);
    }
    this.#parts.model.changed();
  }

  /** After a failed start: the same again. */
  retry(): void {
    if (!this.#task || 'id' in this.#task || this.#phase(this.#session()).is !== 'failed') return;
    this.#end = undefined;
    this.#id = undefined;
    this.#ahead = undefined;
    void this.#start(this.#task);
  }

  /** Throws why the session could not be discarded; it is shown further, then. */
  async answerClose(answer: 'discard' | 'keep' | 'background'): Promise<void> {
    this.#askedToCloseAtMs = undefined;
    this.#parts.model.changed();
    if (answer === 'background') this.#window?.destroy();
    if (answer === 'discard')
      await (this.#phase(this.#session()).is === 'showing' && this.#profile().undoSeconds > 0
        ? this.#discardLater(this.#profile().undoSeconds)
        : this.#discard());
  }

  /** The session is gone. Where the person closed the browser there is nothing to tell; else the window stays and says why. */
  sessionEnded(reason: EndReason): void {
    this.#askedToCloseAtMs = undefined;
    // A start of ours that failed is told by the start itself, which knows more.
    if (reason === 'start-failed' && this.#task && !('id' in this.#task)) return;
    this.#end = { is: 'ended', reason };
    if (reason === 'browser-closed' || reason === 'closed' || this.#isDiscarded) this.#window?.destroy();
    this.#parts.model.changed();
  }

  /** Where the host agent knows the session no more, asks how it ended: it may have been before this window, or while the host agent was away. */
  reconcile(): void {
    const { model, agent } = this.#parts;
    const id = this.#id;
    if (
      id === undefined ||
      this.#end ||
      this.#isStarting ||
      this.#isAskingForEnd ||
      model.agent.is !== 'up' ||
      this.#session()
    )
      return;
    this.#isAskingForEnd = true;
    void agent
      .call('session.wait', { id })
      .then(
        ({ reason }) => this.sessionEnded(reason),
        (error: unknown) => {
          // Nobody was there to see how. Any other trouble is the host agent's own, and the next one is asked again.
          if (error instanceof Failure && error.code === 'no-such-session') this.sessionEnded('machine-ended');
        },
      )
      .finally(() => (this.#isAskingForEnd = false));
  }

  state(): SessionWindowState {
    const { model, language } = this.#parts;
    const session = this.#session();
    const phase = this.#phase(session);
    const screen = this.#screen();
    const transfer = this.#parts.transfers.viewOf(this.#id);
    const profile = this.#profile();
    const idle = idleRule(session);
    return {
      window: 'session',
      language: language(),
      profile: profileView(profile),
      ...(this.#id !== undefined && { id: this.#id }),
      ...(session && { accelerator: session.accelerator }),
      ...(screen && { display: screen.vm }),
      beganWith: profile.screen,
      phase,
      asksToClose: phase.is === 'showing' && this.#askedToCloseAtMs !== undefined,
      ...(idle &&
        phase.is === 'showing' && {
          idle: { ...idle, ...(session?.idleUntil !== undefined && { until: session.idleUntil }) },
        }),
      ...(session?.downloads !== undefined && { downloads: session.downloads }),
      ...(session?.sound && { sound: session.sound }),
      // A host agent that is away records nothing.
      ...(session?.microphone && model.agent.is !== 'lost' && { microphone: session.microphone }),
      rules: transferRules(session),
      ...(transfer && { transfer }),
      isFullscreen: this.#window?.isFullScreen() ?? false,
      isAgentLost: model.agent.is === 'lost',
    };
  }

  /** Path of the socket of its screen, for as long as there is one: the page connects before there is something to see, and best before the click. */
  displaySocket(): string | undefined {
    return this.#screen()?.socket;
  }

  #screen(): Screen | undefined {
    const { model } = this.#parts;
    if (!this.#task) return readyScreen(model);
    // Until the session is named it is most likely that machine, and known of it is no more for another moment.
    if (this.#id === undefined || this.#id === this.#ahead?.vm) return this.#ahead;
    const session = this.#session();
    if (!session) return undefined;
    const isThere = session.state === 'browsing' || model.progress.get(session.id)?.get('vm')?.state === 'met';
    return isThere && session.display.kind === 'rfb' ? { vm: session.id, socket: session.display.socket } : undefined;
  }

  #phase(session: Session | undefined): SessionPhase {
    if (!this.#task) return { is: 'waiting' };
    const phase = phaseOf(session, this.#end, this.#isDiscarded);
    if (phase) return phase;
    return {
      is: 'starting',
      startedAt: session?.requestedAt ?? this.#startedAt.toISOString(),
      requirements: requirementsOf(this.#parts.model, this.#id),
    };
  }

  #session(): Session | undefined {
    return this.#parts.model.sessions.find(({ id }) => id === this.#id);
  }

  #profile(): ProfileSummary {
    const asked = this.#task && 'profile' in this.#task ? this.#task.profile : undefined;
    return profileOf(this.#parts.model, this.#session()?.profile ?? asked);
  }

  async #start({ url, profile }: Exclude<SessionTask, { id: string }>): Promise<void> {
    this.#isStarting = true;
    this.#startedAt = new Date();
    this.#cancelStart = new AbortController();
    const { signal } = this.#cancelStart;
    try {
      // The click may have started us, and we the host agent.
      await this.#parts.agent.attached();
      signal.throwIfAborted();
      await this.#parts.agent.call(
        'session.open',
        { ...(url !== undefined && { url }), ...(profile !== undefined && { profile }) },
        {
          signal,
          onProgress: (told) => {
            if (told.kind !== 'created') return;
            this.#id = told.session.id;
            this.#parts.model.changed();
          },
        },
      );
    } catch (error) {
      this.#end ??= { is: 'failed', trouble: asTrouble(error) };
    }
    this.#isStarting = false;
    this.#parts.model.changed();
  }

  /** Closed while it starts: nobody is there any more to see it. */
  #cancel(): void {
    const session = this.#session();
    this.#cancelStart.abort();
    if (!session || this.#isStarting || this.#phase(session).is !== 'starting') return;
    this.#parts.discards.discard(session.id).catch((error: unknown) => this.#parts.onNotDiscarded(asTrouble(error)));
  }

  /** The window stays for as long as the session can be brought back. */
  async #discardLater(undoSeconds: number): Promise<void> {
    if (this.#id !== undefined) await this.#parts.agent.call('session.discard', { id: this.#id, undoSeconds });
  }

  /** Only a session that shows something is worth a question. */
  #mayCloseNow(): boolean {
    return this.isSpare || this.#phase(this.#session()).is !== 'showing';
  }

  async #discard(): Promise<void> {
    if (this.#id === undefined) return;
    this.#isDiscarded = true;
    try {
      await this.#parts.discards.discard(this.#id);
      this.sessionEnded('closed');
    } catch (error) {
      this.#isDiscarded = false;
      this.#parts.model.changed();
      // The page that would tell may have been closed meanwhile.
      if (!this.#window) this.#parts.onNotDiscarded(asTrouble(error));
      throw error;
    }
  }
}
