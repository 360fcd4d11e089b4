import type { Duplex } from 'node:stream';

/** As much of a serial console as is worth reading after a failed start. */
const KEPT_BYTES = 64 * 1024;
/** A guest that floods its console is read no faster than this, so that it slows itself and not us. */
const READ_EVERY_MS = 20;

/** The last part of a serial console, kept in memory alone: it may tell of the person's browsing. */
export class ConsoleTail {
  #kept = Buffer.alloc(0);
  readonly #stream: Duplex;

  constructor(stream: Duplex) {
    this.#stream = stream;
    stream.on('data', (untrustedChunk: Buffer) => {
      this.#kept = Buffer.concat([this.#kept, untrustedChunk]).subarray(-KEPT_BYTES);
      stream.pause();
      setTimeout(() => stream.resume(), READ_EVERY_MS).unref();
    });
    stream.on('error', () => stream.destroy());
  }

  /** What was kept, without control characters: fit for a file that a person opens in a terminal. */
  text(): string {
    return this.#kept.toString('utf8').replace(/\r\n/g, '\n').replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g, '?');
  }

  close(): void {
    this.#stream.destroy();
  }
}
