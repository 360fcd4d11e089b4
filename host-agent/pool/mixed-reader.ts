/** Reads lines of JSON and counted bytes, in turn, from one stream of an untrusted peer. */
import type { z } from 'zod';
import { parseLine, ProtocolViolation } from '../../appliance/protocol/lines.ts';
import { Failure } from '../api/errors/failure.ts';
import { MAX_OFFER_BYTES } from './wire.ts';

const NEWLINE = 0x0a;

export class MixedReader {
  readonly #chunks: AsyncIterator<Buffer>;
  readonly #onChunk: () => void;
  #rest: Buffer = Buffer.alloc(0);

  /** `onChunk`: called whenever the peer has sent something. */
  constructor(untrusted: AsyncIterable<Buffer>, onChunk: () => void = () => undefined) {
    this.#chunks = untrusted[Symbol.asyncIterator]();
    this.#onChunk = onChunk;
  }

  /** The next line. Throws {@link ProtocolViolation}, or `Failure` transfer-failed at the end of the stream. */
  async line<Line>(schema: z.ZodType<Line>): Promise<Line> {
    let end = this.#rest.indexOf(NEWLINE);
    while (end === -1) {
      if (this.#rest.length > MAX_OFFER_BYTES) throw new ProtocolViolation('A line has no end.');
      const chunk = await this.#next();
      this.#rest = Buffer.concat([this.#rest, chunk]);
      end = this.#rest.indexOf(NEWLINE);
    }
    const untrustedLine = this.#rest.subarray(0, end);
    this.#rest = this.#rest.subarray(end + 1);
    return parseLine(schema, untrustedLine);
  }

  /** Exactly so many bytes. Throws `Failure` transfer-failed at the end of the stream. */
  async *bytes(count: number): AsyncGenerator<Buffer, void, void> {
    let left = count;
    while (left > 0) {
      const chunk = this.#rest.length > 0 ? this.#rest : await this.#next();
      const part = chunk.subarray(0, left);
      this.#rest = chunk.subarray(part.length);
      left -= part.length;
      yield part;
    }
  }

  /** Exactly so many bytes, and then the end of the stream. Throws {@link ProtocolViolation} if more follow. */
  async *lastBytes(count: number): AsyncGenerator<Buffer, void, void> {
    yield* this.bytes(count);
    if (this.#rest.length > 0 || (await this.#chunks.next()).done !== true)
      throw new ProtocolViolation('More bytes follow than were announced.');
  }

  async #next(): Promise<Buffer> {
    const next = await this.#chunks.next();
    if (next.done === true) throw new Failure('transfer-failed');
    this.#onChunk();
    return next.value;
  }
}
