/** The door for programs: a WebSocket on the loopback interface for each session that may be driven, at an address with a token. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';
import { type WebSocket, WebSocketServer } from 'ws';
import type { DriveAddress } from '../api/session/drive.ts';
import { MAX_COMMAND_BYTES } from './command.ts';
import type { DrivingProgram } from './relay.ts';

const LOOPBACK = '127.0.0.1';
const TOKEN_BYTES = 32;
const MAX_CONNECTIONS = 64;
const REQUEST_WITHIN_MS = 5_000;
const MAX_HEADER_BYTES = 8 * 1024;

export const newToken = (): string => randomBytes(TOKEN_BYTES).toString('base64url');

/** A program has connected. What it does with the connection's messages and end is set before this returns. */
export type OnProgram = (program: DrivingProgram, on: ProgramEvents) => void;
interface ProgramEvents {
  message(take: (untrustedText: string) => void): void;
  gone(over: () => void): void;
}

interface Offer {
  readonly token: string;
  readonly onProgram: OnProgram;
}

export class DriveServer {
  readonly #log: Logger;
  readonly #offers = new Map<string, Offer>();
  readonly #sockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    maxPayload: MAX_COMMAND_BYTES,
    perMessageDeflate: false,
  });
  #server: Promise<Server> | undefined;

  constructor(log: Logger) {
    this.#log = log.child({ part: 'automation' });
  }

  /** Opens the door of this session. `preferredPort`: that of an earlier host agent, which programs know. */
  async offer(id: string, offer: Offer, preferredPort = 0): Promise<DriveAddress & { readonly port: number }> {
    this.#offers.set(id, offer);
    this.#server ??= this.#listen(preferredPort);
    const server = await this.#server;
    const { port } = server.address() as AddressInfo;
    const path = `${LOOPBACK}:${port}/${offer.token}/${id}`;
    return { webSocket: `ws://${path}`, http: `http://${path}`, port };
  }

  /** No program comes in any more; without other sessions, nothing listens. */
  withdraw(id: string): void {
    this.#offers.delete(id);
    if (this.#offers.size > 0) return;
    const server = this.#server;
    this.#server = undefined;
    void server?.then(
      (listening) => listening.close(),
      () => undefined,
    );
  }

  async #listen(preferredPort: number): Promise<Server> {
    const server = createServer({
      maxHeaderSize: MAX_HEADER_BYTES,
      headersTimeout: REQUEST_WITHIN_MS,
      requestTimeout: REQUEST_WITHIN_MS,
    });
    server.maxConnections = MAX_CONNECTIONS;
    server.on('request', (request, response) => {
      const asked = this.#admitted(request, portOf(server));
      response.setHeader('connection', 'close');
      if (asked?.rest !== 'json/version') return void response.writeHead(404).end();
      const webSocketDebuggerUrl = `ws://${LOOPBACK}:${portOf(server)}/${asked.offer.token}/${asked.id}`;
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ Browser: 'Chromium', 'Protocol-Version': '1.3', webSocketDebuggerUrl }));
    });
    server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      socket.on('error', () => undefined);
      const asked = this.#admitted(request, portOf(server));
      if (asked?.rest !== '') return void socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
      this.#sockets.handleUpgrade(request, socket, head, (connected) => accept(connected, asked.offer.onProgram));
    });
    await listenOn(server, preferredPort);
    this.#log.info({ port: portOf(server) }, 'programs can drive sessions');
    return server;
  }

  /** What a request asks for, if it may. A page of the host’s own browser may not: it names its origin, or cannot know the token. */
  #admitted(
    { headers, url = '', method }: IncomingMessage,
    port: number,
  ): { readonly id: string; readonly offer: Offer; readonly rest: string } | undefined {
    if (method !== 'GET' || headers.origin !== undefined || headers['sec-fetch-site'] !== undefined) return undefined;
    // A name that someone else lets point here.
    if (headers.host !== `${LOOPBACK}:${port}` && headers.host !== `localhost:${port}`) return undefined;
    const [, token = '', id = '', ...rest] = url.split('/');
    const offer = this.#offers.get(id);
    if (!isEqual(token, offer?.token ?? '') || !offer) return undefined;
    return { id, offer, rest: rest.join('/').replace(/\/$/, '') };
  }
}

const portOf = (server: Server): number => (server.address() as AddressInfo | null)?.port ?? 0;

async function listenOn(server: Server, preferredPort: number): Promise<void> {
  for (const port of preferredPort === 0 ? [0] : [preferredPort, 0]) {
    try {
      server.listen(port, LOOPBACK);
      await once(server, 'listening');
      return;
    } catch (error) {
      if (port === 0) throw error;
    }
  }
}

/** Takes the same time for every token. */
function isEqual(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}

function accept(connected: WebSocket, onProgram: OnProgram): void {
  connected.on('error', () => undefined);
  onProgram(
    {
      send: (text, sent) => connected.send(text, sent),
      get unreadBytes() {
        return connected.bufferedAmount;
      },
      pause: () => connected.pause(),
      resume: () => connected.resume(),
      close: (code, reason) => {
        connected.resume();
        connected.close(code, reason);
        // One that does not answer.
        setTimeout(() => connected.terminate(), REQUEST_WITHIN_MS).unref();
      },
    },
    {
      message: (take) =>
        connected.on('message', (data, isBinary) => take(isBinary ? '' : Buffer.from(data as Buffer).toString('utf8'))),
      gone: (over) => connected.once('close', over),
    },
  );
}
