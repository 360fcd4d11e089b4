import type { Readable } from 'node:stream';

/** Reads an exact number of bytes from a stream. Bytes that were not requested stay with the sender. */
export class ByteQueue {
  readonly #stream: Readable;
  #wake: () => void = () => undefined;

  constructor(stream: Readable) {
    this.#stream = stream;
    for (const event of ['readable', 'end', 'close', 'error']) stream.on(event, () => this.#wake());
  }

  /** Throws when the stream ends first. Only one call at a time. */
  async take(count: number): Promise<Buffer> {
    if (count === 0) return Buffer.alloc(0);
    for (;;) {
      const chunk = this.#stream.read(count) as Buffer | null;
      if (chunk?.length === count) return chunk;
      if (chunk !== null || this.#stream.readableEnded || this.#stream.destroyed)
        throw new Error('The connection ended.');
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }
}
