/** A client of the Chrome DevTools Protocol, as far as the tools need it. The host agent has bounded what the browser of the session says. */
import { type RawData, WebSocket } from 'ws';
import { z } from 'zod';
import { Trouble } from './trouble.ts';

/** A picture of a large screen in base64; the tree of a very large page. */
const MAX_MESSAGE_BYTES = 64 * 1024 * 1024;
const CONNECTS_WITHIN_MS = 60_000;
const ANSWERS_WITHIN_MS = 30_000;
const MAX_REASON_CHARACTERS = 500;

const Message = z.looseObject({
  id: z.int().optional(),
  method: z.string().max(100).optional(),
  sessionId: z.string().max(64).optional(),
  params: z.unknown().optional(),
  result: z.unknown().optional(),
  error: z.looseObject({ message: z.string() }).optional(),
});

export interface CdpEvent {
  readonly method: string;
  readonly params: unknown;
  /** Absent: of the browser. */
  readonly sessionId: string | undefined;
}

/** The browser did not do what a command asks. Its message is Chromium's, or the reason of the host agent. */
export class Refused extends Error {
  override readonly name = 'Refused';
}

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

export class Cdp {
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, Waiting>();
  readonly #onEvent: (event: CdpEvent) => void;
  #lastId = 0;
  #isHeld = false;
  #isOver = false;

  private constructor(socket: WebSocket, onEvent: (event: CdpEvent) => void) {
    this.#socket = socket;
    this.#onEvent = onEvent;
    socket.on('message', (data) => this.#hear(data));
    socket.on('close', (_, reason) => this.#end(reason.toString().slice(0, MAX_REASON_CHARACTERS)));
  }

  /** Throws `Trouble` browser-gone. */
  static async connect(endpoint: string, onEvent: (event: CdpEvent) => void): Promise<Cdp> {
    const socket = new WebSocket(endpoint, {
      maxPayload: MAX_MESSAGE_BYTES,
      perMessageDeflate: false,
      handshakeTimeout: CONNECTS_WITHIN_MS,
    });
    const cdp = new Cdp(socket, onEvent);
    await new Promise<void>((resolve, reject) => {
      socket.once('open', resolve);
      // The reason would name the address, which contains a secret.
      socket.on('error', () => reject(new Trouble('browser-gone', 'The browser of the session cannot be reached.')));
    });
    return cdp;
  }

  /** The person has taken over, and commands wait. */
  get isHeld(): boolean {
    return this.#isHeld;
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  /** Throws `Refused`, and `Trouble` taken-over, browser-gone or too-slow. */
  async ask<Result>(
    schema: z.ZodType<Result>,
    method: string,
    params: object = {},
    sessionId?: string,
  ): Promise<Result> {
    if (this.#isHeld) throw takenOver();
    const answer = schema.safeParse(await this.#send(method, params, sessionId));
    if (answer.success) return answer.data;
    throw new Trouble('page-failed', `The browser has answered ${method} in an unknown way.`, { cause: answer.error });
  }

  /** Also while the person has taken over, and without an answer: for what lets the browser go on. */
  tell(method: string, params: object = {}, sessionId?: string): void {
    if (!this.#isOver) this.#send(method, params, sessionId).catch(() => undefined);
  }

  close(): void {
    this.#socket.close();
    this.#end('');
  }

  #send(method: string, params: object, sessionId: string | undefined): Promise<unknown> {
    if (this.#isOver) return Promise.reject(gone(''));
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise<unknown>((resolve, reject) => {
      const late = setTimeout(() => {
        this.#waiting.delete(id);
        reject(new Trouble('too-slow', `The browser has not answered ${method} within ${ANSWERS_WITHIN_MS / 1000} s.`));
      }, ANSWERS_WITHIN_MS);
      const settled =
        <Value>(settle: (value: Value) => void) =>
        (value: Value) => {
          clearTimeout(late);
          settle(value);
        };
      this.#waiting.set(id, { resolve: settled(resolve), reject: settled(reject) });
      this.#socket.send(JSON.stringify({ id, method, params, ...(sessionId !== undefined && { sessionId }) }));
    });
  }

  #hear(data: RawData): void {
    const message = Message.safeParse(jsonIn(data)).data;
    if (!message) {
      this.close();
      return;
    }
    const { id, method, params, result, error, sessionId } = message;
    if (id !== undefined) {
      const waiting = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (error) waiting?.reject(new Refused(error.message.slice(0, MAX_REASON_CHARACTERS)));
      else waiting?.resolve(result);
    } else if (method === 'SafeBrowse.takenOver') this.#hold();
    else if (method === 'SafeBrowse.givenBack') this.#isHeld = false;
    else if (method !== undefined) this.#onEvent({ method, params, sessionId });
  }

  /** The program that waits for an answer need not wait for the person. */
  #hold(): void {
    this.#isHeld = true;
    for (const { reject } of this.#waiting.values()) reject(takenOver());
    this.#waiting.clear();
  }

  #end(reason: string): void {
    if (this.#isOver) return;
    this.#isOver = true;
    for (const { reject } of this.#waiting.values()) reject(gone(reason));
    this.#waiting.clear();
  }
}

const takenOver = () =>
  new Trouble(
    'taken-over',
    'The person has taken over the browser. What was begun may not be done. Wait until they press “Continue”, then take a new snapshot.',
  );

const gone = (reason: string) =>
  new Trouble('browser-gone', `The connection with the browser has ended.${reason === '' ? '' : ` ${reason}`}`);

function jsonIn(data: RawData): unknown {
  try {
    return JSON.parse(Buffer.isBuffer(data) ? data.toString('utf8') : '');
  } catch {
    return undefined;
  }
}
