/** A viewer that asks for pictures as the window of a session here or elsewhere does, without drawing them. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { ByteReader } from '../bed/network/byte-reader.ts';
import { ENCODING, keyEvent, requestUpdate, setEncodings } from '../bed/screen/rfb-messages.ts';
import { announced, PIXEL_FORMAT } from '../../host-agent/api/screen-opening.ts';
import { VIEWER_GREETING } from '../host-agent/pool/pool-bed.ts';
import { UpdateRequests } from '../../ui/renderer/session/screen/update-requests.ts';

const GREETING_BYTES = 18;
const [SERVER_INIT_BYTES, RECTANGLE_BYTES, SCREEN_BYTES] = [24, 12, 16];
const INCREMENTAL_AT = 1;

export class PullingViewer {
  readonly #socket: Socket;
  readonly #reader: ByteReader;
  readonly #requests: UpdateRequests;
  #size = { width: 0, height: 0 };
  #waiting: (() => void)[] = [];
  /** By the clock of `performance.now()`: when each picture was there. */
  readonly picturesMs: number[] = [];
  bytes = 0;

  private constructor(socket: Socket, asksAhead: boolean) {
    this.#socket = socket;
    this.#reader = new ByteReader(socket);
    const probe = () => this.#socket.write(setEncodings(announced({ decodesJpeg: false })));
    this.#requests = new UpdateRequests({ request: () => this.#ask(true), probe }, asksAhead);
  }

  /** Connects, and asks for the first picture. `asksAhead`: as the window of a session elsewhere. */
  static async connect(path: string, asksAhead: boolean): Promise<PullingViewer> {
    const socket = connect(path);
    socket.on('error', () => undefined);
    await once(socket, 'connect');
    const viewer = new PullingViewer(socket, asksAhead);
    void viewer.#run().catch(() => undefined);
    return viewer;
  }

  /** Fulfilled when the next picture is there. */
  next(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  press(keysym: number): void {
    this.#socket.write(Buffer.concat([keyEvent(keysym, true), keyEvent(keysym, false)]));
  }

  close(): void {
    this.#requests.stop();
    this.#socket.destroy();
  }

  #ask(isIncremental: boolean): void {
    const request = requestUpdate(this.#size.width, this.#size.height);
    request[INCREMENTAL_AT] = isIncremental ? 1 : 0;
    if (!this.#socket.destroyed) this.#socket.write(request);
  }

  async #run(): Promise<void> {
    // In turn, as noVNC does.
    const version = await this.#reader.read(12);
    this.#socket.write(version);
    await this.#reader.read(2);
    this.#socket.write(VIEWER_GREETING.subarray(12, 13));
    await this.#reader.read(GREETING_BYTES - 14);
    this.#socket.write(VIEWER_GREETING.subarray(13));
    const init = await this.#reader.read(SERVER_INIT_BYTES);
    await this.#reader.read(init.readUInt32BE(20));
    this.#size = { width: init.readUInt16BE(0), height: init.readUInt16BE(2) };
    this.#socket.write(Buffer.concat([Buffer.from(PIXEL_FORMAT), setEncodings(announced({ decodesJpeg: false }))]));
    this.#ask(false);
    for (;;) await this.#update();
  }

  async #update(): Promise<void> {
    const head = await this.#reader.read(4);
    this.#requests.began();
    let hasPixels = false;
    for (let left = head.readUInt16BE(2); left > 0; left -= 1) {
      const rectangle = await this.#reader.read(RECTANGLE_BYTES);
      const encoding = rectangle.readInt32BE(8);
      if (encoding === ENCODING.extendedKeys) this.#requests.answered();
      else if (encoding === ENCODING.raw) {
        this.#requests.pixels();
        hasPixels = true;
        const pixelBytes = 4 * rectangle.readUInt16BE(4) * rectangle.readUInt16BE(6);
        this.bytes += (await this.#reader.read(pixelBytes)).length;
      } else await this.#reader.read(SCREEN_BYTES * ((await this.#reader.read(4))[0] ?? 0));
    }
    this.#requests.drawn();
    if (!hasPixels) return;
    this.picturesMs.push(performance.now());
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}
