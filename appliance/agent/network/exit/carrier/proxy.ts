/** Connects through a proxy: by SOCKS 5 (RFC 1928, with the login of RFC 1929) or CONNECT of HTTP/1.1 (RFC 9110). */
import { once } from 'node:events';
import { connect, isIPv4, type Socket } from 'node:net';
import type { ExitTrouble, ProxyLogin } from '../../../../protocol/network.ts';
import type { CarrierOrder } from './orders.ts';

/** By what connections are carried on. */
export type CarriedBy = Extract<CarrierOrder, { is: 'start' }>['proxy']['kind'];

export interface Proxy {
  readonly kind: CarriedBy;
  readonly address: string;
  readonly port: number;
  readonly login?: ProxyLogin | undefined;
}

/** `host`: a name, or an IPv4 address. */
export interface Target {
  readonly host: string;
  readonly port: number;
}

/** `unreachable`: the proxy itself did not answer. `refused`: it answered, and does not connect to the target. */
export type ProxyProblem = 'unreachable' | 'refused' | ExitTrouble;

export class ProxyFailed extends Error {
  override readonly name = 'ProxyFailed';
  readonly problem: ProxyProblem;
  constructor(problem: ProxyProblem, options?: ErrorOptions) {
    super(`The proxy: ${problem}.`, options);
    this.problem = problem;
  }
}

/** The largest answer of HTTP that is read. */
const MAX_ANSWER_BYTES = 16 * 1024;
const VERSION = 5;
const [NO_LOGIN, WITH_LOGIN] = [0, 2];
const LOGIN_VERSION = 1;
/** Replies by which a relay says that the target cannot be reached. With others, Tor has found no way to it. */
const FROM_RELAYS: readonly (number | undefined)[] = [2, 4, 5];
const [CONNECT, IPV4, NAME, IPV6] = [1, 1, 3, 4];

/** A connection to the target, paused. Throws {@link ProxyFailed}, or the signal's reason. */
export async function connectThrough(proxy: Proxy, target: Target, signal: AbortSignal): Promise<Socket> {
  signal.throwIfAborted();
  const socket = connect({ host: proxy.address, port: proxy.port, noDelay: true, allowHalfOpen: true });
  const abort = () => void socket.destroy();
  // What waits for the connection hears of it, too.
  socket.on('error', () => undefined);
  signal.addEventListener('abort', abort, { once: true });
  try {
    await untilConnected(socket);
    await (proxy.kind === 'http-connect' ? byHttp : bySocks)(socket, proxy, target);
    return socket;
  } catch (error) {
    socket.destroy();
    signal.throwIfAborted();
    throw error;
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

async function untilConnected(socket: Socket): Promise<void> {
  try {
    await once(socket, 'connect');
  } catch (cause) {
    throw new ProxyFailed('unreachable', { cause });
  }
}

async function bySocks(socket: Socket, { kind: by, login }: Proxy, target: Target): Promise<void> {
  socket.write(login ? Buffer.of(VERSION, 2, NO_LOGIN, WITH_LOGIN) : Buffer.of(VERSION, 1, NO_LOGIN));
  const [version, method] = await read(socket, 2);
  if (version !== VERSION) throw new ProxyFailed('no-proxy');
  if (method === WITH_LOGIN && login) await logIn(socket, login);
  else if (method !== NO_LOGIN) throw new ProxyFailed('refuses-login');
  socket.write(requestOf(target));
  const [replyVersion, reply, , kind] = await read(socket, 4);
  if (replyVersion !== VERSION) throw new ProxyFailed('no-proxy');
  if (reply !== 0) throw new ProxyFailed(by === 'tor' && !FROM_RELAYS.includes(reply) ? 'unreachable' : 'refused');
  await readBound(socket, kind);
}

async function logIn(socket: Socket, { user, password }: ProxyLogin): Promise<void> {
  const [name, secret] = [Buffer.from(user), Buffer.from(password)];
  socket.write(Buffer.concat([Buffer.of(LOGIN_VERSION, name.length), name, Buffer.of(secret.length), secret]));
  const [, status] = await read(socket, 2);
  if (status !== 0) throw new ProxyFailed('refuses-login');
}

/** A request to connect. Pure. */
function requestOf({ host, port }: Target): Buffer {
  const head = Buffer.of(VERSION, CONNECT, 0);
  const address = isIPv4(host)
    ? Buffer.of(IPV4, ...host.split('.').map(Number))
    : Buffer.concat([Buffer.of(NAME, Buffer.byteLength(host)), Buffer.from(host)]);
  return Buffer.concat([head, address, Buffer.of(port >> 8, port & 0xff)]);
}

/** The address from which the proxy connects, which is of no use. */
async function readBound(socket: Socket, kind: number | undefined): Promise<void> {
  if (kind === NAME) await read(socket, ((await read(socket, 1))[0] ?? 0) + 2);
  else if (kind === IPV4 || kind === IPV6) await read(socket, kind === IPV4 ? 6 : 18);
  else throw new ProxyFailed('no-proxy');
}

async function byHttp(socket: Socket, { login }: Proxy, { host, port }: Target): Promise<void> {
  const credentials = login && Buffer.from(`${login.user}:${login.password}`).toString('base64');
  socket.write(
    [
      `CONNECT ${host}:${port} HTTP/1.1`,
      `Host: ${host}:${port}`,
      ...(credentials === undefined ? [] : [`Proxy-Authorization: Basic ${credentials}`]),
      '',
      '',
    ].join('\r\n'),
  );
  const status = /^HTTP\/1\.[01] ([1-5]\d\d)(?: |\r\n)/.exec(await readHead(socket))?.[1];
  if (status === undefined) throw new ProxyFailed('no-proxy');
  if (status === '407') throw new ProxyFailed('refuses-login');
  if (!status.startsWith('2')) throw new ProxyFailed('refused');
}

/** Exactly as many bytes. */
async function read(socket: Socket, bytes: number): Promise<Buffer> {
  for (;;) {
    const untrusted = socket.read(bytes) as Buffer | null;
    if (untrusted?.length === bytes) return untrusted;
    if (untrusted !== null || hasEnded(socket)) throw new ProxyFailed('no-proxy');
    await untilReadable(socket);
  }
}

/** Up to the empty line; what follows stays in the connection. */
async function readHead(socket: Socket): Promise<string> {
  let untrusted = Buffer.alloc(0);
  for (;;) {
    const more = socket.read() as Buffer | null;
    if (more === null) {
      if (hasEnded(socket)) throw new ProxyFailed('no-proxy');
      await untilReadable(socket);
      continue;
    }
    untrusted = Buffer.concat([untrusted, more]);
    const end = untrusted.indexOf('\r\n\r\n');
    if (end >= 0) {
      const rest = untrusted.subarray(end + 4);
      if (rest.length > 0) socket.unshift(rest);
      return untrusted.toString('latin1', 0, end + 2);
    }
    if (untrusted.length > MAX_ANSWER_BYTES) throw new ProxyFailed('no-proxy');
  }
}

const hasEnded = (socket: Socket): boolean => socket.readableEnded || socket.destroyed;

async function untilReadable(socket: Socket): Promise<void> {
  await new Promise<void>((resolve) => {
    const events = ['readable', 'end', 'close'] as const;
    const done = () => {
      for (const event of events) socket.off(event, done);
      resolve();
    };
    for (const event of events) socket.on(event, done);
  });
}
