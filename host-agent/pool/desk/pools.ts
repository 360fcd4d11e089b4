/** The pools of the configuration: where the next session goes, which hosts take none, and how they are. */
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { Failure, isFailure } from '../../api/errors/failure.ts';
import { messageOf } from '../../api/errors/message-of.ts';
import type { PoolHost } from '../../api/methods/pool-methods.ts';
import type { Config } from '../../config/schema.ts';
import { readRecord, writeRecord } from '../../storage/records.ts';
import type { HostPool, PoolMember } from '../host-pool.ts';
import { poolWithEngine } from '../engines.ts';
import type { HostLink } from './host-link.ts';
import { HostRefusal } from './line-answer.ts';
import { asFailure } from './refused.ts';
import type { OpenWanted } from './open-there.ts';
import type { RemoteSession } from './remote-session.ts';
import type { RemoteSessions } from './remote-sessions.ts';
import type { HostState } from '../wire.ts';

// On which host of a pool the next session runs.

/** So many random hosts are compared where no spare waits: the least loaded of a few is nearly the least loaded of all, and clicks do not all meet there. */
const CANDIDATES = 3;

export interface KnownHost {
  readonly host: string;
  /** As it said last; absent if it is not known to be there. */
  readonly state?: HostState;
}

/**
 * The hosts in the order in which to try them: those with a spare that fits, the least loaded first; then the least loaded of a few; at last those that
 * said nothing. One without room is not tried. `random`: from 0 to below 1. Pure but for it.
 */
export function placement(hosts: readonly KnownHost[], random: () => number): string[] {
  const shuffled = shuffledBy(hosts, random);
  const roomy = shuffled.filter(({ state }) => state?.hasRoom === true);
  const byLoad = (one: KnownHost, other: KnownHost) => (one.state?.load ?? 0) - (other.state?.load ?? 0);
  const spare = roomy.filter(({ state }) => state?.hasSpare === true).toSorted(byLoad);
  const others = roomy.filter(({ state }) => state?.hasSpare !== true);
  return [
    ...spare,
    ...others.slice(0, CANDIDATES).toSorted(byLoad),
    ...others.slice(CANDIDATES),
    ...shuffled.filter(({ state }) => state === undefined),
  ].map(({ host }) => host);
}

/** Fisher and Yates. */
function shuffledBy<Item>(items: readonly Item[], random: () => number): Item[] {
  const shuffled = [...items];
  for (let last = shuffled.length - 1; last > 0; last -= 1) {
    const chosen = Math.floor(random() * (last + 1));
    const [one, other] = [shuffled[last], shuffled[chosen]];
    if (one === undefined || other === undefined) continue;
    [shuffled[last], shuffled[chosen]] = [other, one];
  }
  return shuffled;
}

/** Another host may have what this one just ran out of. */
const ELSEWHERE = new Set(['memory-short', 'ports-taken', 'pool-too-many-sessions', 'image-missing']);
/** A click does not wait for hosts that are slow to answer while another one is there. */
const CONNECT_WITHIN_MS = 20_000;
/** Once one host has answered, a click waits so much longer for the others. */
const SLOWER_MS = 250;
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

export class Pools {
  readonly #deps: PoolsDeps;
  /** What an adapter has learnt stays until its settings change. */
  readonly #made = new Map<string, { readonly settings: Config['pool'][string]; readonly pool: HostPool }>();

  constructor(deps: PoolsDeps) {
    this.#deps = deps;
  }

  /** A pool of the configuration. */
  pool(name: string): HostPool | undefined {
    const { config, makePool = poolWithEngine } = this.#deps;
    const settings = Object.hasOwn(config().pool, name) ? config().pool[name] : undefined;
    if (!settings) return undefined;
    const made = this.#made.get(name);
    if (made && isDeepStrictEqual(made.settings, settings)) return made.pool;
    const pool = makePool(name, settings);
    this.#made.set(name, { settings, pool });
    return pool;
  }

  /** Opens a session on the best host of the pool, or on the next one if that is full or gone. Throws `Failure` pool-…, with the reason of each host. */
  async open(
    { pool: name, ...wanted }: OpenWanted & { readonly pool: string },
    signal: AbortSignal,
  ): Promise<RemoteSession> {
    const pool = this.pool(name);
    const [drained, members] = await Promise.all([this.#drained(), pool?.members() ?? Promise.resolve([])]);
    const ready = members.filter(({ trouble }) => trouble === undefined);
    if (ready.length === 0) throw new Failure('pool-none-ready', { pool: name });
    const links = ready
      .filter(({ host, isDraining }) => !isDraining && !drained.has(host))
      .map(({ host }) => this.#deps.sessions.linkTo(pool as HostPool, host));
    if (links.length === 0) throw new Failure('pool-drained', { pool: name });
    const order = await this.#order(links, wanted.profile);
    signal.throwIfAborted();
    const failures: unknown[] = [];
    for (const host of order) {
      const link = links.find((candidate) => candidate.host === host) as HostLink;
      const silent = new AbortController();
      const isLast = host === order.at(-1);
      if (!isLast) void link.connection?.silence().then((failure) => failure && silent.abort(failure));
      try {
        const session = await this.#deps.sessions.open(link, wanted, AbortSignal.any([signal, silent.signal]));
        link.state.taken();
        return session;
      } catch (error) {
        const failure = asFailure(error, host, signal);
        const isElsewhere = error instanceof HostRefusal ? ELSEWHERE.has(error.code) : !signal.aborted;
        if (!isElsewhere) throw failure;
        failures.push(failure);
      }
    }
    throw failureOf(name, failures);
  }

  /** The hosts in the order in which to try them. */
  async #order(links: readonly HostLink[], profile: string): Promise<readonly string[]> {
    // An only host is not asked first whether it has room: it says so when it has none.
    if (links.length === 1) return links.map(({ host }) => host);
    const silent = await learnStates(links, profile);
    const known = links.map((link) => ({
      host: link.host,
      ...(link.state.last && !silent.has(link) && { state: link.state.last }),
    }));
    return placement(known, this.#deps.random ?? Math.random);
  }

  async status(): Promise<PoolHost[]> {
    const [drained, found] = await Promise.all([this.#drained(), this.#everyMember()]);
    const links = found.map(({ pool, host }) => this.#deps.sessions.linkTo(pool, host));
    const tried = links.filter((_, index) => found[index]?.trouble === undefined);
    await Promise.race([Promise.allSettled(tried.map((link) => connectedState(link, 'default'))), late()]);
    const hosts = found.map(({ pool, host, isDraining, trouble: engineTrouble }, index): PoolHost => {
      const { state: known, trouble, connection } = links[index] as HostLink;
      const state = known.last;
      const why = engineTrouble ?? trouble?.message;
      return {
        pool: pool.name,
        host,
        state: connection ? 'up' : why === undefined ? 'idle' : 'unreachable',
        isDrained: isDraining || drained.has(host),
        sessions: this.#sessionsOn(pool.name, host),
        ...(state && { load: state.load * PERCENT_PER_TENTH, hasRoom: state.hasRoom }),
        ...(why !== undefined && { trouble: why }),
      };
    });
    return [...hosts, ...(await this.#unknownPools())];
  }

  /** Lets the host take no new sessions, or lets it again: those of this desk, or of every desk where the engine does it. Throws `Failure` pool-host-not-found, pool-drain-refused. */
  async setDrained(host: string, isDrained: boolean): Promise<void> {
    const members = await this.#everyMember();
    const hosts = members.map((each) => each.host);
    if (!hosts.includes(host))
      throw new Failure('pool-host-not-found', { host: host.slice(0, 64), hosts: hosts.join(', ') });
    const pools = members.filter((each) => each.host === host).map(({ pool }) => pool);
    await Promise.all(pools.map(async (pool) => pool.setDraining?.(host, isDrained)));
    if (pools.every((pool) => pool.setDraining)) return;
    const drained = new Set([...(await this.#drained())].filter((each) => hosts.includes(each)));
    if (isDrained) drained.add(host);
    else drained.delete(host);
    await writeRecord(this.#deps.drainedRecord, Drained, [...drained]);
  }

  async #drained(): Promise<ReadonlySet<string>> {
    return new Set(await readRecord(this.#deps.drainedRecord, Drained));
  }

  #everyPool(): HostPool[] {
    return Object.keys(this.#deps.config().pool).flatMap((name) => this.pool(name) ?? []);
  }

  /** The members of all pools whose engine answers. */
  async #everyMember(): Promise<(PoolMember & { readonly pool: HostPool })[]> {
    const found = this.#everyPool().map(async (pool) => {
      const members = await pool.members().catch(() => []);
      return members.map((member) => ({ ...member, pool }));
    });
    return (await Promise.all(found)).flat();
  }

  /** One line for each pool whose engine does not say which hosts it has. */
  async #unknownPools(): Promise<PoolHost[]> {
    const asked = this.#everyPool().map(async (pool): Promise<PoolHost[]> => {
      try {
        await pool.members();
        return [];
      } catch (error) {
        const of = { pool: pool.name, host: '', state: 'unreachable' as const, isDrained: false };
        return [{ ...of, sessions: this.#sessionsOn(pool.name), trouble: messageOf(error) }];
      }
    });
    return (await Promise.all(asked)).flat();
  }

  #sessionsOn(pool: string, host?: string): number {
    const isThere = ({ identity }: { readonly identity: { readonly pool: string; readonly host: string } }) =>
      identity.pool === pool && (host === undefined || identity.host === host);
    return this.#deps.sessions.all.filter(isThere).length;
  }
}

/** Why no host took the session: each reason, a key that is not the known one first, because someone may be in the way. Pure. */
function failureOf(pool: string, failures: readonly unknown[]): unknown {
  if (failures.length === 0) return new Failure('pool-full', { pool });
  if (failures.length === 1) return failures[0];
  const isKeyUnknown = (failure: unknown) => (isFailure(failure, 'pool-host-key-unknown') ? 0 : 1);
  const reasons = failures
    .toSorted((one, other) => isKeyUnknown(one) - isKeyUnknown(other))
    .map(messageOf)
    .join('; ');
  return new Failure('pool-hosts-failed', { pool, reasons }, { cause: new AggregateError(failures) });
}

/**
 * Asks connected hosts for their state, unless it is fresh, and connects to the others meanwhile. Where none is connected, waits for the first one. Returns
 * those that are silent while another one answers: they may be dead, which is noticed only later.
 */
async function learnStates(links: readonly HostLink[], profile: string): Promise<ReadonlySet<HostLink>> {
  const connected = links.filter(({ connection }) => connection);
  const connecting = links.filter(({ connection }) => !connection).map((link) => connectedState(link, profile));
  for (const each of connecting) each.catch(() => undefined);
  // Room may have become free just now; if there was some, that was enough.
  const hasRoom = connected.some(({ state }) => state.last?.hasRoom === true);
  if (hasRoom && connected.every(({ state }) => state.isFresh(profile))) return new Set();
  if (connected.length === 0) {
    await Promise.race([Promise.any(connecting), late()]).catch(() => undefined);
    return new Set();
  }
  const silent = new Set(connected);
  const asked = connected.map(async (link) => {
    const hasAnswered = await link.state.refresh(profile);
    if (!hasAnswered) throw new Error('It is silent.');
    silent.delete(link);
  });
  const slower = async () => {
    await Promise.any(asked).catch(() => undefined);
    await sleep(SLOWER_MS);
  };
  await Promise.race([Promise.allSettled(asked), slower()]);
  return silent.size === connected.length ? new Set() : new Set(silent);
}

const connectedState = async (link: HostLink, profile: string): Promise<void> => {
  await link.connected();
  await link.state.refresh(profile);
};

const late = () => sleep(CONNECT_WITHIN_MS, undefined, { ref: false });
