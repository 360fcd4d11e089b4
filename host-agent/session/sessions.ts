import { Failure } from '../api/errors/failure.ts';
import type { SessionEnded } from '../api/session/session.ts';
import { SUSPICIOUS_ENDS } from './life.ts';
import type { LiveSession } from './live-session.ts';
import { settingsOf } from './profile.ts';
import type { SessionDeps } from './session-deps.ts';

/** The number of ended sessions whose reason can still be asked for. */
const MAX_ENDED = 100;

/** All sessions of the person. */
export class Sessions {
  readonly deps: SessionDeps;
  readonly #live = new Map<string, LiveSession>();
  readonly #ended = new Map<string, SessionEnded>();

  constructor(deps: SessionDeps) {
    this.deps = deps;
  }

  get all(): readonly LiveSession[] {
    return [...this.#live.values()];
  }

  /** Keeps the session until it has ended. */
  add(session: LiveSession): void {
    this.#live.set(session.id, session);
    // The profile may have been edited since it was read, for an adopted session even while no host agent ran.
    this.#tighten(session);
    this.deps.onChange?.();
    void session.ended.then((ended) => {
      this.#live.delete(session.id);
      this.#ended.set(session.id, ended);
      this.#distrustTemplate(session, ended);
      for (const id of [...this.#ended.keys()].slice(0, -MAX_ENDED)) this.#ended.delete(id);
      this.deps.onChange?.(ended, session.image);
    });
  }

  /** Profiles were edited: applies stricter restrictions to running sessions. */
  async profilesEdited(): Promise<void> {
    for (const session of this.all) this.#tighten(session);
    await this.record();
  }

  /** Writes the records by which the next host agent finds the sessions. Never rejects. */
  async record(): Promise<void> {
    for (const session of this.all) if (session.state === 'browsing') await session.tryToRecord();
  }

  /** This host agent ends: nothing is recorded any more. */
  async endRecordings(): Promise<void> {
    await Promise.all(this.all.map(({ io }) => io.recording.steer('stop')));
  }

  /** The host's clock has jumped: running sessions get its time. One that is paused gets it when it runs on. */
  correctClocks(): void {
    for (const { state, guest } of this.all) if (state === 'browsing') guest.correctClock();
  }

  /** Newer packages are known: a session may have to end earlier. */
  updatesFound(): void {
    for (const session of this.all) session.enforceLimits();
  }

  /** Throws `Failure` session-not-found. */
  get(id: string): LiveSession {
    const session = this.#live.get(id);
    if (!session) throw noSuchSession(id);
    return session;
  }

  /** Fulfilled when the session has ended. */
  async waitFor(id: string): Promise<SessionEnded> {
    return this.#ended.get(id) ?? (await this.get(id).ended);
  }

  /** Closes the sessions with these ids, or none if one of them is unknown. */
  async close(ids: readonly string[]): Promise<SessionEnded[]> {
    return Promise.all(ids.map((id) => this.get(id)).map((session) => session.end('closed')));
  }

  async closeAll(): Promise<SessionEnded[]> {
    return Promise.all(this.all.map((session) => session.end('closed')));
  }

  /** A start that failed is judged elsewhere: it may be the template's own fault. */
  #distrustTemplate({ id, template, progress }: LiveSession, { reason }: SessionEnded): void {
    const wasOpen = progress.timings.readyMs !== undefined;
    if (!template || !SUSPICIOUS_ENDS.has(reason) || !(wasOpen || reason === 'protocol-violation')) return;
    this.deps.fastStart
      ?.distrust(template, reason)
      .catch((error: unknown) => this.deps.log.error({ id, reason: String(error) }, 'a template was not replaced'));
  }

  #tighten(session: LiveSession): void {
    const edited = settingsOf(this.deps.config(), session.profile.name);
    if (edited) session.tighten(edited);
  }
}

function noSuchSession(id: string): Failure {
  return new Failure('session-not-found', { id: id.slice(0, 64) });
}
