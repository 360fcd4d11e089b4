/** Reads single pixels of an X screen directly from its server, quickly enough to see a single frame. */
import { connect, type Socket } from 'node:net';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { ByteReader } from '../network/byte-reader.ts';
import type { Colour } from './picture.ts';

const ALL_PLANES = 0xffff_ffff;
const Z_PIXMAP = 2;
/** Constant polling would slow down the program that paints. */
const LOOK_EVERY_MS = 1;

export class XPixels {
  readonly #socket: Socket;
  readonly #reader: ByteReader;
  readonly #root: number;

  private constructor(socket: Socket, reader: ByteReader, root: number) {
    this.#socket = socket;
    this.#reader = reader;
    this.#root = root;
  }

  /** `display` as in DISPLAY: a local one, of 24 bits, without authorisation, as Xvfb is. */
  static async open(display: string): Promise<XPixels> {
    const socket = connect(`/tmp/.X11-unix/X${display.replace(/^:/, '')}`);
    await once(socket, 'connect');
    const reader = new ByteReader(socket);
    // Least significant byte first, protocol 11.0.
    socket.write(Buffer.from([0x6c, 0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0]));
    const head = await reader.read(8);
    if (head[0] !== 1) throw new Error('The X server refuses.');
    const setup = await reader.read(head.readUInt16LE(6) * 4);
    const vendorBytes = Math.ceil(setup.readUInt16LE(16) / 4) * 4;
    const formats = setup[21] ?? 0;
    return new XPixels(socket, reader, setup.readUInt32LE(32 + vendorBytes + 8 * formats));
  }

  async colourAt(x: number, y: number): Promise<Colour> {
    const request = Buffer.alloc(20);
    request.set([73, Z_PIXMAP], 0);
    request.writeUInt16LE(5, 2);
    request.writeUInt32LE(this.#root, 4);
    request.writeInt16LE(x, 8);
    request.writeInt16LE(y, 10);
    request.writeUInt16LE(1, 12);
    request.writeUInt16LE(1, 14);
    request.writeUInt32LE(ALL_PLANES, 16);
    this.#socket.write(request);
    let head = await this.#reader.read(32);
    // Every client receives an event when the keyboard changes.
    while ((head[0] ?? 0) > 1) head = await this.#reader.read(32);
    if (head[0] !== 1) throw new Error(`The X server answers with error ${head[1] ?? 0}.`);
    const [blue = 0, green = 0, red = 0] = await this.#reader.read(head.readUInt32LE(4) * 4);
    return [red, green, blue];
  }

  /** Waits until the point has this colour; returns the milliseconds. Throws after `timeoutMs`. */
  async until(x: number, y: number, [red, green, blue]: Colour, timeoutMs: number): Promise<number> {
    const startedMs = performance.now();
    for (;;) {
      const seen = await this.colourAt(x, y);
      const passedMs = performance.now() - startedMs;
      if (seen[0] === red && seen[1] === green && seen[2] === blue) return passedMs;
      await sleep(LOOK_EVERY_MS);
      if (passedMs > timeoutMs)
        throw new Error(
          `At ${x},${y} there is ${seen.join()}, not ${[red, green, blue].join()}, after ${timeoutMs} ms.`,
        );
    }
  }

  close(): void {
    this.#socket.destroy();
  }
}
