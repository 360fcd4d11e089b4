/**
 * Carries the connections of sessions through a proxy. It runs under an account that can do nothing else: it reads what the proxy sends, and connects
 * nowhere but to the proxy.
 */
import { createServer, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CarrierOrder, CarrierReport } from './orders.ts';
import { connectThrough, type Proxy, ProxyFailed, type ProxyProblem, type Target } from './proxy.ts';

/** Connections that are announced, and do not come, are forgotten beyond this number. */
const MAX_EXPECTED = 4096;

/** Where connections lead that sessions have begun. The kernel says it when it has changed the address to that of the carrier, which then takes the connection. */
class ExpectedConnections {
  /** By the session's address and port, the one that was announced first in front. */
  readonly #targets = new Map<string, Target>();
  readonly #waiting = new Map<string, (target: Target) => void>();

  announce(from: string, target: Target): void {
    const waiting = this.#waiting.get(from);
    if (waiting) {
      waiting(target);
      return;
    }
    this.#targets.delete(from);
    this.#targets.set(from, target);
    for (const oldest of this.#targets.keys()) {
      if (this.#targets.size <= MAX_EXPECTED) break;
      this.#targets.delete(oldest);
    }
  }

  /** `undefined` if it is not announced within `withinMs`. */
  async take(from: string, withinMs: number): Promise<Target | undefined> {
    const target = this.#targets.get(from);
    this.#targets.delete(from);
    if (target) return target;
    let late: NodeJS.Timeout | undefined;
    const found = await new Promise<Target | undefined>((resolve) => {
      this.#waiting.set(from, resolve);
      late = setTimeout(() => resolve(undefined), withinMs);
    });
    clearTimeout(late);
    this.#waiting.delete(from);
    return found;
  }
}

/** The kernel announces a connection before it begins; the announcement passes one more program. */
const ANNOUNCED_WITHIN_MS = 5_000;
/** A session waits for a proxy that is down, as it would for a server. */
const CONNECTED_WITHIN_MS = 60_000;
const CONNECT_AGAIN_AFTER_MS = 1_000;
const PROBED_WITHIN_MS = 5_000;
/** So that it is noticed within twenty seconds that the proxy is down. */
const PROBE_EVERY_MS = { up: 14_000, down: 2_000 } as const;
/** Each probe passes three relays and a resolver behind them: while Tor is up, what sessions ask shows it. */
const TOR = { probeEveryMs: { up: 300_000, down: 5_000 }, probedWithinMs: 35_000 } as const;
/** For all sessions. */
const MAX_CONNECTIONS = 16_384;
/** No such name exists (RFC 6761): the proxy says so, and asks no site. */
const NO_SITE: Target = { host: 'exit.invalid', port: 443 };
/** In place of a session's address. */
const PROBES = 'probes';

export interface CarrierOptions {
  readonly report: (report: CarrierReport) => void;
  /** For tests: another pace. */
  readonly probeEveryMs?: Readonly<Record<'up' | 'down', number>>;
}

export class Carrier {
  readonly #options: CarrierOptions;
  readonly #expected = new ExpectedConnections();
  /** By made address. */
  readonly #names = new Map<string, string>();
  /** Of each session: its connections. */
  readonly #sessions = new Map<string, Set<Socket>>();
  /** Of each session: the number of its circuits. */
  readonly #circuits = new Map<string, number>();
  #lastCircuits = 0;
  readonly #ended = new AbortController();
  #proxy: Proxy | undefined;
  #server: Server | undefined;
  #state: Extract<CarrierReport, { is: 'state' }> | undefined;
  #heardAtMs = -Infinity;
  #probing: Promise<number | undefined> | undefined;

  constructor(options: CarrierOptions) {
    this.#options = options;
  }

  take(order: CarrierOrder): void {
    switch (order.is) {
      case 'start':
        this.#start(order);
        return;
      case 'name':
        this.#names.set(order.address, order.name);
        return;
      case 'connection':
        this.#expected.announce(order.from, { host: order.address, port: order.port });
        return;
      case 'forget':
        this.#circuits.delete(order.session);
        for (const socket of this.#sessions.get(order.session) ?? []) socket.resetAndDestroy();
        return;
      case 'probe':
        void this.#probe().then((tookMs) =>
          this.#options.report({ is: 'probed', ...(tookMs !== undefined && { tookMs }) }),
        );
    }
  }

  close(): void {
    this.#ended.abort();
    this.#server?.close();
    for (const sockets of this.#sessions.values()) for (const socket of sockets) socket.destroy();
  }

  #start({ listen, proxy }: Extract<CarrierOrder, { is: 'start' }>): void {
    if (this.#server) return;
    this.#proxy = proxy;
    const server = createServer({ allowHalfOpen: true, pauseOnConnect: true, noDelay: true }, (session) => {
      void this.#carry(session, proxy);
    });
    this.#server = server;
    server.maxConnections = MAX_CONNECTIONS;
    server.listen(listen.port, listen.address, 1024, () => {
      const at = server.address();
      if (at !== null && typeof at === 'object') this.#options.report({ is: 'listening', port: at.port });
    });
    void this.#watch();
  }

  async #carry(session: Socket, proxy: Proxy): Promise<void> {
    const { remoteAddress = '', remotePort = 0 } = session;
    const ended = new AbortController();
    const sockets = this.#sessions.get(remoteAddress) ?? new Set();
    this.#sessions.set(remoteAddress, sockets.add(session));
    session.on('error', () => undefined);
    session.once('close', () => {
      ended.abort();
      sockets.delete(session);
      if (sockets.size === 0) this.#sessions.delete(remoteAddress);
    });
    const announced = await this.#expected.take(`${remoteAddress}:${remotePort}`, ANNOUNCED_WITHIN_MS);
    const target = announced && { ...announced, host: this.#names.get(announced.host) ?? announced.host };
    const late = setTimeout(() => ended.abort(), CONNECTED_WITHIN_MS);
    const far = target && (await this.#reach(this.#proxyFor(remoteAddress, proxy), target, ended.signal));
    clearTimeout(late);
    if (!far) session.resetAndDestroy();
    else if (session.destroyed) far.destroy();
    else join(session, far);
  }

  /** Tor carries what has the same login on the same circuits: each session has one, which no later session at its address gets. */
  #proxyFor(session: string, proxy: Proxy): Proxy {
    if (proxy.kind !== 'tor') return proxy;
    const circuits = this.#circuits.get(session) ?? (this.#lastCircuits += 1);
    this.#circuits.set(session, circuits);
    return { ...proxy, login: { user: session, password: String(circuits) } };
  }

  /** `undefined` if the proxy refuses, or is down for too long. */
  async #reach(proxy: Proxy, target: Target, within: AbortSignal): Promise<Socket | undefined> {
    for (;;) {
      try {
        const far = await connectThrough(proxy, target, within);
        this.#note(undefined);
        return far;
      } catch (error) {
        const problem = error instanceof ProxyFailed ? error.problem : undefined;
        // For an onion service that it does not know, Tor says so itself.
        if (problem === 'refused' && proxy.kind !== 'tor') this.#note(undefined);
        if (problem === undefined || problem === 'refused') return undefined;
        void this.#probe();
        await sleep(CONNECT_AGAIN_AFTER_MS, undefined, { signal: within }).catch(() => undefined);
      }
    }
  }

  async #watch(): Promise<void> {
    const { probeEveryMs = this.#proxy?.kind === 'tor' ? TOR.probeEveryMs : PROBE_EVERY_MS } = this.#options;
    const { signal } = this.#ended;
    while (!signal.aborted) {
      const pauseMs = probeEveryMs[this.#state?.state ?? 'down'];
      if (performance.now() - this.#heardAtMs >= pauseMs) await this.#probe();
      await sleep(Math.min(pauseMs, 1_000), undefined, { signal }).catch(() => undefined);
    }
  }

  /** How long the proxy took to answer. One attempt serves all who ask meanwhile. */
  #probe(): Promise<number | undefined> {
    this.#probing ??= this.#try().finally(() => (this.#probing = undefined));
    return this.#probing;
  }

  async #try(): Promise<number | undefined> {
    const proxy = this.#proxy;
    if (!proxy) return undefined;
    const fromMs = performance.now();
    let problem: ProxyProblem | undefined;
    const ended = new AbortController();
    const late = setTimeout(() => ended.abort(), proxy.kind === 'tor' ? TOR.probedWithinMs : PROBED_WITHIN_MS);
    try {
      (await connectThrough(this.#proxyFor(PROBES, proxy), NO_SITE, ended.signal)).destroy();
    } catch (error) {
      problem = error instanceof ProxyFailed ? error.problem : 'unreachable';
    } finally {
      clearTimeout(late);
    }
    this.#note(problem);
    return problem === undefined || problem === 'refused' ? Math.round(performance.now() - fromMs) : undefined;
  }

  /** `problem`: why the proxy could not be used just now. */
  #note(problem: ProxyProblem | undefined): void {
    this.#heardAtMs = performance.now();
    const trouble = problem === 'refuses-login' || problem === 'no-proxy' ? problem : undefined;
    const isUp = problem === undefined || problem === 'refused';
    const state = { is: 'state', state: isUp ? 'up' : 'down', ...(trouble && { trouble }) } as const;
    if (this.#state?.state === state.state && this.#state.trouble === trouble) return;
    this.#state = state;
    this.#options.report(state);
  }
}

/** From now on, each sends what the other one receives, and they end as one connection would. */
function join(session: Socket, far: Socket): void {
  session.once('close', (hadError) => (hadError ? far.resetAndDestroy() : far.destroySoon()));
  far.once('close', (hadError) => (hadError ? session.resetAndDestroy() : session.destroySoon()));
  session.pipe(far);
  far.pipe(session);
}
