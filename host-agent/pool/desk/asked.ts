/** One request for bytes of a session on another host, and what its troubles mean. */
import { type ClientHttp2Stream, constants } from 'node:http2';
import { setImmediate as turn } from 'node:timers/promises';
import { ProtocolViolation } from '../../../appliance/protocol/lines.ts';
import { Failure, isFailure } from '../../api/errors/failure.ts';
import type { TransferOptions } from '../../transfer/guest-transfers.ts';
import { MixedReader } from '../mixed-reader.ts';
import type { HostConnection } from './host-connection.ts';
import { HostRefusal } from './line-answer.ts';
import { asFailure } from './refused.ts';

export class Asked {
  readonly request: ClientHttp2Stream;
  readonly reader: MixedReader;
  readonly #connection: HostConnection;
  readonly #signal: AbortSignal;
  readonly #stop = () => this.request.close(constants.NGHTTP2_CANCEL);

  constructor(connection: HostConnection, path: string, signal: AbortSignal) {
    this.#connection = connection;
    this.request = connection.request(path);
    this.#signal = signal;
    this.reader = new MixedReader(this.request, () => connection.heard());
    signal.addEventListener('abort', this.#stop, { once: true });
    this.request.once('close', () => signal.removeEventListener('abort', this.#stop));
  }

  async explained<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      this.#signal.throwIfAborted();
      return await work();
    } catch (error) {
      throw await this.#explain(error);
    }
  }

  async *iterating<Item>(items: AsyncGenerator<Item, void, void>): AsyncGenerator<Item, void, void> {
    try {
      yield* items;
    } catch (error) {
      throw await this.#explain(error);
    } finally {
      this.#stop();
    }
  }

  /** Exactly so many bytes, as the whole rest of the answer. */
  rest(bytes: number, onBytes: TransferOptions['onBytes']): AsyncGenerator<Buffer, void, void> {
    return this.iterating(counted(this.reader.lastBytes(bytes), bytes, onBytes));
  }

  /** The connection may report only a moment later that it is lost. */
  async #explain(error: unknown): Promise<unknown> {
    // A host that cannot go on resets the request.
    const isCutShort = isFailure(error, 'transfer-failed') && this.request.rstCode === constants.NGHTTP2_NO_ERROR;
    this.#stop();
    if (this.#signal.aborted) return this.#signal.reason;
    if (error instanceof ProtocolViolation) return this.#connection.violated();
    if (error instanceof HostRefusal) return asFailure(error, this.#connection.host);
    await turn();
    if (this.#connection.lost.aborted) return this.#connection.lost.reason;
    if (isCutShort) return this.#connection.violated();
    return error instanceof Failure ? error : new Failure('transfer-failed', {}, { cause: error });
  }
}

export async function* counted(
  chunks: AsyncIterable<Buffer>,
  of: number,
  onBytes: TransferOptions['onBytes'],
): AsyncGenerator<Buffer, void, void> {
  let bytes = 0;
  for await (const chunk of chunks) {
    yield chunk;
    bytes += chunk.length;
    onBytes(bytes, of);
  }
}
