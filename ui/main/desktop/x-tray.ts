/** Whether an X desktop has a tray, and when it comes to have one, in the few words of X's protocol that this takes. */
import { readFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';

const COOKIE = 'MIT-MAGIC-COOKIE-1';
const FOLDER = '/tmp/.X11-unix';
const ANSWER_BYTES = 32;
const CHANGE_WINDOW_ATTRIBUTES = 2;
const INTERN_ATOM = 16;
const GET_SELECTION_OWNER = 23;
const EVENT_MASK = 0x800;
const STRUCTURE_NOTIFY = 0x20000;
const REPLY = 1;
const CLIENT_MESSAGE = 33;

/** Number of the display and of its screen; `undefined` for one of another computer. Pure. */
export function localDisplay(name: string): { readonly display: string; readonly screen: string } | undefined {
  const [, display, screen = '0'] = /^(?:unix)?:(\d+)(?:\.(\d+))?$/.exec(name) ?? [];
  return display === undefined ? undefined : { display, screen };
}

/** The cookie for a display in an authority file, whatever host it is for: they are all ours. Pure. */
export function cookieIn(file: Buffer, display: string): Buffer | undefined {
  let at = 2;
  const part = () => {
    const length = file.readUInt16BE(at);
    at += 2 + length;
    return file.subarray(at - length, at);
  };
  while (at + 2 <= file.length) {
    const [, number, name, data] = [part(), part(), part(), part()];
    if (String(name) === COOKIE && ['', display].includes(String(number))) return data;
    at += 2;
  }
  return undefined;
}

const padded = (bytes: Buffer) => Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)]);

/** Pure. */
export function hello(cookie: Buffer | undefined): Buffer {
  const [name, data] = cookie === undefined ? [Buffer.alloc(0), Buffer.alloc(0)] : [Buffer.from(COOKIE), cookie];
  const head = Buffer.alloc(12);
  head.write('l');
  head.writeUInt16LE(11, 2);
  head.writeUInt16LE(name.length, 6);
  head.writeUInt16LE(data.length, 8);
  return Buffer.concat([head, padded(name), padded(data)]);
}

/** The root window of the first screen in the server's welcome. Pure. */
export function rootIn(welcome: Buffer): number {
  const [vendorBytes, formats] = [welcome.readUInt16LE(24), welcome.readUInt8(29)];
  return welcome.readUInt32LE(40 + vendorBytes + (-vendorBytes & 3) + 8 * formats);
}

function request(code: number, ...words: readonly (number | Buffer)[]): Buffer {
  const body = Buffer.concat(words.map((word) => (typeof word === 'number' ? numberBytes(word) : word)));
  const head = Buffer.alloc(4);
  head.writeUInt8(code);
  head.writeUInt16LE(1 + body.length / 4, 2);
  return Buffer.concat([head, body]);
}

function numberBytes(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

/** Calls `onTray` when there is a tray already, and each time that one comes. Fulfilled when it listens; rejected when the X server cannot be asked. */
export async function watchXTray(environment: NodeJS.ProcessEnv, onTray: () => void): Promise<void> {
  const local = localDisplay(environment['DISPLAY'] ?? '');
  if (!local) throw new Error('The display is on another computer.');
  const authority = environment['XAUTHORITY'] ?? join(environment['HOME'] ?? '', '.Xauthority');
  const cookie = cookieIn(await readFile(authority).catch(() => Buffer.alloc(0)), local.display);
  const socket = connect(join(FOLDER, `X${local.display}`));
  // It says nothing more when the desktop ends, and nobody waits for it.
  socket.unref();
  socket.write(hello(cookie));
  const bytes = new Incoming(socket);
  const welcome = await bytes.take(8);
  if (welcome.readUInt8() !== 1) throw new Error('The X server refuses us.');
  const root = rootIn(Buffer.concat([welcome, await bytes.take(4 * welcome.readUInt16LE(6))]));
  const answers = answersOf(bytes);
  const ask = async (words: Buffer): Promise<number> => {
    socket.write(words);
    for await (const answer of answers) if (answer.readUInt8() === REPLY) return answer.readUInt32LE(8);
    throw new Error('The X server has gone.');
  };
  const atom = (name: string) => ask(request(INTERN_ATOM, name.length, padded(Buffer.from(name))));
  const [manager, tray] = [await atom('MANAGER'), await atom(`_NET_SYSTEM_TRAY_S${local.screen}`)];
  socket.write(request(CHANGE_WINDOW_ATTRIBUTES, root, EVENT_MASK, STRUCTURE_NOTIFY));
  if ((await ask(request(GET_SELECTION_OWNER, tray))) !== 0) onTray();
  void (async () => {
    // Whoever becomes the tray says so to everybody.
    for await (const answer of answers) if ((answer.readUInt8() & 0x7f) === CLIENT_MESSAGE && answer.readUInt32LE(8) === manager && answer.readUInt32LE(16) === tray) onTray();
  })();
}

/** Every answer, error and event is of the same size, but for replies to questions that are not asked here. Not ended by who stops listening for a while. */
function answersOf(bytes: Incoming): AsyncIterableIterator<Buffer> {
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    next: () =>
      bytes.take(ANSWER_BYTES).then(
        (value) => ({ done: false as const, value }),
        () => ({ done: true as const, value: undefined }),
      ),
  };
}

/** What comes in, so many bytes at a time. */
class Incoming {
  #bytes: Buffer = Buffer.alloc(0);
  #isOver = false;
  #wake: () => void = () => undefined;

  constructor(socket: Socket) {
    socket.on('data', (more) => {
      this.#bytes = Buffer.concat([this.#bytes, Buffer.from(more)]);
      this.#wake();
    });
    const end = () => {
      this.#isOver = true;
      this.#wake();
    };
    socket.on('error', end);
    socket.on('close', end);
  }

  async take(count: number): Promise<Buffer> {
    while (this.#bytes.length < count) {
      if (this.#isOver) throw new Error('The X server has gone.');
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
    const taken = this.#bytes.subarray(0, count);
    this.#bytes = this.#bytes.subarray(count);
    return taken;
  }
}
