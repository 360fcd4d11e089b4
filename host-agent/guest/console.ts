import type { Duplex } from 'node:stream';

/** As much of a serial console as is worth reading after a failed start. */
const KEPT_BYTES = 64 * 1024;
/** A guest that floods its console is read no faster than this, so that it slows itself and not us. */
const READ_EVERY_MS = 100;

/** The last part of a serial console, kept in memory alone: it may tell of the person's browsing. */
export class ConsoleTail {
  /** One room for all that ever comes; what is new overwrites what is oldest. */
  readonly #ring = Buffer.alloc(KEPT_BYTES);
  #written = 0;
  readonly #stream: Duplex;

  constructor(stream: Duplex) {
    this.#stream = stream;
    stream.on('data', (untrustedChunk: Buffer) => {
      this.#keep(untrustedChunk);
      stream.pause();
      setTimeout(() => stream.resume(), READ_EVERY_MS).unref();
    });
    stream.on('error', () => stream.destroy());
  }

  /** What was kept, without control characters: fit for a file that a person opens in a terminal. */
  text(): string {
    const at = this.#written % KEPT_BYTES;
    const kept = this.#written <= KEPT_BYTES ? this.#ring.subarray(0, this.#written) : Buffer.concat([this.#ring.subarray(at), this.#ring.subarray(0, at)]);
    return kept.toString('utf8').replace(/\r\n/g, '\n').replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g, '?');
  }

  close(): void {
    this.#stream.destroy();
  }

  #keep(untrustedChunk: Buffer): void {
    const last = untrustedChunk.subarray(-KEPT_BYTES);
    const at = (this.#written + untrustedChunk.length - last.length) % KEPT_BYTES;
    const first = last.copy(this.#ring, at);
    last.copy(this.#ring, 0, first);
    this.#written += untrustedChunk.length;
  }
}
