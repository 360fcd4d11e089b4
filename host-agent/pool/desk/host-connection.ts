/** One connection to a host of a pool: calls and screens over one HTTP/2 session, with a heartbeat. */
import { type ClientHttp2Session, type ClientHttp2Stream, connect, constants } from 'node:http2';
import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { ProtocolViolation } from '../../../appliance/protocol/lines.ts';
import { Failure } from '../../api/errors/failure.ts';
import { messageOf } from '../../api/errors/message-of.ts';
import { CONTRACT } from '../../api/methods/methods.ts';
import { type CallName, type CallParams, type CallProgress, type CallResult, RemoteId } from '../wire.ts';
import { CONNECTION_WINDOW_BYTES, MAX_MEMORY_MB, STREAM_WINDOW_BYTES } from '../wire.ts';
import { HostRefusal, LineAnswer } from './line-answer.ts';
import { asFailure } from './refused.ts';

const PING_EVERY_MS = 500;
/** While nothing uses the connection, only that a later click finds out sooner that it is dead. */
const PING_UNUSED_EVERY_MS = 10_000;
/** A host that has sent nothing for so long, not even the answer to a ping, is dead. */
const DEAD_AFTER_MS = 2_400;
/** The call that lasts as long as the connection. */
const EVENTS = '/call/events';
/** ssh may have to start, to log in and to start the host agent. */
const ATTACH_WITHIN_MS = 30_000;
/** A host that sends nothing for so long, beside two round trips, is not waited for while there is another one. */
const SILENT_FOR_MS = 250;

export interface CallOptions<N extends CallName> {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: CallProgress<N>) => void;
}

export interface Attachment {
  readonly host: string;
  /** The secret of this desk. */
  readonly desk: string;
  readonly detachedMinutes: number;
  /** A command by which the person sees why the host cannot be reached. */
  readonly check: string;
  /** Whether sessions run there. */
  readonly isInUse: () => boolean;
}

export class HostConnection {
  readonly host: string;
  readonly #check: string;
  readonly #session: ClientHttp2Session;
  /** Aborted when the connection is lost, with the `Failure` for the person. */
  readonly lost: AbortSignal;
  readonly #lost = new AbortController();
  #heardAtMs = performance.now();
  #beatAtMs = performance.now();
  /** The latest one. */
  #roundTripMs = SILENT_FOR_MS;
  readonly #isInUse: () => boolean;
  /** Calls and screens that are open, without the events, which always are. */
  #requests = 0;
  #nextBeat: NodeJS.Timeout | undefined;
  #isResting = false;
  /** Since the last ping. */
  #isAnswered = false;

  private constructor(
    { host, check, isInUse }: Pick<Attachment, 'host' | 'check' | 'isInUse'>,
    stream: Duplex,
    trouble: () => string | undefined,
  ) {
    this.host = host;
    this.#check = check;
    this.#isInUse = isInUse;
    this.lost = this.#lost.signal;
    this.#session = connect('http://host', {
      createConnection: () => stream,
      settings: { enablePush: false, initialWindowSize: STREAM_WINDOW_BYTES },
      maxSessionMemory: MAX_MEMORY_MB,
    });
    this.#session.once('connect', () => this.#session.setLocalWindowSize(CONNECTION_WINDOW_BYTES));
    const onEnd = (error?: unknown) =>
      this.#lose(this.#unreachable(trouble() ?? (error === undefined ? 'the connection was lost' : messageOf(error))));
    this.#session.on('error', onEnd);
    this.#session.once('close', () => onEnd());
    // From then on it takes no more requests.
    this.#session.once('goaway', () => onEnd());
    stream.on('error', onEnd);
    // A stream over pipes ends without telling the session.
    stream.once('close', () => onEnd());
    this.#beatIn(PING_EVERY_MS);
    this.lost.addEventListener('abort', () => clearTimeout(this.#nextBeat), { once: true });
  }

  /** Attaches to the host agent at the other end of the stream. Throws `Failure` pool-host-…. */
  static async attach(
    { host, desk, detachedMinutes, check, isInUse }: Attachment,
    stream: Duplex,
    trouble: () => string | undefined,
  ): Promise<HostConnection> {
    const connection = new HostConnection({ host, check, isInUse }, stream, trouble);
    connection.#heardAtMs = performance.now() + ATTACH_WITHIN_MS;
    try {
      const { contract } = await connection.call('attach', { contract: CONTRACT, desk, detachedMinutes });
      if (contract !== CONTRACT) throw new Failure('pool-host-of-another-version', { host });
      connection.#heardAtMs = performance.now();
      return connection;
    } catch (error) {
      connection.close();
      // An older host agent does not know our call.
      if (error instanceof HostRefusal && error.code !== 'bad-request') throw asFailure(error, host);
      if (error instanceof HostRefusal) throw new Failure('pool-host-of-another-version', { host }, { cause: error });
      throw error;
    }
  }

  /** Throws {@link HostRefusal}, or the `Failure` with which the connection was lost, or the reason of the signal. */
  call<N extends CallName>(name: N, params: CallParams<N>, options: CallOptions<N> = {}): Promise<CallResult<N>> {
    return new Promise((resolve, reject) => {
      const over = [this.lost, options.signal].find((signal) => signal?.aborted);
      if (over) {
        reject(over.reason as Error);
        return;
      }
      const answer = new LineAnswer<N>(name, (progress) => options.onProgress?.(progress));
      const request = this.request(`/call/${name}`);
      const stop = () => {
        request.close(constants.NGHTTP2_CANCEL);
        reject(options.signal?.reason as Error);
      };
      options.signal?.addEventListener('abort', stop, { once: true });
      const refused = (error: unknown) => {
        request.close(constants.NGHTTP2_CANCEL);
        reject(error instanceof ProtocolViolation ? this.violated() : (error as Error));
      };
      request.on('data', (untrustedChunk: Buffer) => {
        this.heard();
        try {
          answer.push(untrustedChunk);
        } catch (error) {
          refused(error);
        }
      });
      request.once('close', () => {
        options.signal?.removeEventListener('abort', stop);
        if (answer.isComplete) resolve(answer.result());
        // The session may report only a moment later that it has ended.
        else setImmediate(() => reject((this.lost.reason as Error | undefined) ?? this.#unreachable('no answer')));
      });
      request.end(JSON.stringify(params));
    });
  }

  /** The screen of a session, RFB, its samples, or the commands of a program. It closes when the host has no such thing. Throws `Failure` pool-host-unreachable. */
  stream(what: 'screen' | 'first-screen' | 'sound' | 'microphone' | 'automation', id: string): Duplex {
    const request = this.request(`/${what}/${RemoteId.parse(id)}`);
    // The answer to a ping may wait behind a picture. Not before someone reads it: bytes are lost otherwise.
    request.once('resume', () => request.on('data', () => this.heard()));
    request.once('response', ({ ':status': status }) => {
      if (status !== 200) request.close(constants.NGHTTP2_CANCEL);
    });
    return request;
  }

  close(): void {
    this.#lose(this.#unreachable('it was disconnected'));
  }

  /** The host sent something that the protocol does not allow: it is disconnected. Returns why it is lost. */
  violated(): Failure {
    this.#lose(new Failure('pool-host-violation', { host: this.host }));
    return this.lost.reason as Failure;
  }

  /** Throws `Failure` pool-host-unreachable. */
  request(path: string): ClientHttp2Stream {
    if (this.lost.aborted) throw this.lost.reason;
    if (this.#session.closed || this.#session.destroyed) throw this.#unreachable('the connection was lost');
    const request = this.#session.request({
      [constants.HTTP2_HEADER_METHOD]: 'POST',
      [constants.HTTP2_HEADER_PATH]: path,
    });
    request.on('error', () => undefined);
    if (path !== EVENTS) this.#countUntilClosed(request);
    return request;
  }

  /** The host has sent something. */
  heard(): void {
    this.#isAnswered = true;
    this.#waitFrom(performance.now());
  }

  /** Looks for a moment whether the host answers. Returns why it should not be waited for, if it does not. */
  async silence(): Promise<Failure | undefined> {
    const roundTripMs = this.#roundTripMs;
    // What arrives before may have been on the way when the host died. An answer may wait behind a picture.
    const isSinceMs = performance.now() + roundTripMs;
    const answer = { isThere: false };
    this.#ping(() => (answer.isThere = true));
    await sleep(SILENT_FOR_MS + 2 * roundTripMs, undefined, { ref: false });
    return answer.isThere || this.#heardAtMs > isSinceMs ? undefined : this.#unreachable('it does not answer');
  }

  #waitFrom(nowMs: number): void {
    this.#heardAtMs = Math.max(this.#heardAtMs, nowMs);
  }

  #countUntilClosed(request: ClientHttp2Stream): void {
    this.#requests += 1;
    request.once('close', () => (this.#requests -= 1));
    if (this.#isResting) this.#beatIn(0);
  }

  #beatIn(ms: number): void {
    this.#isResting = ms === PING_UNUSED_EVERY_MS;
    clearTimeout(this.#nextBeat);
    this.#nextBeat = setTimeout(() => this.#beat(), ms).unref();
  }

  #beat(): void {
    const nowMs = performance.now();
    // This desk slept or was busy: what the host sent meanwhile is not read yet. Or nothing was asked.
    if (nowMs - this.#beatAtMs > 2 * PING_EVERY_MS) this.#waitFrom(nowMs);
    this.#beatAtMs = nowMs;
    if (nowMs - this.#heardAtMs > DEAD_AFTER_MS) {
      this.#lose(this.#unreachable('it does not answer any more'));
      return;
    }
    const rests = this.#isAnswered && this.#requests === 0 && !this.#isInUse();
    this.#isAnswered = false;
    if (!rests) this.#ping();
    this.#beatIn(rests ? PING_UNUSED_EVERY_MS : PING_EVERY_MS);
  }

  #ping(onAnswer?: () => void): void {
    if (this.#session.connecting || this.#session.destroyed) return;
    this.#session.ping((error, roundTripMs) => {
      if (error) return;
      this.#roundTripMs = roundTripMs;
      this.heard();
      onAnswer?.();
    });
  }

  #unreachable(reason: string): Failure {
    if (/host key verification failed/i.test(reason))
      return new Failure('pool-host-key-unknown', { host: this.host, name: this.host.replace(/^.*@/, ''), reason });
    return new Failure('pool-host-unreachable', { host: this.host, reason, check: this.#check });
  }

  #lose(failure: Failure): void {
    if (this.lost.aborted) return;
    this.#lost.abort(failure);
    this.#session.destroy();
  }
}
