/** A keyboard and a pointer for KWin: a Wayland client that speaks KWin's own protocol for programs that act for a person. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

const INTERFACE = 'org_kde_kwin_fake_input';
const VERSION = 4;
/** Objects of this client; the display is always 1. */
const [DISPLAY, REGISTRY, INPUT] = [1, 2, 3];
const GET_REGISTRY = 1;
const GLOBAL = 0;
const BIND = 0;
const REQUEST = { authenticate: 0, button: 2, moveTo: 9, key: 10 } as const;
const LEFT_BUTTON = 0x110;
const HELD_MS = 150;

export class FakeInput {
  readonly #socket: Socket;

  private constructor(socket: Socket) {
    this.#socket = socket;
  }

  static async connect(path: string): Promise<FakeInput> {
    const socket = connect(path);
    await once(socket, 'connect');
    const input = new FakeInput(socket);
    input.#send(DISPLAY, GET_REGISTRY, uint(REGISTRY));
    input.#send(REGISTRY, BIND, uint(await globalNumber(socket)), text(INTERFACE), uint(VERSION), uint(INPUT));
    input.#send(INPUT, REQUEST.authenticate, text('test'), text('acts for a person'));
    // Nothing else that it sends matters.
    socket.resume();
    return input;
  }

  /** Holds these keys together, then releases them. `codes`: of the kernel, KEY_A and so on. */
  async press(...codes: readonly number[]): Promise<void> {
    for (const [isDown, ordered] of [
      [1, codes],
      [0, codes.toReversed()],
    ] as const)
      for (const code of ordered) {
        this.#send(INPUT, REQUEST.key, uint(code), uint(isDown));
        await sleep(HELD_MS);
      }
  }

  async clickAt(x: number, y: number): Promise<void> {
    for (const from of [4, 0]) this.#send(INPUT, REQUEST.moveTo, fixed(x - from), fixed(y));
    for (const isDown of [1, 0]) {
      await sleep(HELD_MS);
      this.#send(INPUT, REQUEST.button, uint(LEFT_BUTTON), uint(isDown));
    }
  }

  close(): void {
    this.#socket.destroy();
  }

  #send(object: number, request: number, ...args: readonly Buffer[]): void {
    const body = Buffer.concat(args);
    this.#socket.write(Buffer.concat([uint(object), uint(((body.length + 8) << 16) | request), body]));
  }
}

/** The number by which the compositor announces the protocol. */
async function globalNumber(socket: Socket): Promise<number> {
  let pending = Buffer.alloc(0);
  for (;;) {
    const [chunk] = (await once(socket, 'data')) as [Buffer];
    pending = Buffer.concat([pending, chunk]);
    while (pending.length >= 8 && pending.length >= pending.readUInt16LE(6)) {
      const [object, event, size] = [pending.readUInt32LE(0), pending.readUInt16LE(4), pending.readUInt16LE(6)];
      if (object === REGISTRY && event === GLOBAL) {
        const length = pending.readUInt32LE(12);
        if (pending.toString('latin1', 16, 16 + length - 1) === INTERFACE) return pending.readUInt32LE(8);
      }
      pending = pending.subarray(size);
    }
  }
}

function uint(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32LE(value >>> 0);
  return buffer;
}

/** 24 bits before the point, and 8 after it. */
const fixed = (value: number): Buffer => uint(Math.round(value * 256));

/** With its length and a zero at its end, filled up to whole words. */
function text(value: string): Buffer {
  const bytes = Buffer.from(`${value}\0`);
  return Buffer.concat([uint(bytes.length), bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
}
