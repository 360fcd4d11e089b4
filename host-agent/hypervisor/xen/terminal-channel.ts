/** The guest wire over a console: until the guest has made it plain, its terminal repeats what the host says. */
import { Duplex } from 'node:stream';
import { MAX_LINE_BYTES } from '../../../appliance/protocol/limits.ts';

/** Drops what a terminal repeats, up to the first line of the guest's own; from then on everything passes as it is. */
export class EchoFilter {
  readonly #said = new Set<string>();
  #untrustedBeginning = Buffer.alloc(0);
  #hasBegun = false;

  /** What the host says, whole lines of it. */
  said(bytes: Buffer): void {
    if (this.#hasBegun) return;
    for (const line of bytes.toString('utf8').split('\n')) this.#said.add(line);
  }

  /** What is left of what came. Pure but for what it has heard before. */
  push(untrustedChunk: Buffer): Buffer {
    if (this.#hasBegun) return untrustedChunk;
    this.#untrustedBeginning = Buffer.concat([this.#untrustedBeginning, untrustedChunk]);
    for (let end = this.#untrustedBeginning.indexOf('\n'); end >= 0; end = this.#untrustedBeginning.indexOf('\n')) {
      const untrustedLine = this.#untrustedBeginning.subarray(0, end).toString('utf8').replace(/\r+$/, '');
      if (untrustedLine !== '' && !this.#said.has(untrustedLine)) return this.#begin();
      this.#untrustedBeginning = this.#untrustedBeginning.subarray(end + 1);
    }
    // Too long to be an echo of ours: whoever reads the lines refuses it.
    return this.#untrustedBeginning.length > MAX_LINE_BYTES ? this.#begin() : Buffer.alloc(0);
  }

  #begin(): Buffer {
    this.#hasBegun = true;
    this.#said.clear();
    return this.#untrustedBeginning;
  }
}

/** `socket` as the guest wire. */
export class TerminalChannel extends Duplex {
  readonly #socket: Duplex;
  readonly #filter = new EchoFilter();

  constructor(socket: Duplex) {
    super();
    this.#socket = socket;
    socket.on('data', (untrustedChunk: Buffer) => {
      const untrustedRest = this.#filter.push(untrustedChunk);
      if (untrustedRest.length > 0 && !this.push(untrustedRest)) socket.pause();
    });
    socket.on('end', () => this.push(null));
    socket.on('error', (error) => this.destroy(error));
    socket.on('close', () => this.destroy());
    // The guest does not see hosts come and go: half a line of an earlier one ends here.
    socket.write('\n');
  }

  override _read(): void {
    this.#socket.resume();
  }

  override _write(chunk: Buffer, _: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#filter.said(chunk);
    this.#socket.write(chunk, done);
  }

  override _final(done: () => void): void {
    this.#socket.end(done);
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#socket.destroy();
    done(error);
  }
}
