/** The pools of the configuration: where the next session goes, which hosts take none, and how they are. */
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { Failure } from '../../api/failure.ts';
import type { PoolHost } from '../../api/pool-methods.ts';
import type { Session } from '../../api/session.ts';
import type { Config } from '../../config/schema.ts';
import { readRecord, writeRecord } from '../../storage/records.ts';
import type { HostPool } from '../host-pool.ts';
import { SshPool } from '../ssh-pool.ts';
import type { HostLink } from './host-link.ts';
import { HostRefusal } from './line-answer.ts';
import { placement } from './placement.ts';
import { asFailure } from './refused.ts';
import type { OpenWanted, RemoteOpenListener, RemoteSessions } from './remote-sessions.ts';

/** Another host may have what this one just ran out of. */
const ELSEWHERE = new Set(['memory-short', 'ports-taken', 'pool-too-many-sessions', 'image-missing']);
/** A click does not wait for hosts that are slow to answer while another one is there. */
const CONNECT_WITHIN_MS = 20_000;
const PERCENT_PER_TENTH = 10;

const Drained = z.array(z.string().max(256)).max(1024);

export interface PoolsDeps {
  readonly config: () => Pick<Config, 'pool'>;
  readonly sessions: RemoteSessions;
  /** Which hosts take no new sessions. */
  readonly drainedRecord: string;
  readonly random?: () => number;
  /** A fake, in tests. */
  readonly makePool?: (name: string, settings: Config['pool'][string]) => HostPool;
}

const sshPool = (name: string, settings: Config['pool'][string]): HostPool => new SshPool(name, settings);

export class Pools {
  readonly #deps: PoolsDeps;

  constructor(deps: PoolsDeps) {
    this.#deps = deps;
  }

  /** A pool of the configuration. */
  pool(name: string): HostPool | undefined {
    const { config, makePool = sshPool } = this.#deps;
    const settings = Object.hasOwn(config().pool, name) ? config().pool[name] : undefined;
    return settings && makePool(name, settings);
  }

  /** Opens a session on the best host of the pool, or on the next one if that is full or gone. Throws `Failure` pool-…. */
  async open(
    { pool: name, ...wanted }: OpenWanted & { readonly pool: string },
    listener: RemoteOpenListener,
    signal: AbortSignal,
  ): Promise<Session> {
    const pool = this.pool(name);
    const drained = await this.#drained();
    const links = (pool?.members() ?? [])
      .filter((host) => !drained.has(host))
      .map((host) => this.#deps.sessions.linkTo(pool as HostPool, host));
    if (links.length === 0) throw new Failure('pool-drained', { pool: name });
    await learnStates(links, wanted.profile);
    signal.throwIfAborted();
    let lastFailure: unknown = new Failure('pool-full', { pool: name });
    const known = links.map(({ host, state }) => ({ host, ...(state && { state }) }));
    for (const host of placement(known, this.#deps.random ?? Math.random)) {
      const link = links.find((candidate) => candidate.host === host) as HostLink;
      const start = { isCreated: false };
      const noting = {
        ...listener,
        onCreated: (session: Session) => {
          start.isCreated = true;
          listener.onCreated(session);
        },
      };
      try {
        return await this.#deps.sessions.open(link, wanted, noting, signal);
      } catch (error) {
        lastFailure = asFailure(error, host, signal);
        const isElsewhere = error instanceof HostRefusal ? ELSEWHERE.has(error.code) : !signal.aborted;
        if (start.isCreated || !isElsewhere) throw lastFailure;
      }
    }
    throw lastFailure;
  }

  async status(): Promise<PoolHost[]> {
    const drained = await this.#drained();
    const links = this.#everyHost().map(({ pool, host }) => this.#deps.sessions.linkTo(pool, host));
    await Promise.race([Promise.allSettled(links.map((link) => connectedState(link, 'default'))), late()]);
    return links.map((link): PoolHost => {
      const { pool, host, state, trouble, connection } = link;
      return {
        pool: pool.name,
        host,
        state: connection ? 'up' : trouble ? 'unreachable' : 'idle',
        isDrained: drained.has(host),
        sessions: this.#deps.sessions.all.filter(
          ({ identity }) => identity.pool === pool.name && identity.host === host,
        ).length,
        ...(state && { load: state.load * PERCENT_PER_TENTH, hasRoom: state.hasRoom }),
        ...(trouble && { trouble: trouble.message }),
      };
    });
  }

  /** Lets the host take no new sessions of this desk, or lets it again. Throws `Failure` pool-host-not-found. */
  async setDrained(host: string, isDrained: boolean): Promise<void> {
    const hosts = this.#everyHost().map((each) => each.host);
    if (!hosts.includes(host))
      throw new Failure('pool-host-not-found', { host: host.slice(0, 64), hosts: hosts.join(', ') });
    const drained = new Set([...(await this.#drained())].filter((each) => hosts.includes(each)));
    if (isDrained) drained.add(host);
    else drained.delete(host);
    await writeRecord(this.#deps.drainedRecord, Drained, [...drained]);
  }

  async #drained(): Promise<ReadonlySet<string>> {
    return new Set(await readRecord(this.#deps.drainedRecord, Drained));
  }

  #everyHost(): { readonly pool: HostPool; readonly host: string }[] {
    return Object.keys(this.#deps.config().pool).flatMap((name) => {
      const pool = this.pool(name);
      return (pool?.members() ?? []).map((host) => ({ pool: pool as HostPool, host }));
    });
  }
}

/** Asks connected hosts for their state, and connects to the others meanwhile. Where none is connected, waits for the first one. */
async function learnStates(links: readonly HostLink[], profile: string): Promise<void> {
  const connected = links.filter(({ connection }) => connection);
  const connecting = links.filter(({ connection }) => !connection).map((link) => connectedState(link, profile));
  for (const each of connecting) each.catch(() => undefined);
  if (connected.length > 0) await Promise.all(connected.map((link) => link.refreshState(profile)));
  else await Promise.race([Promise.any(connecting), late()]).catch(() => undefined);
}

const connectedState = async (link: HostLink, profile: string): Promise<void> => {
  await link.connected();
  await link.refreshState(profile);
};

const late = () => sleep(CONNECT_WITHIN_MS, undefined, { ref: false });
