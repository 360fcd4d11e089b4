/** The window of one session: from the click, through its start, to its end. */
import type { BrowserWindow } from 'electron';
import type { EndReason, Session } from '../../host-agent/api/session.ts';
import type { SessionPhase, SessionWindowState } from '../bridge/state.ts';
import type { Language } from '../bridge/desktop.ts';
import type { AgentLink } from './agent-link.ts';
import type { Model } from './model.ts';
import { asTrouble } from './trouble.ts';
import { profileNamed, requirementsOf } from './views.ts';

/** What a session window is opened for: a new session, or one that runs. */
export type SessionTask = { readonly url?: string | undefined; readonly profile?: string | undefined } | { readonly id: string };

export interface SessionWindowParts {
  readonly model: Model;
  readonly agent: AgentLink;
  readonly language: () => Language;
}

type End = { readonly is: 'ended'; readonly reason: EndReason } | Extract<SessionPhase, { is: 'failed' }>;

export class SessionWindow {
  readonly kind = 'session';
  readonly #parts: SessionWindowParts;
  #window: BrowserWindow | undefined;
  #task: SessionTask | undefined;
  #id: string | undefined;
  #startedAt = new Date();
  #end: End | undefined;
  #isDiscarded = false;
  #asksToClose = false;
  #cancelStart = new AbortController();

  constructor(parts: SessionWindowParts) {
    this.#parts = parts;
  }

  get id(): string | undefined {
    return this.#id;
  }

  get window(): BrowserWindow | undefined {
    return this.#window;
  }

  /** Whether it still waits, loaded and hidden, for something to show. */
  get isSpare(): boolean {
    return this.#task === undefined;
  }

  /** Takes the window that it is to live in. */
  inhabit(window: BrowserWindow): void {
    this.#window = window;
    window.on('close', (event) => {
      if (this.#mayCloseNow()) return;
      event.preventDefault();
      this.#asksToClose = true;
      this.#parts.model.changed();
    });
    window.once('closed', () => {
      this.#window = undefined;
      // Closed while it started: nobody is there any more to see it.
      this.#cancelStart.abort();
      this.#parts.model.changed();
    });
    for (const event of ['enter-full-screen', 'leave-full-screen'] as const) window.on(event as 'enter-full-screen', () => this.#parts.model.changed());
  }

  /** Begins to show; called once. */
  begin(task: SessionTask): void {
    this.#task = task;
    if ('id' in task) this.#id = task.id;
    else void this.#start(task);
    this.#window?.setTitle(`Safe Browse: ${profileNamed(this.#parts.model, this.#profile()).name}`);
    this.#parts.model.changed();
  }

  /** After a failed start: the same again. */
  retry(): void {
    if (this.#end?.is !== 'failed' || !this.#task || 'id' in this.#task) return;
    this.#end = undefined;
    this.#id = undefined;
    void this.#start(this.#task);
  }

  answerClose(answer: 'discard' | 'keep' | 'background'): void {
    this.#asksToClose = false;
    if (answer === 'background') this.#window?.destroy();
    if (answer === 'discard') void this.#discard();
    this.#parts.model.changed();
  }

  /** The session is gone. Where the person closed the browser there is nothing to tell; else the window stays and says why. */
  sessionEnded(reason: EndReason): void {
    this.#asksToClose = false;
    // A start that failed is told by the start itself, which knows more.
    if (reason === 'start-failed') return;
    this.#end = { is: 'ended', reason };
    if (reason === 'browser-closed' || reason === 'closed' || this.#isDiscarded) this.#window?.destroy();
    this.#parts.model.changed();
  }

  /** It is gone, and nobody was there to hear why. */
  sessionLost(): void {
    if (!this.#end) this.sessionEnded('machine-ended');
  }

  state(): SessionWindowState | undefined {
    if (!this.#task) return undefined;
    const { model, language } = this.#parts;
    const session = this.#session();
    return {
      window: 'session',
      language: language(),
      profile: profileNamed(model, this.#profile()),
      ...(this.#id !== undefined && { id: this.#id }),
      ...(session && { accelerator: session.accelerator }),
      phase: this.#phase(session),
      asksToClose: this.#asksToClose,
      isFullscreen: this.#window?.isFullScreen() ?? false,
      isAgentLost: model.agent.is === 'lost',
    };
  }

  /** Path of the socket of its screen, for as long as the host agent knows the session: the page connects before there is something to see. */
  displaySocket(): string | undefined {
    return this.#session()?.display.socket;
  }

  #phase(session: Session | undefined): SessionPhase {
    if (this.#end) return this.#end;
    if (this.#isDiscarded || session?.state === 'closing') return { is: 'closing' };
    if (session?.state === 'browsing') return { is: 'showing' };
    return { is: 'starting', startedAt: session?.requestedAt ?? this.#startedAt.toISOString(), requirements: requirementsOf(this.#parts.model, this.#id) };
  }

  #session(): Session | undefined {
    return this.#parts.model.sessions.find(({ id }) => id === this.#id);
  }

  #profile(): string | undefined {
    return this.#session()?.profile ?? (this.#task && 'profile' in this.#task ? this.#task.profile : undefined);
  }

  async #start({ url, profile }: Exclude<SessionTask, { id: string }>): Promise<void> {
    this.#startedAt = new Date();
    this.#cancelStart = new AbortController();
    const { signal } = this.#cancelStart;
    try {
      // The click may have started us, and we the host agent.
      await this.#parts.agent.attached();
      signal.throwIfAborted();
      await this.#parts.agent.call('session.open', { ...(url !== undefined && { url }), ...(profile !== undefined && { profile }) }, {
        signal,
        onProgress: (told) => {
          if (told.kind !== 'created') return;
          this.#id = told.session.id;
          this.#parts.model.changed();
        },
      });
    } catch (error) {
      this.#end ??= { is: 'failed', trouble: asTrouble(error) };
      this.#parts.model.changed();
    }
  }

  /** Only a session that shows something is worth a question. */
  #mayCloseNow(): boolean {
    return this.isSpare || this.#phase(this.#session()).is !== 'showing';
  }

  async #discard(): Promise<void> {
    this.#isDiscarded = true;
    try {
      if (this.#id !== undefined) await this.#parts.agent.call('session.close', { ids: [this.#id] });
    } catch (error) {
      const trouble = asTrouble(error);
      // It was quicker by itself.
      if (trouble.code === 'no-such-session') {
        this.sessionEnded('closed');
        return;
      }
      this.#isDiscarded = false;
      this.#end = { is: 'failed', trouble };
      this.#parts.model.changed();
    }
  }
}
