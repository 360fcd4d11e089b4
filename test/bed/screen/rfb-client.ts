/** A small RFB 3.8 client over a Unix socket that reads a session's screen and sends keys and clicks. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { ByteReader } from '../network/byte-reader.ts';
import type { Picture } from './picture.ts';
import {
  ENCODING,
  extendedKeyEvent,
  KEY,
  keyEvent,
  keysFor,
  pointerEvent,
  requestUpdate,
  setDesktopSize,
  setEncodings,
  setPixelFormat,
} from './rfb-messages.ts';

const VERSION = 'RFB 003.008\n';
const NO_SECURITY = 1;
/** The pause between two keys: an emulated guest loses keys that arrive faster than it reads. */
const KEY_GAP_MS = 30;
const DRAG_STEPS = 12;
const DRAG_RESTS_MS = 600;
const ASK_AGAIN_EVERY_MS = 2_000;
const CAPTURE_WITHIN_MS = 60_000;

interface Waiting {
  readonly resolve: (picture: Picture) => void;
  readonly reject: (error: unknown) => void;
}

export class RfbClient {
  readonly #socket: Socket;
  readonly #reader: ByteReader;
  #width: number;
  #height: number;
  #rgba: Uint8Array;
  #waiting: Waiting[] = [];
  /** Resolves when the connection has ended. */
  readonly ended: Promise<void>;

  private constructor(socket: Socket, reader: ByteReader, width: number, height: number) {
    this.#socket = socket;
    this.#reader = reader;
    this.#width = width;
    this.#height = height;
    this.#rgba = new Uint8Array(4 * width * height);
    this.ended = this.#listen();
  }

  /** Connects. Throws when there is no server or it requires a password. */
  static async connect(path: string): Promise<RfbClient> {
    const socket = connect(path);
    await once(socket, 'connect');
    const reader = new ByteReader(socket);
    const version = (await reader.read(12)).toString('latin1');
    if (!version.startsWith('RFB 003.')) throw new Error(`No RFB server: ${JSON.stringify(version)}`);
    socket.write(VERSION);
    const types = [...(await reader.read((await reader.read(1))[0] ?? 0))];
    if (!types.includes(NO_SECURITY)) throw new Error(`The display wants security ${types.join(', ')}.`);
    socket.write(Buffer.of(NO_SECURITY));
    if ((await reader.read(4)).readUInt32BE() !== 0) throw new Error('The display refused us.');
    // Shared with other viewers.
    socket.write(Buffer.of(1));
    const start = await reader.read(24);
    await reader.read(start.readUInt32BE(20));
    socket.write(
      Buffer.concat([
        setPixelFormat(),
        setEncodings([ENCODING.raw, ENCODING.extendedDesktopSize, ENCODING.desktopSize]),
      ]),
    );
    return new RfbClient(socket, reader, start.readUInt16BE(0), start.readUInt16BE(2));
  }

  get size(): { width: number; height: number } {
    return { width: this.#width, height: this.#height };
  }

  /** The whole screen as it is now. Throws when the display sends none in time. */
  async capture(): Promise<Picture> {
    if (this.#socket.destroyed) throw new Error('The connection has ended.');
    // A request for the size before a change may get no answer.
    const again = setInterval(() => this.#ask(), ASK_AGAIN_EVERY_MS);
    let limit: NodeJS.Timeout | undefined;
    try {
      return await new Promise<Picture>((resolve, reject) => {
        this.#waiting.push({ resolve, reject });
        limit = setTimeout(() => reject(new Error('The display sent no picture.')), CAPTURE_WITHIN_MS);
        this.#ask();
      });
    } finally {
      clearInterval(again);
      clearTimeout(limit);
    }
  }

  /** Presses keys together and releases the first one last: `press(KEY.control, 'w')`. */
  async press(...keys: readonly (number | string)[]): Promise<void> {
    const keysyms = keys.map((key) => (typeof key === 'number' ? key : (key.codePointAt(0) ?? 0)));
    for (const keysym of keysyms) await this.#send(keyEvent(keysym, true));
    for (const keysym of keysyms.toReversed()) await this.#send(keyEvent(keysym, false));
  }

  /** Without `down`: pressed and released. */
  async key(keysym: number, down?: boolean): Promise<void> {
    for (const isDown of down === undefined ? [true, false] : [down]) await this.#send(keyEvent(keysym, isDown));
  }

  /** Presses or releases a key of QEMU's keyboard, by its number. */
  keyOf(number: number, keysym: number, down: boolean): Promise<void> {
    return this.#send(extendedKeyEvent(number, keysym, down));
  }

  async type(text: string): Promise<void> {
    for (const { keysym, shifted } of keysFor(text)) await this.press(...(shifted ? [KEY.shift, keysym] : [keysym]));
  }

  /** Moves the pointer and clicks the left button. */
  async click(x: number, y: number): Promise<void> {
    for (const buttons of [0, 1, 0]) await this.#send(pointerEvent(x, y, buttons));
  }

  /** Drags with the left button held, in steps as a hand would, and rests before letting go, so that nothing is thrown. */
  async drag(from: readonly [number, number], to: readonly [number, number]): Promise<void> {
    await this.#send(pointerEvent(...from, 0));
    for (let step = 0; step <= DRAG_STEPS; step += 1) {
      const [x, y] = [0, 1].map((at) =>
        Math.round((from[at] ?? 0) + (((to[at] ?? 0) - (from[at] ?? 0)) * step) / DRAG_STEPS),
      );
      await this.#send(pointerEvent(x ?? 0, y ?? 0, 1));
    }
    await sleep(DRAG_RESTS_MS);
    await this.#send(pointerEvent(...to, 0));
  }

  /** Turns the wheel by one notch towards the person, or away. */
  async scroll(x: number, y: number, direction: 'up' | 'down'): Promise<void> {
    for (const buttons of [0, direction === 'up' ? 8 : 16, 0]) await this.#send(pointerEvent(x, y, buttons));
  }

  /** Requests another size of the guest's screen; {@link size} changes if the guest follows. */
  setSize(width: number, height: number): void {
    this.#socket.write(setDesktopSize(width, height));
  }

  close(): void {
    this.#socket.destroy();
  }

  /** Requests an update and nudges QEMU like our window does, because QEMU itself polls the guest's screen slowly: see `pace.ts`. */
  #ask(): void {
    this.#socket.write(Buffer.concat([requestUpdate(this.#width, this.#height), keyEvent(KEY.pause, false)]));
  }

  async #send(message: Buffer): Promise<void> {
    this.#socket.write(message);
    await sleep(KEY_GAP_MS);
  }

  async #listen(): Promise<void> {
    try {
      for (;;) await this.#readMessage();
    } catch (error) {
      for (const { reject } of this.#waiting.splice(0)) reject(error);
      this.#socket.destroy();
    }
  }

  async #readMessage(): Promise<void> {
    const type = (await this.#reader.read(1))[0];
    if (type === 0) {
      const count = (await this.#reader.read(3)).readUInt16BE(1);
      let painted = false;
      for (let index = 0; index < count; index += 1) painted = (await this.#readRectangle()) || painted;
      if (painted) this.#answer();
      // QEMU answers the first request, and the first after a change of size, with only the size.
      else if (this.#waiting.length > 0) this.#ask();
    } else if (type === 1) {
      const entries = (await this.#reader.read(5)).readUInt16BE(3);
      await this.#reader.read(6 * entries);
    } else if (type === 3) {
      const length = (await this.#reader.read(7)).readUInt32BE(3);
      await this.#reader.read(length);
    } else if (type !== 2) {
      throw new Error(`An RFB message of type ${String(type)} was not requested.`);
    }
  }

  /** Returns whether the update contained pixels. */
  async #readRectangle(): Promise<boolean> {
    const head = await this.#reader.read(12);
    const [x, y, width, height] = [0, 2, 4, 6].map((at) => head.readUInt16BE(at)) as [number, number, number, number];
    const encoding = head.readInt32BE(8);
    if (encoding === ENCODING.raw) {
      this.#paint(x, y, width, await this.#reader.read(4 * width * height));
      return true;
    }
    if (encoding === ENCODING.extendedDesktopSize) {
      const screens = (await this.#reader.read(4))[0] ?? 0;
      await this.#reader.read(16 * screens);
      // y is a status: unless it is 0 this is the result of a request of ours, not a new size.
      if (y === 0) this.#resize(width, height);
      return false;
    }
    if (encoding === ENCODING.desktopSize) {
      this.#resize(width, height);
      return false;
    }
    throw new Error(`An RFB rectangle of encoding ${encoding} was not requested.`);
  }

  #resize(width: number, height: number): void {
    if (width === this.#width && height === this.#height) return;
    this.#width = width;
    this.#height = height;
    this.#rgba = new Uint8Array(4 * width * height);
  }

  #paint(x: number, y: number, width: number, bgrx: Buffer): void {
    const [rgba, height] = [this.#rgba, bgrx.length / (4 * width)];
    for (let row = 0, from = 0; row < height; row += 1) {
      let to = 4 * ((y + row) * this.#width + x);
      for (const end = from + 4 * width; from < end; from += 4, to += 4) {
        rgba[to] = bgrx[from + 2] ?? 0;
        rgba[to + 1] = bgrx[from + 1] ?? 0;
        rgba[to + 2] = bgrx[from] ?? 0;
        rgba[to + 3] = 255;
      }
    }
  }

  #answer(): void {
    const picture = { ...this.size, rgba: this.#rgba.slice() };
    for (const { resolve } of this.#waiting.splice(0)) resolve(picture);
  }
}
