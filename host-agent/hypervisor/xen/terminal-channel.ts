/** The guest channel over a console. Until the guest turns echo off, its terminal repeats what the host sends. */
import { Duplex } from 'node:stream';
import { MAX_LINE_BYTES } from '../../../appliance/protocol/limits.ts';

/** Drops echoed lines up to the first line of the guest itself; then passes everything unchanged. */
export class EchoFilter {
  readonly #said = new Set<string>();
  #untrustedBeginning = Buffer.alloc(0);
  #hasBegun = false;

  /** Notes whole lines that the host sends. */
  said(bytes: Buffer): void {
    if (this.#hasBegun) return;
    for (const line of bytes.toString('utf8').split('\n')) this.#said.add(line);
  }

  /** Returns the bytes without echoed lines. */
  push(untrustedChunk: Buffer): Buffer {
    if (this.#hasBegun) return untrustedChunk;
    this.#untrustedBeginning = Buffer.concat([this.#untrustedBeginning, untrustedChunk]);
    for (let end = this.#untrustedBeginning.indexOf('\n'); end >= 0; end = this.#untrustedBeginning.indexOf('\n')) {
      const untrustedLine = this.#untrustedBeginning.subarray(0, end).toString('utf8').replace(/\r+$/, '');
      if (untrustedLine !== '' && !this.#said.has(untrustedLine)) return this.#begin();
      this.#untrustedBeginning = this.#untrustedBeginning.subarray(end + 1);
    }
    // Too long for an echo; the reader of the lines refuses it.
    return this.#untrustedBeginning.length > MAX_LINE_BYTES ? this.#begin() : Buffer.alloc(0);
  }

  #begin(): Buffer {
    this.#hasBegun = true;
    this.#said.clear();
    return this.#untrustedBeginning;
  }
}

/** `socket` as a guest channel. */
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
    // The guest does not notice a new host agent: this ends a half line of the earlier one.
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
