import type { Readable } from 'node:stream';

/** Bytes of a stream by the number asked for. What nobody has asked for yet stays where it comes from. */
export class ByteQueue {
  readonly #stream: Readable;
  #wake: () => void = () => undefined;

  constructor(stream: Readable) {
    this.#stream = stream;
    for (const event of ['readable', 'end', 'close', 'error']) stream.on(event, () => this.#wake());
  }

  /** Throws when the stream ends before. One who takes at a time. */
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
