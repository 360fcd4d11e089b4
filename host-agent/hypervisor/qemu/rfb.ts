/** RFB 3.8 as a client of QEMU, which may have been taken over. Source: RFC 6143. */
import type { Duplex, Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';

const VERSION = 'RFB 003.008\n';
const NO_SECURITY = 1;
const MAX_NAME_BYTES = 4096;

/** The other end does not speak it, or sends what was not asked for. */
export class NotRfb extends Error {
  override readonly name = 'NotRfb';
}

/** Returns what the server says of its screen. Throws {@link NotRfb}. */
export async function shakeHands(socket: Duplex, bytes: ByteQueue): Promise<{ width: number; height: number }> {
  if ((await bytes.take(VERSION.length)).toString('latin1') !== VERSION) throw new NotRfb('It does not use RFB 3.8.');
  socket.write(VERSION);
  const [count = 0] = await bytes.take(1);
  if (!(await bytes.take(count)).includes(NO_SECURITY)) throw new NotRfb('It requires authentication.');
  socket.write(Buffer.of(NO_SECURITY));
  if ((await bytes.take(4)).readUInt32BE() !== 0) throw new NotRfb('It refuses the connection.');
  // Shared access, beside the viewer of the screen.
  socket.write(Buffer.of(1));
  const screen = await bytes.take(24);
  const nameBytes = screen.readUInt32BE(20);
  if (nameBytes > MAX_NAME_BYTES) throw new NotRfb('Its name is too long.');
  await bytes.take(nameBytes);
  return { width: screen.readUInt16BE(0), height: screen.readUInt16BE(2) };
}

/** Asks for these encodings only. Pure. */
export function setEncodings(encodings: readonly number[]): Buffer {
  const message = Buffer.alloc(4 + 4 * encodings.length);
  message.writeUInt8(2, 0);
  message.writeUInt16BE(encodings.length, 2);
  for (const [index, encoding] of encodings.entries()) message.writeInt32BE(encoding, 4 + 4 * index);
  return message;
}

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

/** Limits a reader to a number of bytes per second, with a burst. */
export class Pace {
  readonly #bytesPerMs: number;
  readonly #burst: number;
  #ahead = 0;
  #atMs = performance.now();

  constructor(bytesPerSecond: number, burst: number) {
    this.#bytesPerMs = bytesPerSecond / 1000;
    this.#burst = burst;
  }

  /** Counts bytes that were read; resolves when more may be read. */
  async keep(bytes: number): Promise<void> {
    const nowMs = performance.now();
    this.#ahead = Math.max(0, this.#ahead - (nowMs - this.#atMs) * this.#bytesPerMs) + bytes;
    this.#atMs = nowMs;
    if (this.#ahead > this.#burst) await sleep((this.#ahead - this.#burst) / this.#bytesPerMs);
  }
}
