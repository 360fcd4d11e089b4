/** A fake screen: an RFB server on a Unix socket that shows one colour after another and records the input of its viewers. */
import { createServer, type Server, type Socket } from 'node:net';
import { once } from 'node:events';
import { ByteReader } from '../../bed/network/byte-reader.ts';
import { ENCODING } from '../../bed/screen/rfb-messages.ts';
import { picture } from './picture.ts';
import { type Colour, pixelOf, rectangleHeader } from './rectangles.ts';

export interface KeyPress {
  readonly keysym: number;
  readonly down: boolean;
}

const ONE_RECTANGLE = Buffer.from([0, 0, 0, 1]);
/** The status of a request for a size that the guest will hear of. */
const FORWARDED = 4;
const FORWARD_MS = 500;

/** The bit positions of red, green and blue in a pixel until the viewer requests others. */
const OWN_SHIFTS: Colour = [16, 8, 0];
interface Viewer {
  isAsking: boolean;
  knowsSize: boolean;
  drawn: Colour | undefined;
  drawnAtMs: number;
  hasAskedForSize: boolean;
  shifts: Colour;
  encodings: readonly number[];
  /** Present while it waits for the next look at the screen. */
  look?: NodeJS.Timeout;
}

export class RfbServer {
  readonly keys: KeyPress[] = [];
  /** The last position of the mouse pointer, and its buttons. */
  pointer = { x: 0, y: 0, buttons: 0 };
  /** Every pressed button in order, one bit each; a step of the wheel is also a button. */
  readonly pressed: number[] = [];
  /** The number of released keys that were not pressed: each makes QEMU poll the guest's screen. */
  nudges = 0;
  /** The number of updates that viewers have asked for. */
  requests = 0;
  viewers = 0;
  /** Encodings, as a viewer has said last. */
  announced: readonly number[] = [];
  /** The number of viewers that have connected so far. */
  visits = 0;
  /** The number of pictures sent so far, to all viewers. */
  frames = 0;
  /** While set, every requested picture is a new one, as fast as the viewer reads, of one colour. */
  isFilm = false;
  /** The least time from one picture to the next. QEMU looks at the guest's screen every 30 ms. */
  refreshMs = 0;
  /** As QEMU does, it answers each list of encodings that names the one of extended keys. */
  answersEncodings = false;
  /** What a viewer says arrives that much later, as if the screen were far away. */
  delayMs = 0;
  /** As with QEMU, a request for a size is answered after a while as forwarded, without a change. */
  forwards = false;
  /** The sizes that viewers asked for. */
  readonly askedSizes: { width: number; height: number }[] = [];
  /** Whether the picture is black and white pixels in turn, in both directions. */
  isChequered = false;
  /** Whether the picture has a toolbar of several shades at the top, like a browser. */
  hasBar = false;
  onKey: (press: KeyPress) => void = () => undefined;
  /** Runs after the handshake of a viewer, instead of sending a picture. For hostile VMs. */
  hostile: ((socket: Socket) => void) | undefined;
  size: { width: number; height: number };
  #colour: Colour = [32, 96, 160];
  readonly #down = new Set<number>();
  readonly #server: Server;
  readonly #sockets = new Map<Socket, Viewer>();

  private constructor(server: Server, size: { width: number; height: number }) {
    this.#server = server;
    this.size = size;
  }

  static async listen(path: string, size = { width: 640, height: 480 }): Promise<RfbServer> {
    const server = createServer();
    const screen = new RfbServer(server, size);
    server.on('connection', (socket) => {
      socket.on('error', () => undefined);
      void screen.#serve(socket).catch(() => socket.destroy());
    });
    server.listen(path);
    await once(server, 'listening');
    return screen;
  }

  /** Shows another colour to all viewers. */
  paint(colour: Colour): void {
    this.#colour = colour;
    for (const socket of this.#sockets.keys()) this.#update(socket);
  }

  /** Gives the mouse pointer of all viewers another shape: a square of one colour. */
  shapePointer(extent: number, colour: Colour): void {
    for (const [socket, { shifts }] of this.#sockets) {
      const pixel = pixelOf(colour, shifts);
      const rectangle = rectangleHeader({ width: extent, height: extent }, ENCODING.cursor);
      const mask = Buffer.alloc(Math.ceil(extent / 8) * extent, 0xff);
      socket.write(
        Buffer.concat([Buffer.from([0, 0, 0, 1]), rectangle, Buffer.alloc(extent * extent * 4, pixel), mask]),
      );
    }
  }

  /** Tells all viewers which lights of the guest's keyboard are on: 2 for Num Lock, 4 for Caps Lock. */
  light(lights: number): void {
    const rectangle = rectangleHeader({ width: 1, height: 1 }, ENCODING.keyboardLights);
    for (const socket of this.#sockets.keys())
      socket.write(Buffer.concat([ONE_RECTANGLE, rectangle, Buffer.of(lights)]));
  }

  /** Disconnects all viewers, which may reconnect. */
  dropViewers(): void {
    for (const socket of this.#sockets.keys()) socket.destroy();
  }

  close(): void {
    for (const socket of this.#sockets.keys()) socket.destroy();
    this.#server.close();
  }

  async #serve(socket: Socket): Promise<void> {
    const reader = new ByteReader(socket);
    socket.write('RFB 003.008\n');
    await reader.read(12);
    socket.write(Buffer.from([1, 1]));
    await reader.read(1);
    socket.write(Buffer.alloc(4));
    await reader.read(1);
    socket.write(this.#serverInit());
    this.#sockets.set(socket, {
      isAsking: false,
      knowsSize: false,
      drawn: undefined,
      drawnAtMs: Number.NEGATIVE_INFINITY,
      hasAskedForSize: false,
      shifts: OWN_SHIFTS,
      encodings: [],
    });
    this.viewers += 1;
    this.visits += 1;
    socket.once('close', () => {
      this.#sockets.delete(socket);
      this.viewers -= 1;
    });
    this.hostile?.(socket);
    for (;;) await this.#take(socket, reader);
  }

  #serverInit(): Buffer {
    const name = Buffer.from('a screen for tests');
    const message = Buffer.alloc(24);
    message.writeUInt16BE(this.size.width, 0);
    message.writeUInt16BE(this.size.height, 2);
    message.set([32, 24, 0, 1, 0, 255, 0, 255, 0, 255, 16, 8, 0], 4);
    message.writeUInt32BE(name.length, 20);
    return Buffer.concat([message, name]);
  }

  async #take(socket: Socket, reader: ByteReader): Promise<void> {
    const [type = -1] = await reader.read(1);
    switch (type) {
      case 0: {
        const [red = 0, green = 0, blue = 0] = (await reader.read(19)).subarray(13);
        const viewer = this.#sockets.get(socket);
        if (viewer) viewer.shifts = [red, green, blue];
        return;
      }
      case 2:
        this.#takeEncodings(socket, await reader.read(4 * (await reader.read(3)).readUInt16BE(1)));
        return;
      case 3: {
        const isIncremental = (await reader.read(9))[0] === 1;
        this.requests += 1;
        this.#arrived(() => this.#asked(socket, isIncremental));
        return;
      }
      case 4: {
        const message = await reader.read(7);
        this.#press({ down: message[0] === 1, keysym: message.readUInt32BE(3) });
        return;
      }
      case 5: {
        const message = await reader.read(5);
        const buttons = message[0] ?? 0;
        const pressed = buttons & ~this.pointer.buttons;
        if (pressed !== 0) this.pressed.push(pressed);
        this.pointer = { buttons, x: message.readUInt16BE(1), y: message.readUInt16BE(3) };
        return;
      }
      case 6:
        await reader.read(Math.abs((await reader.read(7)).readInt32BE(3)));
        return;
      case 251: {
        const message = await reader.read(7);
        const asked = { width: message.readUInt16BE(1), height: message.readUInt16BE(3) };
        await reader.read(16 * (message[5] ?? 0));
        this.askedSizes.push(asked);
        if (this.forwards) {
          setTimeout(
            () => socket.write(Buffer.concat([ONE_RECTANGLE, this.#sizeRectangle(true, FORWARDED)])),
            FORWARD_MS,
          );
          return;
        }
        this.size = asked;
        for (const [of, viewer] of this.#sockets)
          Object.assign(viewer, { knowsSize: false, drawn: undefined, hasAskedForSize: of === socket });
        this.#update(socket);
        return;
      }
      case 255: {
        const message = await reader.read(11);
        this.#press({ down: message.readUInt16BE(1) === 1, keysym: message.readUInt32BE(3) });
        return;
      }
      default:
        throw new Error(`A viewer says ${type}.`);
    }
  }

  #arrived(act: () => void): void {
    if (this.delayMs === 0) act();
    else setTimeout(act, this.delayMs);
  }

  #takeEncodings(socket: Socket, message: Buffer): void {
    const encodings = Array.from({ length: message.length / 4 }, (_, index) => message.readInt32BE(4 * index));
    const viewer = this.#sockets.get(socket);
    if (viewer) viewer.encodings = this.announced = encodings;
    if (!this.answersEncodings || this.hostile || !encodings.includes(ENCODING.extendedKeys)) return;
    this.#arrived(() => {
      const answer = rectangleHeader(this.size, ENCODING.extendedKeys);
      if (socket.writable) socket.write(Buffer.concat([ONE_RECTANGLE, answer]));
    });
  }

  #asked(socket: Socket, isIncremental: boolean): void {
    const viewer = this.#sockets.get(socket);
    if (viewer) {
      viewer.isAsking = true;
      if (!isIncremental) viewer.drawn = undefined;
    }
    this.#update(socket);
  }

  #press(press: KeyPress): void {
    // Like QEMU: a key that is not pressed is not released.
    if (press.down) this.#down.add(press.keysym);
    else if (!this.#down.delete(press.keysym)) {
      this.nudges += 1;
      return;
    }
    this.keys.push(press);
    this.onKey(press);
  }

  /** Sends the update that the viewer has requested, if there is anything new. */
  #update(socket: Socket): void {
    const viewer = this.#sockets.get(socket);
    if (this.hostile || (viewer && this.#mustWait(socket, viewer))) return;
    if (this.isFilm) this.#colour = [this.frames % 256, 96, 160];
    if (!viewer?.isAsking || (viewer.knowsSize && viewer.drawn === this.#colour)) return;
    const { shifts } = viewer;
    const rectangles = [
      ...(viewer.knowsSize ? [] : [this.#sizeRectangle(viewer.hasAskedForSize)]),
      picture(this, this.#colour, shifts),
    ];
    this.frames += 1;
    const drawnAtMs = performance.now();
    Object.assign(viewer, { isAsking: false, knowsSize: true, drawn: this.#colour, drawnAtMs, hasAskedForSize: false });
    const header = Buffer.of(0, 0, rectangles.length >> 8, rectangles.length & 0xff);
    socket.write(Buffer.concat([header, ...rectangles]));
  }

  /** Whether the next picture has to wait for the next look at the screen, which is then awaited. */
  #mustWait(socket: Socket, viewer: Viewer): boolean {
    const waitMs = viewer.drawnAtMs + this.refreshMs - performance.now();
    if (this.refreshMs === 0 || waitMs <= 0) return false;
    viewer.look ??= setTimeout(() => {
      delete viewer.look;
      this.#update(socket);
    }, waitMs);
    return true;
  }

  /** `isAnswer`: whether it answers a request of this viewer. */
  #sizeRectangle(isAnswer: boolean, status = 0): Buffer {
    const screen = Buffer.alloc(20);
    screen[0] = 1;
    screen.writeUInt32BE(1, 4);
    screen.writeUInt16BE(this.size.width, 12);
    screen.writeUInt16BE(this.size.height, 14);
    const header = rectangleHeader(this.size, ENCODING.extendedDesktopSize);
    header.writeUInt16BE(isAnswer ? 1 : 0, 0);
    header.writeUInt16BE(status, 2);
    return Buffer.concat([header, screen]);
  }
}
