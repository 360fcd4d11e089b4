import type { Duplex } from 'node:stream';

/** The part of a serial console that is worth reading after a failed start. */
const KEPT_BYTES = 64 * 1024;
/**
 * A guest that floods its console is read at this rate at most, so that it slows itself and not the host. A booting kernel stays far below
 * it: it must not wait for us, and its last lines must be read at once. They arrive byte by byte.
 */
const FLOOD = { withinMs: 100, bytes: 64 * 1024, pieces: 1_000 };

/** The last part of a serial console, kept only in memory, since it may reveal what the person browsed. */
export class ConsoleTail {
  /** One buffer for everything; new output overwrites the oldest. */
  readonly #ring = Buffer.alloc(KEPT_BYTES);
  #written = 0;
  /** What arrived in the current time span; absent while nothing arrives. */
  #recent: { bytes: number; pieces: number } | undefined;
  readonly #stream: Duplex;

  constructor(stream: Duplex) {
    this.#stream = stream;
    stream.on('data', (untrustedChunk: Buffer) => {
      this.#keep(untrustedChunk);
      const recent = (this.#recent ??= this.#beginSpan());
      recent.bytes += untrustedChunk.length;
      recent.pieces += 1;
      if (recent.bytes >= FLOOD.bytes || recent.pieces >= FLOOD.pieces) stream.pause();
    });
    stream.on('error', () => stream.destroy());
  }

  /** The text without control characters: safe in a file that a person opens in a terminal. */
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
      this.#recent = undefined;
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
