/** A viewer that asks for pictures as the window of a session here or elsewhere does, without drawing them. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { announced as announcedFor, PIXEL_FORMAT } from '../../../host-agent/api/screen/screen-opening.ts';
import { Pace } from '../../../ui/renderer/session/screen/pace.ts';
import { Sharpening } from '../../../ui/renderer/session/screen/jpeg/unsharp-parts.ts';
import { UpdateRequests } from '../../../ui/renderer/session/screen/update-requests.ts';
import { ByteReader } from '../network/byte-reader.ts';
import { ENCODING, KEY, keyEvent, requestUpdate, setEncodings } from './rfb-messages.ts';
import { readTight, type TightRectangle } from './tight.ts';

/** What our window announces before it has a decoder of JPEG. */
export const WITHOUT_LOSS: readonly number[] = announcedFor({ decodesJpeg: false });
const NO_SECURITY = 1;
const [VERSION_BYTES, SERVER_INIT_BYTES, RECTANGLE_BYTES, SCREEN_BYTES] = [12, 24, 12, 16];
const INCREMENTAL_AT = 1;
/** An update that ends with {@link ENCODING.lastRectangle} has this number of rectangles. */
const UNKNOWN_NUMBER = 0xffff;

/** Pixels of the screen. */
export interface SeenRectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Its bytes on the way, with its head. */
  readonly bytes: number;
  /** Present unless its pixels were sent as they are. */
  readonly tight?: TightRectangle;
}

interface Watching {
  /** As the window of a session elsewhere. */
  readonly asksAhead: boolean;
  readonly announced?: readonly number[];
  /** The next one is read when this is done. */
  readonly onRectangle?: (rectangle: SeenRectangle) => Promise<void> | void;
}

export class PullingViewer {
  readonly #socket: Socket;
  readonly #reader: ByteReader;
  readonly #requests: UpdateRequests;
  readonly #announced: readonly number[];
  readonly #onRectangle: Watching['onRectangle'];
  readonly #pace: Pace;
  readonly #sharpening: Sharpening;
  #size = { width: 0, height: 0 };
  #waiting: (() => void)[] = [];
  /** By the clock of `performance.now()`: when each picture was there. */
  readonly picturesMs: number[] = [];
  /** Of all rectangles with pixels. */
  bytes = 0;
  /** Why it has ended without {@link close}. */
  trouble: unknown;
  #isClosed = false;

  private constructor(socket: Socket, { asksAhead, announced = WITHOUT_LOSS, onRectangle }: Watching) {
    this.#socket = socket;
    this.#reader = new ByteReader(socket);
    this.#announced = announced;
    this.#onRectangle = onRectangle;
    const probe = () => this.#write(setEncodings(announced));
    this.#requests = new UpdateRequests({ request: () => this.#ask(true), probe }, asksAhead);
    this.#pace = new Pace(() => this.#size.width > 0 && this.#write(keyEvent(KEY.pause, false)));
    this.#sharpening = new Sharpening((part) => this.#write(requestUpdate(part.width, part.height, part)));
  }

  /** Connects, and asks for the first picture. */
  static async connect(path: string, watching: Watching): Promise<PullingViewer> {
    const socket = connect(path);
    socket.on('error', () => undefined);
    await once(socket, 'connect');
    const viewer = new PullingViewer(socket, watching);
    void viewer.#run().catch((error: unknown) => {
      if (!viewer.#isClosed) viewer.trouble = error;
    });
    return viewer;
  }

  /** Fulfilled when the next picture is there. */
  next(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  press(keysym: number): void {
    this.#write(Buffer.concat([keyEvent(keysym, true), keyEvent(keysym, false)]));
  }

  close(): void {
    this.#isClosed = true;
    this.#pace.stop();
    this.#requests.stop();
    this.#sharpening.stop();
    this.#socket.destroy();
  }

  #write(message: Buffer): void {
    if (!this.#socket.destroyed) this.#socket.write(message);
  }

  #ask(isIncremental: boolean): void {
    const request = requestUpdate(this.#size.width, this.#size.height);
    request[INCREMENTAL_AT] = isIncremental ? 1 : 0;
    this.#write(request);
  }

  async #run(): Promise<void> {
    // In turn, as noVNC does.
    const version = await this.#reader.read(VERSION_BYTES);
    this.#write(version);
    await this.#reader.read(2);
    this.#write(Buffer.of(NO_SECURITY));
    await this.#reader.read(4);
    // Shared with other viewers.
    this.#write(Buffer.of(1));
    const init = await this.#reader.read(SERVER_INIT_BYTES);
    await this.#reader.read(init.readUInt32BE(20));
    this.#size = { width: init.readUInt16BE(0), height: init.readUInt16BE(2) };
    this.#sharpening.resized(this.#size);
    this.#write(Buffer.concat([Buffer.from(PIXEL_FORMAT), setEncodings(this.#announced)]));
    this.#ask(false);
    for (;;) await this.#update();
  }

  async #update(): Promise<void> {
    const head = await this.#reader.read(4);
    this.#requests.began();
    let hasPixels = false;
    const count = head.readUInt16BE(2);
    for (let left = count; left > 0; left -= 1) {
      const rectangle = await this.#reader.read(RECTANGLE_BYTES);
      if (count === UNKNOWN_NUMBER && rectangle.readInt32BE(8) === ENCODING.lastRectangle) break;
      hasPixels = (await this.#rectangle(rectangle)) || hasPixels;
    }
    this.#requests.drawn();
    this.#pace.took();
    if (!hasPixels) return;
    this.picturesMs.push(performance.now());
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  /** Returns whether it contains pixels of the screen. */
  async #rectangle(head: Buffer): Promise<boolean> {
    const [x, y, width, height] = [0, 2, 4, 6].map((at) => head.readUInt16BE(at)) as [number, number, number, number];
    switch (head.readInt32BE(8)) {
      case ENCODING.raw:
        this.#requests.pixels();
        await this.#reader.read(4 * width * height);
        await this.#saw({ x, y, width, height, bytes: RECTANGLE_BYTES + 4 * width * height });
        return true;
      case ENCODING.tight: {
        this.#requests.pixels();
        const tight = await readTight(this.#reader, { width, height });
        await this.#saw({ x, y, width, height, bytes: RECTANGLE_BYTES + tight.bytes, tight });
        return true;
      }
      case ENCODING.extendedKeys:
        this.#requests.answered();
        return false;
      case ENCODING.keyboardLights:
        await this.#reader.read(1);
        return false;
      case ENCODING.cursor:
        await this.#reader.read(4 * width * height + Math.ceil(width / 8) * height);
        return false;
      case ENCODING.extendedDesktopSize:
        await this.#reader.read(SCREEN_BYTES * ((await this.#reader.read(4))[0] ?? 0));
        return false;
      default:
        throw new Error(`An RFB rectangle of encoding ${head.readInt32BE(8)} was not requested.`);
    }
  }

  async #saw(rectangle: SeenRectangle): Promise<void> {
    this.bytes += rectangle.bytes;
    this.#sharpening.received(rectangle, rectangle.tight?.kind === 'jpeg');
    await this.#onRectangle?.(rectangle);
  }
}
