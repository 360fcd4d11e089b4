import type { Duplex } from 'node:stream';

/** As much of a serial console as is worth reading after a failed start. */
const KEPT_BYTES = 64 * 1024;
/**
 * A guest that floods its console is read no faster than so much in so long, so that it slows itself and not us. A kernel that tells of its
 * start is far below it: it must not wait for us, and its last words before it ends are read at once. They come byte by byte.
 */
const FLOOD = { withinMs: 100, bytes: 64 * 1024, pieces: 1_000 };

/** The last part of a serial console, kept in memory alone: it may tell of the person's browsing. */
export class ConsoleTail {
  /** One room for all that ever comes; what is new overwrites what is oldest. */
  readonly #ring = Buffer.alloc(KEPT_BYTES);
  #written = 0;
  /** In the span of time that runs; none runs while nothing comes. */
  #lately: { bytes: number; pieces: number } | undefined;
  readonly #stream: Duplex;

  constructor(stream: Duplex) {
    this.#stream = stream;
    stream.on('data', (untrustedChunk: Buffer) => {
      this.#keep(untrustedChunk);
      const lately = (this.#lately ??= this.#beginSpan());
      lately.bytes += untrustedChunk.length;
      lately.pieces += 1;
      if (lately.bytes >= FLOOD.bytes || lately.pieces >= FLOOD.pieces) stream.pause();
    });
    stream.on('error', () => stream.destroy());
  }

  /** What was kept, without control characters: fit for a file that a person opens in a terminal. */
  text(): string {
    const at = this.#written % KEPT_BYTES;
    const kept =
      this.#written <= KEPT_BYTES
        ? this.#ring.subarray(0, this.#written)
        : Buffer.concat([this.#ring.subarray(at), this.#ring.subarray(0, at)]);
    return kept
      .toString('utf8')
      .replace(/\r\n/g, '\n')
      .replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g, '?');
  }

  close(): void {
    this.#stream.destroy();
  }

  #beginSpan(): { bytes: number; pieces: number } {
    setTimeout(() => {
      this.#lately = undefined;
      this.#stream.resume();
    }, FLOOD.withinMs).unref();
    return { bytes: 0, pieces: 0 };
  }

  #keep(untrustedChunk: Buffer): void {
    const last = untrustedChunk.subarray(-KEPT_BYTES);
    const at = (this.#written + untrustedChunk.length - last.length) % KEPT_BYTES;
    const first = last.copy(this.#ring, at);
    last.copy(this.#ring, 0, first);
    this.#written += untrustedChunk.length;
  }
}
