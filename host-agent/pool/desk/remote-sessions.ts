/** All sessions of this desk on other hosts, and the links to those hosts. */
import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import { Failure } from '../../api/errors/failure.ts';
import type { Restrictions } from '../../api/session/restrictions.ts';
import type { EndReason, SessionEnded } from '../../api/session/session.ts';
import type { SessionDeps } from '../../session/session-deps.ts';
import { LatestRecord } from '../../storage/latest-record.ts';
import { readRecord, writeRecord } from '../../storage/records.ts';
import type { HostPool } from '../host-pool.ts';
import type { RemoteEnd, RemoteSession as RemoteState } from '../wire.ts';
import { DeskRecord, type RecordedSession } from './desk-record.ts';
import type { HostConnection } from './host-connection.ts';
import { HostLink } from './host-link.ts';
import { HostRefusal } from './line-answer.ts';
import { newName, openThere, type OpenWanted } from './open-there.ts';
import { refusedBy } from './refused.ts';
import type { RemoteIoDeps } from './remote-io.ts';
import { RemoteSession, type RemoteIdentity } from './remote-session.ts';
import { STRICTEST } from '../../config/restrictions.ts';

/** The number of ended sessions whose reason can still be asked for. */
const MAX_ENDED = 100;

export interface RemoteSessionsDeps {
  /** The pools of the configuration. */
  readonly pool: (name: string) => HostPool | undefined;
  /** The restrictions of a profile of this desk. */
  readonly restrictionsOf: (profile: string) => Restrictions | undefined;
  readonly managerOfRule?: SessionDeps['managerOfRule'];
  /** Where the next host agent finds the sessions. */
  readonly record: string;
  /** The local socket of the screen of a session. */
  readonly socketOf: (id: string) => string;
  /** Where a session is heard, when the configuration says so, for tests. */
  readonly soundFileOf: (id: string) => string;
  /** Loudspeaker and microphone of this desk. `record`: a fake recorder, in tests. */
  readonly sound: Pick<RemoteIoDeps, 'output' | 'record'>;
  readonly driveServer?: RemoteIoDeps['driveServer'];
  readonly onChange: () => void;
  readonly onEnded: (ended: SessionEnded) => void;
  readonly log: Logger;
}

export class RemoteSessions {
  readonly #deps: RemoteSessionsDeps;
  readonly #sessions = new Map<string, RemoteSession>();
  readonly #ended = new Map<string, SessionEnded>();
  readonly #waiting = new Map<string, ((ended: SessionEnded) => void)[]>();
  /** In use, or used not long ago. */
  readonly #links = new Set<HostLink>();
  /** Each session stays on the link that it was opened on, also after the settings of its pool have changed. */
  readonly #linkOf = new Map<RemoteSession, HostLink>();
  /** By which its hosts know this desk again. */
  #desk = randomBytes(32).toString('hex');
  readonly #record = new LatestRecord(() => this.#write());
  /** Hosts are asked for so many sessions whose names are not known yet. */
  #opening = 0;

  constructor(deps: RemoteSessionsDeps) {
    this.#deps = deps;
  }

  get all(): readonly RemoteSession[] {
    return [...this.#sessions.values()];
  }

  has(id: string): boolean {
    return this.#sessions.has(id) || this.#ended.has(id);
  }

  find(id: string): RemoteSession | undefined {
    return this.#sessions.get(id);
  }

  /** Throws `Failure` session-not-found. */
  get(id: string): RemoteSession {
    const session = this.find(id);
    if (!session) throw new Failure('session-not-found', { id: id.slice(0, 64) });
    return session;
  }

  /** Finds the sessions that an earlier host agent of this desk opened, but for those that cannot be taken over. They are unreachable until their host has answered. */
  async adopt(): Promise<void> {
    const record = await readRecord(this.#deps.record, DeskRecord);
    if (!record) return;
    this.#desk = record.desk;
    for (const recorded of record.sessions)
      await this.#adopt(recorded).catch((error: unknown) =>
        this.#deps.log.error({ id: recorded.id, reason: String(error) }, 'a session could not be adopted'),
      );
  }

  async #adopt(recorded: RecordedSession): Promise<void> {
    const { id, pool: name, host, remoteId, profile, requestedAt } = recorded;
    const pool = this.#deps.pool(name);
    if (pool?.mayHave(host) !== true) return;
    const session = this.#made({ id, pool: name, host, remoteId, profile, requestedAt }, unknownYet(remoteId));
    session.isReachable = false;
    session.restore(recorded);
    await session.listen();
    this.#sessions.set(id, session);
    const link = this.linkTo(pool, host);
    this.#linkOf.set(session, link);
    link.keep();
  }

  /** The link to a host of a pool. Links by earlier settings of the pool are closed, but for those that sessions use. */
  linkTo(pool: HostPool, host: string): HostLink {
    const links = [...this.#links].filter((each) => each.pool.name === pool.name);
    for (const earlier of links) if (earlier.pool !== pool && !this.#isInUse(earlier)) this.#drop(earlier);
    const found = links.find((each) => each.pool === pool && each.host === host);
    if (found) return found;
    const there = () => this.all.filter((session) => this.#linkOf.get(session) === link);
    const link: HostLink = new HostLink(pool, host, this.#desk, {
      onSessions: (reported, isFirst) => this.#reconcile(there(), reported, isFirst, link),
      onEnded: (remoteId, end) => {
        const session = there().find(({ identity }) => identity.remoteId === remoteId);
        if (session) this.#endedThere(session, end);
      },
      onReachable: (isReachable) => {
        for (const session of there()) {
          session.reached(isReachable);
          // Its host discards it, too.
          if (!isReachable && session.isStarting) this.#end(session, 'start-failed', link.trouble);
        }
        this.#deps.log.info({ host, isReachable }, 'a host of a pool');
        this.#deps.onChange();
      },
      onGivenUp: () => {
        for (const session of there()) this.#end(session, 'host-lost');
      },
      isInUse: () => this.#isInUse(link),
      onUnused: () => this.#links.delete(link),
    });
    this.#links.add(link);
    return link;
  }

  /** Creates a session on this host. Throws what {@link HostConnection.call} throws; then nothing is left of it. */
  async open(link: HostLink, wanted: OpenWanted, signal: AbortSignal): Promise<RemoteSession> {
    const requestedAt = new Date().toISOString();
    const connection = await link.connected();
    this.#opening += 1;
    const { reported, screen } = await openThere(connection, wanted, signal).finally(() => (this.#opening -= 1));
    const where = { pool: link.pool.name, host: link.host, remoteId: reported.id };
    const session = this.#made({ id: newName(), profile: wanted.profile, requestedAt, ...where }, reported);
    this.#sessions.set(session.id, session);
    this.#linkOf.set(session, link);
    this.#links.add(link);
    session.tighten();
    session.expectWindow(screen);
    void this.#record.changed();
    const said = link.said(reported.id);
    if (said.reported) session.update(said.reported);
    if (said.end) this.#endedThere(session, said.end);
    else if (connection.lost.aborted) this.#end(session, 'start-failed', link.trouble);
    if (session.ending.aborted) return session;
    await session.listen().catch(async (error: unknown) => {
      await session.close();
      throw error;
    });
    this.#deps.onChange();
    return session;
  }

  /** The restrictions of a profile of this desk have changed. */
  profilesEdited(): void {
    for (const session of this.all) session.tighten();
    this.#deps.onChange();
  }

  /** Ends a session. One whose host cannot be reached is forgotten here; its host discards it. */
  async close(id: string): Promise<SessionEnded> {
    const session = this.get(id);
    const answer = await session.call('close', {}).catch(() => undefined);
    return this.#endedThere(session, answer ?? { reason: 'closed' });
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
    for (const link of this.#links) link.close();
    await this.#record.written();
  }

  #isInUse(link: HostLink): boolean {
    return [...this.#linkOf.values()].includes(link);
  }

  #drop(link: HostLink): void {
    link.close();
    this.#links.delete(link);
  }

  #reachable(session: RemoteSession): HostConnection {
    const { host } = session.identity;
    const link = this.#linkOf.get(session);
    if (link?.connection) return link.connection;
    const check = link?.pool.checkCommand(host) ?? 'safe-browse pool status';
    throw new Failure('pool-host-unreachable', { host, reason: 'it is being reconnected', check });
  }

  #made(identity: RemoteIdentity, reported: RemoteState): RemoteSession {
    const session: RemoteSession = new RemoteSession(identity, reported, {
      socket: this.#deps.socketOf(identity.id),
      ownRestrictions: () => this.#deps.restrictionsOf(identity.profile),
      managerOfRule: (act) => this.#deps.managerOfRule?.(identity.profile, act),
      connection: () => this.#reachable(session),
      onRecord: () => void this.#record.changed(),
      close: () => this.close(identity.id),
      onOver: (reason) => {
        closeThere(this.#linkOf.get(session), identity.remoteId);
        this.#end(session, reason);
      },
      wavFile: this.#deps.soundFileOf(identity.id),
      ...this.#deps.sound,
      driveServer: this.#deps.driveServer,
      onChange: this.#deps.onChange,
      log: this.#deps.log.child({ session: identity.id }),
    });
    return session;
  }

  #reconcile(
    known: readonly RemoteSession[],
    reported: readonly RemoteState[],
    isFirst: boolean,
    link: HostLink,
  ): void {
    for (const session of known) {
      const its = reported.find(({ id }) => id === session.identity.remoteId);
      if (its) session.update(its);
      else if (isFirst) this.#end(session, 'host-lost');
    }
    // Closed here while the host was away, opened by a host agent that left no record, or no longer wanted when its host answered.
    const { pool, host } = link;
    const isKnown = (id: string) =>
      this.all.some(({ identity: its }) => its.remoteId === id && its.host === host && its.pool === pool.name);
    const strange = reported.filter(({ id }) => !isKnown(id));
    if (isFirst || this.#opening === 0) for (const { id } of strange) closeThere(link, id);
    this.#deps.onChange();
  }

  #endedThere(session: RemoteSession, { reason, failure }: RemoteEnd): SessionEnded {
    const { host } = session.identity;
    return this.#end(session, reason, failure && refusedBy(host, new HostRefusal(failure)));
  }

  #end(session: RemoteSession, reason: EndReason, failure?: Failure): SessionEnded {
    const { id } = session.identity;
    const ended = this.#ended.get(id) ?? { session: id, reason, ...(failure && { failure: failure.data() }) };
    if (!this.#sessions.delete(id)) return ended;
    const link = this.#linkOf.get(session);
    this.#linkOf.delete(session);
    // The settings of its pool have changed since: nothing else uses the link.
    if (link && !this.#isInUse(link) && this.#deps.pool(link.pool.name) !== link.pool)
      setImmediate(() => this.#drop(link));
    this.#ended.set(id, ended);
    for (const oldest of [...this.#ended.keys()].slice(0, -MAX_ENDED)) this.#ended.delete(oldest);
    void session.stop(reason).catch(() => undefined);
    void this.#record.changed();
    for (const resolve of this.#waiting.get(id) ?? []) resolve(ended);
    this.#waiting.delete(id);
    this.#deps.onEnded(ended);
    return ended;
  }

  async #write(): Promise<void> {
    const record = { desk: this.#desk, sessions: this.all.map((session) => session.record()) };
    await writeRecord(this.#deps.record, DeskRecord, record).catch((error: unknown) =>
      this.#deps.log.warn({ reason: String(error) }, 'the record of sessions elsewhere was not written'),
    );
  }
}

/** Ends a session on its host. One that has just connected and listed its sessions can be called a moment later. */
function closeThere(link: HostLink | undefined, id: string): void {
  const close = () => void link?.connection?.call('close', { id }).catch(() => undefined);
  if (link?.connection) close();
  else setImmediate(close);
}

/** What is shown of an adopted session until its host describes it. */
export function unknownYet(remoteId: string): RemoteState {
  return {
    id: remoteId,
    state: 'browsing',
    hypervisor: 'unknown',
    accelerator: 'unknown',
    startedFrom: 'cold',
    timings: {},
    reach: { policy: 'internet-only' },
    restrictions: STRICTEST,
  };
}
