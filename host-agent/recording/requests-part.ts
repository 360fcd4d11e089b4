/**
 * The requests of a session as HAR, as its browser tells the program that drives it, or us. A browser that was taken over may tell anything; the frames
 * are the proof. Sources: HTTP Archive 1.2, and for WebSockets what Chromium's own tools export.
 */
import { z } from 'zod';

const MAX_TEXT = 8_192;
const MAX_HEADERS = 200;
/** Requests whose end has not come. The oldest is given up for another one. */
const MAX_OPEN = 2_000;
/** Messages of all WebSockets that are open: further ones are counted. */
const MAX_SOCKET_CHARACTERS = 8 * 1024 * 1024;
const MAX_SOCKET_MESSAGES = 50_000;

const Text = z.string().transform((text) => text.slice(0, MAX_TEXT));
const Headers = z
  .record(z.string().max(MAX_TEXT), Text)
  .catch({})
  .transform((headers) =>
    Object.entries(headers)
      .slice(0, MAX_HEADERS)
      .map(([name, value]) => ({ name, value })),
  );
const Response = z.looseObject({
  status: z.int().min(0).max(999),
  statusText: Text.catch(''),
  headers: Headers,
  mimeType: Text.catch(''),
  protocol: Text.catch(''),
});
const OfRequest = z.looseObject({ requestId: z.string().max(200) });
const Begins = OfRequest.extend({
  request: z.looseObject({ method: z.string().max(40), url: Text, headers: Headers }),
  redirectResponse: Response.optional(),
});
const Answered = OfRequest.extend({ response: Response });
const Finished = OfRequest.extend({ encodedDataLength: z.number().min(0).catch(0) });
const Failed = OfRequest.extend({ errorText: Text.catch('') });
const SocketOpens = OfRequest.extend({ url: Text });
const SocketAsks = OfRequest.extend({ request: z.looseObject({ headers: Headers }) });
const SocketMessage = OfRequest.extend({
  response: z.looseObject({ opcode: z.int().min(0).max(15), payloadData: Text }),
});

interface OpenSocket {
  readonly messages: { type: 'send' | 'receive'; time: number; opcode: number; data: string }[];
  characters: number;
  leftOut: number;
}

interface OpenRequest {
  readonly begunAtMs: number;
  request: z.infer<typeof Begins>['request'];
  readonly socket?: OpenSocket;
  response?: z.infer<typeof Response>;
  answeredAtMs?: number;
}

const END = ']}}\n';

export class RequestsPart {
  readonly #open = new Map<string, OpenRequest>();
  readonly #write: (text: string) => void;
  readonly #head: string;
  #count = 0;
  #socketCharacters = 0;
  #socketMessages = 0;

  constructor(version: string, write: (text: string) => void) {
    this.#write = write;
    const creator = { name: 'Safe Browse', version };
    this.#head = `${JSON.stringify({ log: { version: '1.2', creator, entries: [] } }).slice(0, -3)}\n`;
  }

  /** What the browser says of its network, which is bounded as a message. Anything else is left out. */
  take(method: string, untrustedParams: unknown, nowMs = Date.now()): void {
    switch (method) {
      case 'Network.requestWillBeSent': {
        const begins = Begins.safeParse(untrustedParams).data;
        if (!begins) return;
        const { requestId, request, redirectResponse } = begins;
        if (redirectResponse) this.#close(requestId, nowMs, 0, redirectResponse);
        this.#begin(requestId, { begunAtMs: nowMs, request }, nowMs);
        return;
      }
      case 'Network.webSocketCreated': {
        const opens = SocketOpens.safeParse(untrustedParams).data;
        if (!opens) return;
        const request = { method: 'GET', url: opens.url, headers: [] };
        this.#begin(
          opens.requestId,
          { begunAtMs: nowMs, request, socket: { messages: [], characters: 0, leftOut: 0 } },
          nowMs,
        );
        return;
      }
      case 'Network.webSocketWillSendHandshakeRequest': {
        const asks = SocketAsks.safeParse(untrustedParams).data;
        const open = asks && this.#open.get(asks.requestId);
        if (open) open.request = { ...open.request, headers: asks.request.headers };
        return;
      }
      case 'Network.webSocketFrameSent':
      case 'Network.webSocketFrameReceived':
        this.#message(method.endsWith('Sent') ? 'send' : 'receive', untrustedParams, nowMs);
        return;
      case 'Network.webSocketHandshakeResponseReceived':
      case 'Network.responseReceived': {
        const answered = Answered.safeParse(untrustedParams).data;
        const open = answered && this.#open.get(answered.requestId);
        if (open) Object.assign(open, { response: answered.response, answeredAtMs: nowMs });
        return;
      }
      case 'Network.webSocketClosed':
      case 'Network.loadingFinished': {
        const finished = Finished.safeParse(untrustedParams).data;
        if (finished) this.#close(finished.requestId, nowMs, Math.round(finished.encodedDataLength));
        return;
      }
      case 'Network.loadingFailed': {
        const failed = Failed.safeParse(untrustedParams).data;
        if (failed) this.#close(failed.requestId, nowMs, 0, undefined, failed.errorText);
      }
    }
  }

  #begin(id: string, request: OpenRequest, nowMs: number): void {
    this.#close(id, nowMs, 0);
    const [oldest] = this.#open.keys();
    if (this.#open.size >= MAX_OPEN && oldest !== undefined) this.#close(oldest, nowMs, 0);
    this.#open.set(id, request);
  }

  #message(type: 'send' | 'receive', untrustedParams: unknown, nowMs: number): void {
    const said = SocketMessage.safeParse(untrustedParams).data;
    const socket = said && this.#open.get(said.requestId)?.socket;
    if (!socket) return;
    const { opcode, payloadData: data } = said.response;
    const hasRoom =
      this.#socketCharacters + data.length <= MAX_SOCKET_CHARACTERS && this.#socketMessages < MAX_SOCKET_MESSAGES;
    if (!hasRoom) {
      socket.leftOut += 1;
      return;
    }
    socket.messages.push({ type, time: nowMs / 1000, opcode, data });
    socket.characters += data.length;
    this.#socketCharacters += data.length;
    this.#socketMessages += 1;
  }

  /** Writes also those that have not ended. */
  end(nowMs = Date.now()): void {
    for (const id of [...this.#open.keys()]) this.#close(id, nowMs, 0);
    if (this.#count > 0) this.#write(END);
  }

  #close(id: string, nowMs: number, bodyBytes: number, redirect?: z.infer<typeof Response>, error?: string): void {
    const open = this.#open.get(id);
    if (!open) return;
    this.#open.delete(id);
    const { request, begunAtMs, response = redirect, answeredAtMs = nowMs, socket } = open;
    this.#socketCharacters -= socket?.characters ?? 0;
    this.#socketMessages -= socket?.messages.length ?? 0;
    const entry = {
      ...(socket && {
        _resourceType: 'websocket',
        _webSocketMessages: socket.messages,
        ...(socket.leftOut > 0 && { _webSocketMessagesLeftOut: socket.leftOut }),
      }),
      startedDateTime: new Date(begunAtMs).toISOString(),
      time: nowMs - begunAtMs,
      request: {
        ...common(request.headers),
        method: request.method,
        url: request.url,
        httpVersion: response?.protocol ?? '',
        queryString: [],
      },
      response: {
        ...common(response?.headers ?? []),
        ...{
          status: response?.status ?? 0,
          statusText: response?.statusText ?? '',
          httpVersion: response?.protocol ?? '',
        },
        content: { size: bodyBytes, mimeType: response?.mimeType ?? '' },
        redirectURL: '',
        ...(error !== undefined && { _error: error }),
      },
      cache: {},
      timings: { send: 0, wait: answeredAtMs - begunAtMs, receive: nowMs - answeredAtMs },
    };
    this.#write(`${this.#count === 0 ? this.#head : ',\n'}${JSON.stringify(entry)}`);
    this.#count += 1;
  }
}

const common = (headers: readonly { readonly name: string; readonly value: string }[]) => ({
  headers,
  cookies: [],
  headersSize: -1,
  bodySize: -1,
});
