/** On a host of a pool: serves one desk over one duplex stream, whose other end is the desk's ssh. */
import { constants, performServerHandshake, type ServerHttp2Session, type ServerHttp2Stream } from 'node:http2';
import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';
import { Failure } from '../../api/errors/failure.ts';
import { CONTRACT } from '../../api/methods/methods.ts';
import { messageOf } from '../../api/errors/message-of.ts';
import { untrustedJson } from '../../storage/untrusted-json.ts';
import { type CallName, type CallProgress, CALLS, isCall, MAX_REQUEST_BYTES, MAX_STREAMS, RemoteId } from '../wire.ts';
import { CONNECTION_WINDOW_BYTES, MAX_MEMORY_MB, REQUEST_WINDOW_BYTES } from '../wire.ts';
import { BYTE_REQUESTS, type ByteDeps, drained, isByteRequest, refuse } from './byte-requests.ts';
import type { Desk, Desks } from './desks.ts';
import type { DeskCall, HostCalls } from './host-calls.ts';

export interface ServeDeskDeps extends ByteDeps {
  readonly desks: Pick<Desks, 'attach' | 'detach'>;
  readonly callsOf: (desk: Desk) => HostCalls;
  readonly log: Logger;
}

/** Serves the desk until the stream closes. */
export function serveDesk(stream: Duplex, deps: ServeDeskDeps): void {
  const session = performServerHandshake(stream, {
    maxSessionMemory: MAX_MEMORY_MB,
    settings: {
      maxConcurrentStreams: MAX_STREAMS,
      initialWindowSize: REQUEST_WINDOW_BYTES,
      enablePush: false,
    },
  });
  new DeskConnection(session, deps);
}

class DeskConnection {
  readonly #deps: ServeDeskDeps;
  #desk: Desk | undefined;
  #calls: HostCalls | undefined;

  constructor(session: ServerHttp2Session, deps: ServeDeskDeps) {
    this.#deps = deps;
    session.setLocalWindowSize(CONNECTION_WINDOW_BYTES);
    session.on('error', () => session.destroy());
    session.once('close', () => {
      if (this.#desk) deps.desks.detach(this.#desk);
      this.#desk = undefined;
    });
    session.on('stream', (request, headers) => {
      request.on('error', () => undefined);
      const untrustedPath = String(headers[constants.HTTP2_HEADER_PATH]);
      const [, kind, name = '', ...untrustedRest] = untrustedPath.split('/');
      if (headers[constants.HTTP2_HEADER_METHOD] !== 'POST' || untrustedRest.length > 1) refuse(request);
      else if (kind === 'call' && isCall(name)) void this.#answer(request, name);
      else if (isByteRequest(kind)) void this.#carry(request, kind, name, untrustedRest);
      else refuse(request);
    });
  }

  async #answer(request: ServerHttp2Stream, name: CallName): Promise<void> {
    const gone = new AbortController();
    request.once('close', () => gone.abort(new Failure('cancelled', { task: 'request' })));
    const line = (content: object) => !request.writable || request.write(`${JSON.stringify(content)}\n`);
    const progress = (reported: CallProgress<CallName>) => void line({ progress: reported });
    const deliver = async (reported: CallProgress<CallName>) => {
      gone.signal.throwIfAborted();
      if (!line({ progress: reported })) await drained(request, gone.signal);
    };
    let last: object;
    try {
      const untrustedParams = untrustedJson(await bodyOf(request));
      request.respond({ ':status': 200, 'content-type': 'application/x-ndjson' });
      last = { result: await this.#call(name, untrustedParams, { signal: gone.signal, progress, deliver }) };
    } catch (error) {
      last = { failure: this.#failureOf(error, name).data() };
    }
    if (request.destroyed) return;
    if (!request.headersSent) request.respond({ ':status': 200 });
    request.end(`${JSON.stringify(last)}\n`);
  }

  async #call(name: CallName, untrustedParams: unknown, call: DeskCall<CallName>): Promise<unknown> {
    const parsed = CALLS[name].params.safeParse(untrustedParams);
    if (!parsed.success)
      throw new Failure('bad-request', {
        problems: parsed.error.issues
          .map(({ code }) => code)
          .slice(0, 3)
          .join(', '),
      });
    if (name === 'attach') return this.#attach(CALLS.attach.params.parse(parsed.data));
    if (!this.#calls) throw new Failure('bad-request', { problems: 'attach first' });
    // The compiler cannot connect the name with its parameters, which were just parsed by that name.
    const work = this.#calls[name] as unknown as (params: unknown, call: DeskCall<CallName>) => Promise<unknown>;
    return work(parsed.data, call);
  }

  #attach({ desk, detachedMinutes }: { readonly desk: string; readonly detachedMinutes: number }) {
    if (this.#desk) throw new Failure('bad-request', { problems: 'attached already' });
    this.#desk = this.#deps.desks.attach(desk, detachedMinutes);
    this.#calls = this.#deps.callsOf(this.#desk);
    return { contract: CONTRACT };
  }

  async #carry(
    request: ServerHttp2Stream,
    kind: keyof typeof BYTE_REQUESTS,
    untrustedId: string,
    untrustedRest: readonly string[],
  ): Promise<void> {
    const name = RemoteId.safeParse(untrustedId).data;
    const desk = this.#desk;
    const isComing = kind === 'first-screen';
    if (name === undefined || !desk || (!isComing && !desk.sessions.has(name))) {
      refuse(request);
      return;
    }
    const gone = new AbortController();
    request.once('close', () => gone.abort(new Failure('cancelled', { task: 'request' })));
    const asFailure = (error: unknown) => this.#failureOf(error, kind);
    try {
      const id = isComing ? await desk.screens.sessionOf(name, gone.signal) : name;
      await BYTE_REQUESTS[kind]({ request, id, untrustedRest, signal: gone.signal, asFailure }, this.#deps);
    } catch {
      request.close(constants.NGHTTP2_CANCEL);
    }
  }

  #failureOf(error: unknown, name: string): Failure {
    if (error instanceof Failure) return error;
    this.#deps.log.error({ method: name, error: messageOf(error) }, 'internal error');
    return new Failure('host-agent-internal-error', { reason: messageOf(error) }, { cause: error });
  }
}

async function bodyOf(request: ServerHttp2Stream): Promise<Buffer> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request) {
    bytes += (part as Buffer).length;
    if (bytes > MAX_REQUEST_BYTES) throw new Failure('bad-request', { problems: 'too large' });
    parts.push(part as Buffer);
  }
  return Buffer.concat(parts);
}
