/**
 * The requests of a driven session as HAR, as its browser tells the program that drives it: nothing is asked of the browser for it. A browser that was
 * taken over may tell anything; the frames are the proof. Source: HTTP Archive 1.2.
 */
import { z } from 'zod';

const MAX_TEXT = 8_192;
const MAX_HEADERS = 200;
/** Requests whose end has not come. The oldest is given up for another one. */
const MAX_OPEN = 2_000;

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

interface OpenRequest {
  readonly begunAtMs: number;
  readonly request: z.infer<typeof Begins>['request'];
  response?: z.infer<typeof Response>;
  answeredAtMs?: number;
}

const END = ']}}\n';

export class RequestsPart {
  readonly #open = new Map<string, OpenRequest>();
  readonly #write: (text: string) => void;
  readonly #head: string;
  #count = 0;

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
        const [oldest] = this.#open.keys();
        if (this.#open.size >= MAX_OPEN && oldest !== undefined) this.#close(oldest, nowMs, 0);
        this.#open.set(requestId, { begunAtMs: nowMs, request });
        return;
      }
      case 'Network.responseReceived': {
        const answered = Answered.safeParse(untrustedParams).data;
        const open = answered && this.#open.get(answered.requestId);
        if (open) Object.assign(open, { response: answered.response, answeredAtMs: nowMs });
        return;
      }
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

  /** Writes also those that have not ended. */
  end(nowMs = Date.now()): void {
    for (const id of [...this.#open.keys()]) this.#close(id, nowMs, 0);
    if (this.#count > 0) this.#write(END);
  }

  #close(id: string, nowMs: number, bodyBytes: number, redirect?: z.infer<typeof Response>, error?: string): void {
    const open = this.#open.get(id);
    if (!open) return;
    this.#open.delete(id);
    const { request, begunAtMs, response = redirect, answeredAtMs = nowMs } = open;
    const entry = {
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
