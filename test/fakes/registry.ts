/** A fake OCI registry on this host that serves blobs, and can break its promises. The real one is in `test/e2e/registry.test.ts`. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHash } from 'node:crypto';

/** How it answers the next request for a blob. */
export type Behaviour =
  | { readonly kind: 'honest' }
  /** Closes the connection after this many bytes of the answer. */
  | { readonly kind: 'breaks'; readonly afterBytes: number }
  /** Ignores the range, and sends everything. */
  | { readonly kind: 'ignores-ranges' }
  /** Sends as many bytes, but other ones. */
  | { readonly kind: 'lies' }
  /** Never stops sending. */
  | { readonly kind: 'endless' }
  | { readonly kind: 'refuses'; readonly status: number }
  | { readonly kind: 'redirects'; readonly to: string };

export class FakeRegistry {
  readonly #server: Server;
  readonly #blobs = new Map<string, Buffer>();
  readonly #behaviours: Behaviour[] = [];
  /** The range of every request for a blob; `undefined` for the whole. */
  readonly ranges: (string | undefined)[] = [];
  /** The login of every request. */
  readonly logins: (string | undefined)[] = [];

  private constructor(server: Server) {
    this.#server = server;
    server.on('request', (request, response) => this.#answer(request, response));
  }

  static async start(): Promise<FakeRegistry> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new FakeRegistry(server);
  }

  get host(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Returns the digest. */
  add(bytes: Buffer): string {
    const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
    this.#blobs.set(digest, bytes);
    return digest;
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
    const blob = this.#blobs.get(/\/blobs\/(.+)$/.exec(request.url ?? '')?.[1] ?? '');
    this.ranges.push(request.headers.range);
    this.logins.push(request.headers.authorization);
    const behaviour = this.#behaviours.shift() ?? { kind: 'honest' };
    if (behaviour.kind === 'refuses') response.writeHead(behaviour.status).end();
    else if (behaviour.kind === 'redirects') response.writeHead(307, { location: behaviour.to }).end();
    else if (blob === undefined) response.writeHead(404).end();
    else this.#send(response, blob, request.headers.range, behaviour);
  }

  #send(response: ServerResponse, blob: Buffer, range: string | undefined, { kind, ...how }: Behaviour): void {
    const start = kind === 'ignores-ranges' ? undefined : /^bytes=(\d+)-$/.exec(range ?? '')?.[1];
    const from = Number(start ?? 0);
    const bytes = kind === 'lies' ? Buffer.alloc(blob.length - from) : blob.subarray(from);
    response.writeHead(start === undefined ? 200 : 206, {
      ...(kind !== 'endless' && { 'content-length': bytes.length }),
      ...(start !== undefined && { 'content-range': `bytes ${from}-${blob.length - 1}/${blob.length}` }),
    });
    if (kind === 'breaks' && 'afterBytes' in how)
      response.write(bytes.subarray(0, how.afterBytes), () => response.socket?.end());
    else if (kind === 'endless') sendForEver(response);
    else response.end(bytes);
  }
}

function sendForEver(response: ServerResponse): void {
  if (!response.destroyed) response.write(Buffer.alloc(64 * 1024), () => sendForEver(response));
}
