/** A host of a pool, as this desk keeps in touch with it: connects when it is needed, and again by itself while sessions run there. */
import { Failure } from '../../api/errors/failure.ts';
import type { HostPool } from '../host-pool.ts';
import { MAX_SESSIONS, type RemoteEnd, type RemoteSession } from '../wire.ts';
import { HostConnection } from './host-connection.ts';
import { KnownState } from './known-state.ts';

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 5_000;
const MINUTE_MS = 60_000;
/** A connection that nothing uses is closed after this time. */
export const UNUSED_FOR_MS = 10 * MINUTE_MS;

export interface HostLinkListener {
  /** All sessions of this desk there. `isFirst`: since the connection; one that is missing has ended. */
  readonly onSessions: (sessions: readonly RemoteSession[], isFirst: boolean) => void;
  readonly onEnded: (remoteId: string, end: RemoteEnd) => void;
  /** It became reachable, or is not any more. */
  readonly onReachable: (isReachable: boolean) => void;
  /** It did not come back within `detachedMinutes`. */
  readonly onGivenUp: () => void;
  /** Whether sessions run there. */
  readonly isInUse: () => boolean;
  /** Nothing has used it for some time: it is closed. */
  readonly onUnused: () => void;
}

export class HostLink {
  readonly pool: HostPool;
  readonly host: string;
  readonly state = new KnownState((profile, signal) => this.#connection?.call('state', { profile }, { signal }));
  readonly #desk: string;
  readonly #listener: HostLinkListener;
  #connection: HostConnection | undefined;
  #connecting: Promise<HostConnection> | undefined;
  #trouble: Failure | undefined;
  #lostAtMs: number | undefined;
  #reported: readonly RemoteSession[] = [];
  readonly #ends = new Map<string, RemoteEnd>();
  #isClosed = false;
  #retry: NodeJS.Timeout | undefined;
  #unused: NodeJS.Timeout | undefined;

  /** `desk`: the secret of this desk. */
  constructor(pool: HostPool, host: string, desk: string, listener: HostLinkListener) {
    this.pool = pool;
    this.host = host;
    this.#desk = desk;
    this.#listener = listener;
    this.#restartUnused();
  }

  /** The connection, if there is one now. */
  get connection(): HostConnection | undefined {
    return this.#connection;
  }

  /** Why it cannot be reached now; absent if it can, or was not tried. */
  get trouble(): Failure | undefined {
    return this.#trouble;
  }

  /** What the host said last about a session: the answer to its `open` may arrive later than that. */
  said(remoteId: string): { readonly reported: RemoteSession | undefined; readonly end: RemoteEnd | undefined } {
    return { reported: this.#reported.find(({ id }) => id === remoteId), end: this.#ends.get(remoteId) };
  }

  /** Connects if there is no connection. Throws `Failure` pool-host-…. */
  connected(): Promise<HostConnection> {
    this.#isClosed = false;
    this.#restartUnused();
    if (this.#connection) return Promise.resolve(this.#connection);
    clearTimeout(this.#retry);
    this.#connecting ??= this.#connect().finally(() => (this.#connecting = undefined));
    return this.#connecting;
  }

  /** While sessions run there: keeps trying until it is reached, or for `detachedMinutes`. */
  keep(): void {
    this.#lostAtMs ??= performance.now();
    this.#tryAgain(0);
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#retry);
    clearTimeout(this.#unused);
    this.state.forget();
    this.#connection?.close();
  }

  async #connect(): Promise<HostConnection> {
    let said: string | undefined;
    const stream = this.pool.reach(this.host, (reason) => (said = reason));
    const { host } = this;
    const check = this.pool.checkCommand(host);
    try {
      const attachment = {
        host,
        desk: this.#desk,
        detachedMinutes: this.pool.detachedMinutes,
        check,
        isInUse: () => this.#listener.isInUse(),
      };
      const connection = await HostConnection.attach(attachment, stream, () => said);
      await this.#follow(connection);
      this.#connection = connection;
      this.#trouble = undefined;
      this.#lostAtMs = undefined;
      if (connection.lost.aborted) throw connection.lost.reason;
      connection.lost.addEventListener('abort', () => this.#lost(connection.lost.reason as Failure), { once: true });
      this.#listener.onReachable(true);
      return connection;
    } catch (error) {
      stream.destroy();
      this.#connection = undefined;
      this.#trouble =
        error instanceof Failure ? error : new Failure('pool-host-unreachable', { host, reason: String(error), check });
      throw this.#trouble;
    }
  }

  /** Fulfilled when the host has listed the sessions for the first time. */
  #follow(connection: HostConnection): Promise<void> {
    return new Promise((resolve, reject) => {
      let isFirst = true;
      const over = connection.call(
        'events',
        {},
        {
          onProgress: (event) => {
            if (event.kind === 'ended') {
              const { id, reason, failure } = event;
              const end = { reason, ...(failure && { failure }) };
              this.#ends.set(id, end);
              for (const oldest of [...this.#ends.keys()].slice(0, -MAX_SESSIONS)) this.#ends.delete(oldest);
              this.#listener.onEnded(id, end);
              return;
            }
            this.#reported = event.sessions;
            this.#listener.onSessions(event.sessions, isFirst);
            isFirst = false;
            resolve();
          },
        },
      );
      // It ends only with the connection.
      over.then(() => connection.close(), reject);
    });
  }

  #lost(reason: Failure): void {
    this.#connection = undefined;
    this.state.forget();
    this.#trouble = reason;
    if (this.#isClosed) return;
    this.#listener.onReachable(false);
    if (this.#listener.isInUse()) this.keep();
  }

  #tryAgain(pauseMs: number): void {
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => {
      this.connected().catch(() => {
        if (this.#isClosed || !this.#listener.isInUse()) return;
        if (performance.now() - (this.#lostAtMs ?? 0) > this.pool.detachedMinutes * MINUTE_MS) {
          this.#lostAtMs = undefined;
          this.#listener.onGivenUp();
          return;
        }
        this.#tryAgain(Math.min(LONGEST_PAUSE_MS, Math.max(FIRST_PAUSE_MS, pauseMs * 2)));
      });
    }, pauseMs).unref();
  }

  #restartUnused(): void {
    clearTimeout(this.#unused);
    this.#unused = setTimeout(() => {
      if (this.#listener.isInUse()) this.#restartUnused();
      else {
        this.close();
        this.#listener.onUnused();
      }
    }, UNUSED_FOR_MS).unref();
  }
}
