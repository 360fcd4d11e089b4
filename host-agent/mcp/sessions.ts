/** The sessions that this server has opened. No tool reaches any other. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { DrivenSession, OpenOptions } from '../client/client.d.ts';
import { DrivenBrowser } from './browser.ts';
import { Trouble } from './trouble.ts';

export const MAX_SESSIONS = 4;
/** 20 acts a second in one session are more than any person does. */
const REST_MS = 50;

export type Open = (options: OpenOptions) => Promise<DrivenSession>;

interface Opened {
  readonly session: DrivenSession;
  readonly browser: DrivenBrowser;
  /** Fulfilled when the last tool has finished. */
  turn: Promise<void>;
}

export interface SessionsOptions {
  readonly open: Open;
  readonly profile: string | undefined;
  readonly sites: readonly string[] | undefined;
}

export class Sessions {
  readonly #options: SessionsOptions;
  readonly #opened = new Map<string, Opened>();
  readonly #starting = new Set<Promise<unknown>>();
  readonly #over = new AbortController();

  constructor(options: SessionsOptions) {
    this.#options = options;
  }

  get all(): DrivenSession[] {
    return [...this.#opened.values()].map(({ session }) => session);
  }

  /** Throws `Trouble` too-many-sessions, and the `Failure` of the start. */
  async open({
    signal,
    onStep,
  }: Pick<OpenOptions, 'onStep'> & { readonly signal: AbortSignal }): Promise<DrivenSession> {
    if (this.#opened.size + this.#starting.size >= MAX_SESSIONS)
      throw new Trouble('too-many-sessions', `${MAX_SESSIONS} sessions are open. Close one first.`);
    const { open, profile, sites } = this.#options;
    const starting = open({
      profile,
      url: 'about:blank',
      signal: AbortSignal.any([signal, this.#over.signal]),
      onStep,
    });
    this.#starting.add(starting);
    try {
      const session = await starting;
      this.#opened.set(session.id, {
        session,
        browser: new DrivenBrowser(session.endpoint, sites),
        turn: Promise.resolve(),
      });
      return session;
    } finally {
      this.#starting.delete(starting);
    }
  }

  /** Does one thing after another in a session. Absent: the only one. Throws `Trouble` no-session, and what `act` throws. */
  async use<Value>(
    id: string | undefined,
    act: (of: { readonly session: DrivenSession; readonly browser: DrivenBrowser }) => Promise<Value>,
  ): Promise<Value> {
    const opened = this.#find(id);
    const done = opened.turn.then(() => act(opened));
    opened.turn = done.then(
      () => sleep(REST_MS),
      () => sleep(REST_MS),
    );
    return done;
  }

  async close(id: string | undefined): Promise<string> {
    const { session, browser } = this.#find(id);
    this.#opened.delete(session.id);
    await browser.close();
    await session.close();
    return session.id;
  }

  /** Fulfilled when none is left. */
  async end(): Promise<void> {
    this.#over.abort();
    await Promise.allSettled(this.#starting);
    await Promise.allSettled([...this.#opened.keys()].map((id) => this.close(id)));
  }

  #find(id: string | undefined): Opened {
    const found =
      id === undefined && this.#opened.size === 1 ? [...this.#opened.values()][0] : this.#opened.get(id ?? '');
    if (found) return found;
    const open = this.#opened.size === 0 ? 'No session is open.' : `Open are: ${[...this.#opened.keys()].join(', ')}.`;
    throw new Trouble(
      'no-session',
      `${id === undefined ? 'Name a session.' : 'This server has no such session.'} ${open}`,
    );
  }
}
