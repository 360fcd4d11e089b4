/** A fake OCI registry on this host that keeps blobs and manifests, counts, and can break its promises. The real one is in `test/e2e/images/registry.test.ts`. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FakeContents } from './registry-contents.ts';

/** How it answers the next request. */
export type Behaviour =
  | { readonly kind: 'honest' }
  /** Closes the connection after this many bytes of the answer. */
  | { readonly kind: 'breaks'; readonly afterBytes: number }
  /** Announces no length, and ends properly after this many bytes. */
  | { readonly kind: 'truncates'; readonly afterBytes: number }
  /** Ignores the range, and sends everything. */
  | { readonly kind: 'ignores-ranges' }
  /** Sends as many bytes, but other ones. */
  | { readonly kind: 'lies' }
  /** Never stops sending. */
  | { readonly kind: 'endless' }
  /** Never stops sending, one byte at a time. */
  | { readonly kind: 'drips' }
  | { readonly kind: 'refuses'; readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  | { readonly kind: 'redirects'; readonly to: string };

const DRIP_EVERY_MS = 20;

export class FakeRegistry {
  readonly contents = new FakeContents();
  /** Address and port, also after the end. */
  readonly host: string;
  readonly #server: Server;
  readonly #behaviours: Behaviour[] = [];
  /** The range of every request; `undefined` for the whole. */
  readonly ranges: (string | undefined)[] = [];
  /** The login of every request. */
  readonly logins: (string | undefined)[] = [];
  /** The first line and the headers of every request. */
  readonly heads: string[] = [];
  /** Since the start: requests, and the bytes of the bodies that were sent. */
  readonly traffic = { requests: 0, bytes: 0 };

  /** Called at the beginning of each request. */
  onRequest: () => void = () => undefined;

  private constructor(server: Server) {
    this.#server = server;
    this.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    server.on('request', (request, response) => this.#answer(request, response));
  }

  static async start(): Promise<FakeRegistry> {
    // A simulated fleet on a busy host pauses longer than Node's five seconds between two requests of a connection.
    const server = createServer({ keepAliveTimeout: 120_000 });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new FakeRegistry(server);
  }

  /** Returns the digest. */
  add(bytes: Buffer): string {
    return this.contents.add(bytes);
  }

  /** The behaviours of the next requests, one for each; later ones are honest. */
  behave(...behaviours: Behaviour[]): void {
    this.#behaviours.push(...behaviours);
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    this.traffic.requests += 1;
    this.onRequest();
    this.heads.push([request.method, request.url, ...request.rawHeaders].join(' '));
    this.ranges.push(request.headers.range);
    this.logins.push(request.headers.authorization);
    const behaviour = this.#behaviours.shift() ?? { kind: 'honest' };
    if (behaviour.kind === 'refuses') response.writeHead(behaviour.status, behaviour.headers).end();
    else if (behaviour.kind === 'redirects') response.writeHead(307, { location: behaviour.to }).end();
    else if (request.method === 'GET') this.#get(request, response, behaviour);
    else void this.contents.change(request, response);
  }

  #get(request: IncomingMessage, response: ServerResponse, behaviour: Behaviour): void {
    const bytes = this.contents.at(request.url ?? '');
    if (bytes === undefined) response.writeHead(404).end();
    else this.#send(response, bytes, request.headers.range, behaviour);
  }

  #send(response: ServerResponse, whole: Buffer, range: string | undefined, { kind, ...how }: Behaviour): void {
    const start = kind === 'ignores-ranges' ? undefined : /^bytes=(\d+)-$/.exec(range ?? '')?.[1];
    const from = Number(start ?? 0);
    const bytes = kind === 'lies' ? Buffer.alloc(whole.length - from) : whole.subarray(from);
    this.traffic.bytes += bytes.length;
    response.writeHead(start === undefined ? 200 : 206, {
      ...(kind !== 'endless' && kind !== 'truncates' && kind !== 'drips' && { 'content-length': bytes.length }),
      ...(start !== undefined && { 'content-range': `bytes ${from}-${whole.length - 1}/${whole.length}` }),
    });
    if (kind === 'breaks' && 'afterBytes' in how)
      response.write(bytes.subarray(0, how.afterBytes), () => response.socket?.end());
    else if (kind === 'truncates' && 'afterBytes' in how) response.end(bytes.subarray(0, how.afterBytes));
    else if (kind === 'endless') sendForEver(response);
    else if (kind === 'drips') drip(response);
    else response.end(bytes);
  }
}

function sendForEver(response: ServerResponse): void {
  if (!response.destroyed) response.write(Buffer.alloc(64 * 1024), () => sendForEver(response));
}

function drip(response: ServerResponse): void {
  const timer = setInterval(() => response.write(' '), DRIP_EVERY_MS);
  response.on('close', () => clearInterval(timer));
}
