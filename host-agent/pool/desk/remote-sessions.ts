/** All sessions of this desk on other hosts, and the links to those hosts. */
import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import { z } from 'zod';
import { Failure } from '../../api/failure.ts';
import type { Restrictions } from '../../api/restrictions.ts';
import type { EndReason, OpenProgress, Session, SessionEnded } from '../../api/session.ts';
import { readRecord, writeRecord } from '../../storage/records.ts';
import type { HostPool } from '../host-pool.ts';
import { type CallName, type CallParams, type CallResult, RemoteId, type RemoteSession as Told } from '../wire.ts';
import type { CallOptions, HostConnection } from './host-connection.ts';
import { HostLink } from './host-link.ts';
import { HostRefusal } from './line-answer.ts';
import { RemoteSession, type RemoteIdentity } from './remote-session.ts';

/** The number of ended sessions whose reason can still be asked for. */
const MAX_ENDED = 100;

const Identity = z.strictObject({
  id: RemoteId,
  pool: z.string().max(64),
  host: z.string().max(256),
  remoteId: RemoteId,
  profile: z.string().max(64),
  requestedAt: z.iso.datetime(),
});
const DeskRecord = z.strictObject({ desk: z.string().regex(/^[0-9a-f]{64}$/), sessions: z.array(Identity).max(4096) });

export interface RemoteSessionsDeps {
  /** The pools of the configuration. */
  readonly pool: (name: string) => HostPool | undefined;
  /** The restrictions of a profile of this desk. */
  readonly restrictionsOf: (profile: string) => Restrictions | undefined;
  /** Where the next host agent finds the sessions. */
  readonly record: string;
  /** The local socket of the screen of a session. */
  readonly socketOf: (id: string) => string;
  readonly onChange: () => void;
  readonly onEnded: (ended: SessionEnded) => void;
  readonly log: Logger;
}

export interface OpenWanted {
  readonly profile: string;
  readonly url?: string | undefined;
}

export interface RemoteOpenListener {
  readonly onCreated: (session: Session) => void;
  readonly onProgress: (id: string, progress: OpenProgress) => void;
}

export class RemoteSessions {
  readonly #deps: RemoteSessionsDeps;
  readonly #sessions = new Map<string, RemoteSession>();
  readonly #ended = new Map<string, SessionEnded>();
  readonly #waiting = new Map<string, ((ended: SessionEnded) => void)[]>();
  readonly #links = new Map<string, HostLink>();
  /** By which its hosts know this desk again. */
  #desk = randomBytes(32).toString('hex');
  #writing: Promise<unknown> = Promise.resolve();

  constructor(deps: RemoteSessionsDeps) {
    this.#deps = deps;
  }

  get all(): readonly RemoteSession[] {
    return [...this.#sessions.values()];
  }

  has(id: string): boolean {
    return this.#sessions.has(id) || this.#ended.has(id);
  }

  /** Throws `Failure` session-not-found. */
  get(id: string): RemoteSession {
    const session = this.#sessions.get(id);
    if (!session) throw new Failure('session-not-found', { id: id.slice(0, 64) });
    return session;
  }

  /** Finds the sessions that an earlier host agent of this desk opened. They are unreachable until their host has answered. */
  async adopt(): Promise<void> {
    const record = await readRecord(this.#deps.record, DeskRecord);
    if (!record) return;
    this.#desk = record.desk;
    for (const identity of record.sessions) {
      const pool = this.#deps.pool(identity.pool);
      if (pool?.members().includes(identity.host) !== true) continue;
      const session = this.#made(identity, unknownYet(identity.remoteId));
      session.isReachable = false;
      await session.listen();
      this.#sessions.set(identity.id, session);
      this.linkTo(pool, identity.host).keep();
    }
  }

  /** The link to a host of a pool. */
  linkTo(pool: HostPool, host: string): HostLink {
    const key = `${pool.name}/${host}`;
    const found = this.#links.get(key);
    if (found) return found;
    const there = () => this.all.filter(({ identity }) => identity.pool === pool.name && identity.host === host);
    const link = new HostLink(pool, host, this.#desk, {
      onSessions: (told, isFirst) => this.#reconcile(there(), told, isFirst, link),
      onEnded: (remoteId, reason) => {
        const session = there().find(({ identity }) => identity.remoteId === remoteId);
        if (session) this.#end(session, reason);
      },
      onReachable: (isReachable) => {
        for (const session of there()) {
          session.isReachable = isReachable;
          if (!isReachable) session.disconnectViewers();
        }
        this.#deps.log.info({ host, isReachable }, 'a host of a pool');
        this.#deps.onChange();
      },
      onGivenUp: () => {
        for (const session of there()) this.#end(session, 'host-lost');
      },
      isInUse: () => there().length > 0,
    });
    this.#links.set(key, link);
    return link;
  }

  /** Opens a session on this host. Throws what {@link HostConnection.call} throws; then nothing is left of it. */
  async open(link: HostLink, wanted: OpenWanted, listener: RemoteOpenListener, signal: AbortSignal): Promise<Session> {
    const requestedAt = new Date().toISOString();
    const connection = await link.connected();
    let session: RemoteSession | undefined;
    let listening: Promise<void> = Promise.resolve();
    const { profile, url } = wanted;
    try {
      const told = await connection.call(
        'open',
        { profile, ...(url !== undefined && { url }) },
        {
          signal,
          onProgress: (step) => {
            if (step.kind === 'created') {
              if (session) return;
              const id = randomBytes(4).toString('hex');
              const where = { pool: link.pool.name, host: link.host, remoteId: step.session.id };
              session = this.#made({ id, profile, requestedAt, ...where }, step.session);
              listening = session.listen();
              listening.catch(() => undefined);
              this.#sessions.set(id, session);
              this.#write();
              listener.onCreated(session.describe());
              this.#deps.onChange();
            } else if (session) listener.onProgress(session.identity.id, step.progress);
          },
        },
      );
      await listening;
      if (!session) throw new Failure('pool-host-violation', { host: link.host });
      session.update(told);
      await this.#writing;
      this.#deps.onChange();
      return session.describe();
    } catch (error) {
      if (session) this.#end(session, 'start-failed');
      throw error;
    }
  }

  /** One call about a session. Throws `Failure` session-not-found, pool-host-unreachable, pool-host-refused. */
  async call<N extends CallName>(
    id: string,
    name: N,
    params: Omit<CallParams<N>, 'id'>,
    options: CallOptions<N> = {},
  ): Promise<CallResult<N>> {
    const session = this.get(id);
    const { host, remoteId } = session.identity;
    const connection = this.#connectionOf(session);
    if (!connection) throw new Failure('pool-host-unreachable', { host, reason: 'it is being reconnected' });
    try {
      return await connection.call(name, { ...params, id: remoteId } as unknown as CallParams<N>, options);
    } catch (error) {
      throw asFailure(error, host, options.signal);
    }
  }

  /** The host described the session in answer to a call. */
  updated(id: string, told: Told): Session {
    const session = this.get(id);
    session.update(told);
    this.#deps.onChange();
    return session.describe();
  }

  /** Ends a session. One whose host cannot be reached is forgotten here; its host discards it. */
  async close(id: string): Promise<SessionEnded> {
    const session = this.get(id);
    const answer = await this.call(id, 'close', {}).catch(() => undefined);
    return this.#end(session, answer?.reason ?? 'closed');
  }

  /** Fulfilled when the session has ended. Throws `Failure` session-not-found. */
  async waitFor(id: string): Promise<SessionEnded> {
    const ended = this.#ended.get(id);
    if (ended) return ended;
    this.get(id);
    return new Promise((resolve) => this.#waiting.set(id, [...(this.#waiting.get(id) ?? []), resolve]));
  }

  /** Sessions stay on their hosts, for the next host agent. */
  async stop(): Promise<void> {
    for (const link of this.#links.values()) link.close();
    await this.#writing;
  }

  #connectionOf({ identity: { pool, host } }: RemoteSession): HostConnection | undefined {
    return this.#links.get(`${pool}/${host}`)?.connection;
  }

  #made(identity: RemoteIdentity, told: Told): RemoteSession {
    const session: RemoteSession = new RemoteSession(identity, told, {
      socket: this.#deps.socketOf(identity.id),
      ownRestrictions: () => this.#deps.restrictionsOf(identity.profile),
      connectScreen: () => this.#connectionOf(session)?.screen(identity.remoteId),
    });
    return session;
  }

  #reconcile(known: readonly RemoteSession[], told: readonly Told[], isFirst: boolean, link: HostLink): void {
    for (const session of known) {
      const its = told.find(({ id }) => id === session.identity.remoteId);
      if (its) session.update(its);
      else if (isFirst) this.#end(session, 'host-lost');
    }
    // Closed here while the host was away, or opened by a host agent that left no record.
    const strange = told.filter(({ id }) => !known.some(({ identity }) => identity.remoteId === id));
    if (isFirst && strange.length > 0)
      setImmediate(() => {
        for (const { id } of strange) void link.connection?.call('close', { id }).catch(() => undefined);
      });
    this.#deps.onChange();
  }

  #end(session: RemoteSession, reason: EndReason): SessionEnded {
    const { id } = session.identity;
    const ended = this.#ended.get(id) ?? { session: id, reason };
    if (!this.#sessions.delete(id)) return ended;
    this.#ended.set(id, ended);
    for (const oldest of [...this.#ended.keys()].slice(0, -MAX_ENDED)) this.#ended.delete(oldest);
    void session.stop().catch(() => undefined);
    this.#write();
    for (const resolve of this.#waiting.get(id) ?? []) resolve(ended);
    this.#waiting.delete(id);
    this.#deps.onEnded(ended);
    return ended;
  }

  #write(): void {
    const record = () => ({ desk: this.#desk, sessions: this.all.map(({ identity }) => identity) });
    this.#writing = this.#writing
      .then(() => writeRecord(this.#deps.record, DeskRecord, record()))
      .catch((error: unknown) =>
        this.#deps.log.warn({ reason: String(error) }, 'the record of sessions elsewhere was not written'),
      );
  }
}

/** A refusal of the host, in its own words, as a failure of ours. */
export function asFailure(error: unknown, host: string, signal?: AbortSignal): unknown {
  if (signal?.aborted === true) return new Failure('cancelled', { task: 'request' }, { cause: error });
  return error instanceof HostRefusal
    ? new Failure('pool-host-refused', { host, reason: error.message }, { cause: error })
    : error;
}

/** What is shown of an adopted session until its host describes it. */
function unknownYet(remoteId: string): Told {
  return {
    id: remoteId,
    state: 'browsing',
    hypervisor: 'unknown',
    accelerator: 'unknown',
    startedFrom: 'cold',
    timings: {},
    reach: { policy: 'internet-only' },
    restrictions: {
      files: { out: 'off', in: 'off' },
      clipboard: { out: 'off', in: 'off' },
      microphone: 'off',
      lifetimeMinutes: 0,
      idleStopMinutes: 0,
      maximumAgeMinutes: 0,
      mayKeepRunning: false,
    },
  };
}
