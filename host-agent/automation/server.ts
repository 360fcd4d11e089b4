/** The door for programs: a WebSocket on the loopback interface and on a Unix socket for each session that may be driven, at an address with a token. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server } from 'node:http';
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

/** Where programs come in: `authority` is the name by which they ask. */
interface Door {
  readonly server: Server;
  readonly authority: () => string;
  /** Of a WebSocket, up to the path. */
  readonly webSocket: () => string;
}

interface Doors {
  readonly loopback: Door;
  readonly socket: Door | undefined;
}

export class DriveServer {
  readonly #log: Logger;
  readonly #socketPath: string | undefined;
  readonly #offers = new Map<string, Offer>();
  readonly #sockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    maxPayload: MAX_COMMAND_BYTES,
    perMessageDeflate: false,
  });
  #doors: Promise<Doors> | undefined;

  /** `socketPath`: of a Unix socket in a private folder, by which programs can come in, too. */
  constructor(log: Logger, socketPath?: string) {
    this.#log = log.child({ part: 'automation' });
    this.#socketPath = socketPath;
  }

  /** Opens the door of this session. `preferredPort`: that of an earlier host agent, which programs know. */
  async offer(id: string, offer: Offer, preferredPort = 0): Promise<DriveAddress & { readonly port: number }> {
    this.#offers.set(id, offer);
    this.#doors ??= this.#open(preferredPort);
    const { loopback, socket } = await this.#doors;
    const path = `/${offer.token}/${id}`;
    return {
      webSocket: `${loopback.webSocket()}${path}`,
      http: `http://${loopback.authority()}${path}`,
      ...(socket && { unix: `${socket.webSocket()}${path}` }),
      port: portOf(loopback.server),
    };
  }

  /** No program comes in any more; without other sessions, nothing listens. */
  withdraw(id: string): void {
    this.#offers.delete(id);
    if (this.#offers.size > 0) return;
    const doors = this.#doors;
    this.#doors = undefined;
    void doors?.then(
      ({ loopback, socket }) => {
        loopback.server.close();
        socket?.server.close();
      },
      () => undefined,
    );
  }

  async #open(preferredPort: number): Promise<Doors> {
    const loopback: Door = {
      server: newServer(),
      authority: () => `${LOOPBACK}:${portOf(loopback.server)}`,
      webSocket: () => `ws://${loopback.authority()}`,
    };
    this.#serve(loopback);
    await listenOn(loopback.server, preferredPort);
    this.#log.info({ port: portOf(loopback.server) }, 'programs can drive sessions');
    return { loopback, socket: await this.#openSocket() };
  }

  /** Programs have the other address if there is none. */
  async #openSocket(): Promise<Door | undefined> {
    const path = this.#socketPath;
    // Clients take the address apart at a colon, and read no escapes.
    if (path === undefined || !/^[\w./-]+$/.test(path)) return undefined;
    const socket: Door = {
      server: newServer(),
      authority: () => 'localhost',
      webSocket: () => `ws+unix://${path}:`,
    };
    this.#serve(socket);
    try {
      // What an earlier host agent has left.
      await rm(path, { force: true });
      socket.server.listen(path);
      await once(socket.server, 'listening');
      return socket;
    } catch (error) {
      this.#log.warn({ reason: String(error) }, 'programs cannot drive sessions by a Unix socket');
      return undefined;
    }
  }

  #serve(door: Door): void {
    const { server } = door;
    server.on('request', (request, response) => {
      const asked = this.#admitted(request, door);
      response.setHeader('connection', 'close');
      if (asked?.rest !== 'json/version') return void response.writeHead(404).end();
      const webSocketDebuggerUrl = `${door.webSocket()}/${asked.offer.token}/${asked.id}`;
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ Browser: 'Chromium', 'Protocol-Version': '1.3', webSocketDebuggerUrl }));
    });
    server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      socket.on('error', () => undefined);
      const asked = this.#admitted(request, door);
      if (asked?.rest !== '') return void socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
      this.#sockets.handleUpgrade(request, socket, head, (connected) => accept(connected, asked.offer.onProgram));
    });
  }

  /** What a request asks for, if it may. A page of the host’s own browser may not: it names its origin, or cannot know the token. */
  #admitted(
    { headers, url = '', method }: IncomingMessage,
    { server, authority }: Door,
  ): { readonly id: string; readonly offer: Offer; readonly rest: string } | undefined {
    if (method !== 'GET' || headers.origin !== undefined || headers['sec-fetch-site'] !== undefined) return undefined;
    // A name that someone else lets point here.
    if (headers.host !== authority() && headers.host !== `localhost:${portOf(server)}`) return undefined;
    const [, token = '', id = '', ...rest] = url.split('/');
    const offer = this.#offers.get(id);
    if (!isEqual(token, offer?.token ?? '') || !offer) return undefined;
    return { id, offer, rest: rest.join('/').replace(/\/$/, '') };
  }
}

function newServer(): Server {
  const server = createServer({
    maxHeaderSize: MAX_HEADER_BYTES,
    headersTimeout: REQUEST_WITHIN_MS,
    requestTimeout: REQUEST_WITHIN_MS,
  });
  server.maxConnections = MAX_CONNECTIONS;
  return server;
}

/** 0 for a Unix socket. */
function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' ? (address?.port ?? 0) : 0;
}

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
