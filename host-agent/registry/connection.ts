/** HTTP requests to one registry. Sources: github.com/opencontainers/distribution-spec, `spec.md`; github.com/distribution/distribution, `docs/spec/auth/token.md`. */
import { existsSync, readFileSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect as connectTls } from 'node:tls';
import { type Dispatcher, EnvHttpProxyAgent } from 'undici';
import { Failure, reasonOf } from '../api/errors/failure.ts';
import { messageOf } from '../api/errors/message-of.ts';
import { connectionTrouble } from '../api/errors/system-trouble.ts';
import { Authorization } from './authorization.ts';
import { discard } from './body.ts';
import type { Credentials } from './credentials.ts';
import { Reach } from './reach.ts';
import { isLoopback } from './reference.ts';
import { parseUrl } from '../../appliance/protocol/parse-url.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** The proxy for requests to `host` and to where it leads, as curl reads it from the environment. Plain HTTP goes only to a registry on this host, which no proxy reaches. Throws `Failure` proxy-invalid. Pure. */
export function proxyFor(
  host: string,
  environment: Environment,
): Required<Pick<EnvHttpProxyAgent.Options, 'httpProxy' | 'httpsProxy' | 'noProxy'>> {
  const either = (name: string): string => environment[name] ?? environment[name.toUpperCase()] ?? '';
  const named = either('https_proxy');
  const httpsProxy = named === '' || named.includes('://') ? named : `http://${named}`;
  if (httpsProxy !== '' && !isProxy(httpsProxy)) throw new Failure('proxy-invalid', { variable: 'https_proxy' });
  const noProxy = either('no_proxy').trim();
  return {
    httpProxy: '',
    httpsProxy,
    noProxy: noProxy !== '*' && isLoopback(host) ? `${noProxy},${host}` : noProxy,
  };
}

function isProxy(text: string): boolean {
  const { protocol, hostname } = parseUrl(text) ?? {};
  return (protocol === 'http:' || protocol === 'https:') && hostname !== '';
}

/** Debian keeps the certificates that the administrator of this host trusts here; Node's own list is another one. */
const SYSTEM_CERTIFICATES = '/etc/ssl/certs/ca-certificates.crt';
const MAX_REDIRECTS = 5;
/** A registry that sends nothing for this long is treated as unreachable. */
const SILENCE_MS = 30_000;
/** A registry on this host answers the greeting of TLS within this time, or speaks plain HTTP. */
const GREETING_MS = 5_000;

/** The registry has too much to do: too many requests, or no service for the moment. */
const BUSY: readonly number[] = [429, 503];
const MAX_REPETITIONS = 4;
const FIRST_PAUSE_MS = 1_000;
/** Who is asked to wait for longer gives up, and tries again at another time. */
const MAX_PAUSE_MS = 60_000;

export interface RegistryRequest {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer | (() => Readable);
  readonly signal?: AbortSignal | undefined;
}

export interface RegistryAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Readable;
}

export interface RegistryConnectionOptions {
  /** Servers on other domains that may get the login. */
  readonly loginServers?: readonly string[];
  /** The file of the certificates that are trusted; another one in tests. */
  readonly certificates?: string;
  /** Names the proxy; another one in tests. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** The repository to ask for, where this is a mirror that has another name for it. */
  readonly repository?: { readonly of: string; readonly at: string };
  /** Waits before a repetition; replaced in tests. */
  readonly pause?: (ms: number, signal: AbortSignal | undefined) => Promise<void>;
}

/** The connection of one command to its registry. Plain HTTP is used only if the registry runs on this host and does not speak TLS. */
export class RegistryConnection implements AsyncDisposable {
  readonly host: string;
  #base: string;
  /** Set once a registry on this host was greeted. */
  #greeted: Promise<boolean> | undefined;
  readonly #agent: EnvHttpProxyAgent;
  readonly #authorization: Authorization;
  readonly #reach: Reach;
  readonly #pause: NonNullable<RegistryConnectionOptions['pause']>;
  readonly #repository: RegistryConnectionOptions['repository'];

  constructor(host: string, credentials: Credentials | undefined, options: RegistryConnectionOptions = {}) {
    const { loginServers = [], certificates = SYSTEM_CERTIFICATES, environment = process.env, pause = wait } = options;
    this.host = host;
    this.#reach = new Reach(host);
    this.#pause = pause;
    this.#repository = options.repository;
    this.#base = `https://${host}`;
    const tls = {
      timeout: SILENCE_MS,
      // Plain HTTP needs none.
      ...(isLoopback(host) && !existsSync(certificates) ? {} : { ca: readFileSync(certificates) }),
    };
    this.#agent = new EnvHttpProxyAgent({
      ...proxyFor(host, environment),
      headersTimeout: SILENCE_MS,
      bodyTimeout: SILENCE_MS,
      connect: { ...tls, lookup: this.#reach.lookup },
      proxyTls: tls,
      requestTls: tls,
      maxHeaderSize: 16 * 1024,
    });
    this.#authorization = new Authorization({
      agent: this.#agent,
      credentials,
      host,
      reach: this.#reach,
      loginServers,
    });
  }

  async close(): Promise<void> {
    await this.#agent.destroy();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  /** Follows redirects, logs in when the registry asks for it, and repeats a request to read when it is busy. `location` is a path, or an absolute URL that the registry named. Throws `Failure` registry-unreachable, registry-busy, registry-login-elsewhere or registry-refused. */
  async request(location: string, request: RegistryRequest): Promise<RegistryAnswer> {
    if (isLoopback(this.host) && !(await (this.#greeted ??= speaksTls(this.host)))) this.#base = `http://${this.host}`;
    const url = new URL(this.#here(location), this.#base);
    for (let repetitions = 0; ; repetitions += 1) {
      const answer = await this.#loggedIn(url, request);
      if (!BUSY.includes(answer.status)) return answer;
      await discard(answer.body);
      const busy = new Failure('registry-busy', { host: this.host, status: answer.status });
      const pauseMs = pauseBefore(headerOf(answer, 'retry-after'), repetitions, Date.now());
      const reads = request.method === 'GET' || request.method === 'HEAD';
      if (!reads || repetitions >= MAX_REPETITIONS || pauseMs > MAX_PAUSE_MS + FIRST_PAUSE_MS) throw busy;
      try {
        await this.#pause(pauseMs, request.signal);
      } catch {
        // A time limit ended the pause: being busy is the cause.
        if (request.signal?.reason instanceof DOMException) throw busy;
        request.signal?.throwIfAborted();
      }
    }
  }

  /** The path as a mirror names it. */
  #here(location: string): string {
    const { of, at } = this.#repository ?? { of: '', at: '' };
    return location.startsWith(`/v2/${of}/`) ? `/v2/${at}/${location.slice(`/v2/${of}/`.length)}` : location;
  }

  async #loggedIn(url: URL, request: RegistryRequest): Promise<RegistryAnswer> {
    const { answer: first, from } = await this.#follow(url, request);
    if (first.status !== 401) return first;
    await discard(first.body);
    // Another server must not name where the login at the registry goes.
    if (from !== url || url.origin !== new URL(this.#base).origin)
      throw new Failure('registry-refused', { host: from.host, status: 401, reason: `${this.host} led there` });
    const challenge = headerOf(first, 'www-authenticate');
    if (challenge === undefined || !(await this.#do(() => this.#authorization.take(challenge, request.signal))))
      return first;
    return (await this.#follow(url, request)).answer;
  }

  /** `from`: the server that answered; `start` itself without a redirect. */
  async #follow(
    start: URL,
    request: RegistryRequest,
  ): Promise<{ readonly answer: RegistryAnswer; readonly from: URL }> {
    let url = start;
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
      this.#reach.assertMayReach(url);
      const answer = await this.#send(url, request);
      const location = headerOf(answer, 'location');
      if (![301, 302, 303, 307, 308].includes(answer.status) || location === undefined) return { answer, from: url };
      await discard(answer.body);
      url = this.#resolve(location, url);
    }
    throw this.#unreachable(`it redirects more than ${MAX_REDIRECTS} times`);
  }

  async #send(url: URL, { method, headers, body, signal }: RegistryRequest): Promise<RegistryAnswer> {
    // A storage server to which the registry redirects must not see the login.
    const authorization = url.origin === new URL(this.#base).origin ? this.#authorization.header : undefined;
    return this.#do(async () => {
      const {
        statusCode,
        headers: received,
        body: stream,
      } = await this.#agent.request({
        origin: url.origin,
        path: `${url.pathname}${url.search}`,
        method,
        headers: { 'user-agent': 'safe-browse', ...headers, ...(authorization !== undefined && { authorization }) },
        body: typeof body === 'function' ? body() : (body ?? null),
        ...(signal && { signal }),
      } satisfies Dispatcher.RequestOptions);
      return { status: statusCode, headers: received, body: stream };
    }, signal);
  }

  #resolve(location: string, base: URL): URL {
    try {
      return new URL(location, base);
    } catch {
      throw this.#unreachable('it redirects to an address that is not a URL');
    }
  }

  async #do<Result>(work: () => Promise<Result>, signal?: AbortSignal): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      signal?.throwIfAborted();
      throw error instanceof Failure ? error : this.#unreachable(connectionTrouble(error) ?? messageOf(error), error);
    }
  }

  #unreachable(why: string | Failure, cause?: unknown): Failure {
    const reason = typeof why === 'string' ? why.slice(0, 200) : reasonOf(why);
    return new Failure('registry-unreachable', { host: this.host, reason }, { cause });
  }
}

/** Whether what listens there answers the greeting of TLS. Nothing else is sent, and each request verifies the certificate. */
function speaksTls(host: string): Promise<boolean> {
  const { hostname, port } = new URL(`https://${host}`);
  return new Promise((resolve) => {
    const socket = connectTls({
      host: hostname.replace(/^\[|\]$/g, ''),
      port: Number(port || 443),
      timeout: GREETING_MS,
      rejectUnauthorized: false,
    });
    const done = (isTls: boolean) => {
      socket.destroy();
      resolve(isTls);
    };
    socket.once('secureConnect', () => done(true));
    socket.once('timeout', () => done(false));
    socket.once('error', () => done(false));
    socket.once('close', () => done(false));
  });
}

const wait = async (ms: number, signal: AbortSignal | undefined): Promise<void> => {
  await sleep(ms, undefined, signal && { signal });
};

/** As long as the registry asks for (RFC 9110, section 10.2.3), or longer each time; never the same for many computers. */
export function pauseBefore(retryAfter: string | undefined, repetitions: number, nowMs: number): number {
  const spread = Math.random();
  const untilMs = /^\d{1,9}$/.test(retryAfter ?? '') ? Number(retryAfter) * 1000 : Date.parse(retryAfter ?? '') - nowMs;
  if (!Number.isNaN(untilMs)) return Math.max(0, untilMs) + spread * FIRST_PAUSE_MS;
  return FIRST_PAUSE_MS * 2 ** repetitions * (0.5 + spread);
}

/** Pure. */
export function headerOf({ headers }: Pick<RegistryAnswer, 'headers'>, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}
