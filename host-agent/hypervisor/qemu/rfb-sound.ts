/**
 * Reads the sound of a VM from the socket of its display: RFB with QEMU's audio extension. No pixels are requested. QEMU may have been taken
 * over, so any other part of RFB ends the connection, and samples are read no faster than they can be played.
 */
import type { Duplex, Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { messageOf } from '../../api/errors/message-of.ts';
import { SOUND_BYTES_PER_SECOND, SOUND_FORMAT, type SoundListener } from '../hypervisor.ts';

const VERSION = 'RFB 003.008\n';
const NO_SECURITY = 1;
const SOUND_ENCODING = -259;
const QEMU_MESSAGE = 255;
const SOUND_MESSAGE = 1;
const SERVER = { update: 0, bell: 2 } as const;
const OPERATION = { end: 0, begin: 1, samples: 2 } as const;
/** Messages to the server: start the sound, and set its format. */
const ENABLE = 0;
const SET_FORMAT = 2;
const SIGNED_16_BITS = 3;

const MAX_NAME_BYTES = 4096;
/** QEMU sends some milliseconds of sound at a time. */
const MAX_SAMPLES_BYTES = 1024 * 1024;
/** Added to the size of each message, so that messages without samples count too. */
const MESSAGE_BYTES = 256;
/** Allowed burst: a VM that was paused catches up. */
const BURST_BYTES = 2 * SOUND_BYTES_PER_SECOND;

class NoSound extends Error {
  override readonly name = 'NoSound';
}

/** Connects and passes sound to the listener until the returned function is called. Throws where the other end is not such a QEMU. */
export async function listenToSound(socket: Duplex, listener: SoundListener): Promise<() => void> {
  let isStopped = false;
  const stop = () => {
    isStopped = true;
    socket.destroy();
  };
  socket.on('error', () => undefined);
  const bytes = new ByteQueue(socket);
  try {
    await shakeHands(socket, bytes);
  } catch (error) {
    stop();
    throw error;
  }
  void hear(socket, bytes, listener).catch((error: unknown) => {
    if (isStopped) return;
    stop();
    listener.onLost(messageOf(error));
  });
  return stop;
}

async function shakeHands(socket: Duplex, bytes: ByteQueue): Promise<void> {
  if ((await bytes.take(VERSION.length)).toString('latin1') !== VERSION) throw new NoSound('It does not use RFB 3.8.');
  socket.write(VERSION);
  const [count = 0] = await bytes.take(1);
  if (!(await bytes.take(count)).includes(NO_SECURITY)) throw new NoSound('It requires authentication.');
  socket.write(Buffer.of(NO_SECURITY));
  if ((await bytes.take(4)).readUInt32BE() !== 0) throw new NoSound('It refuses the connection.');
  // Shared access, beside the viewer of the screen.
  socket.write(Buffer.of(1));
  const nameBytes = (await bytes.take(24)).readUInt32BE(20);
  if (nameBytes > MAX_NAME_BYTES) throw new NoSound('Its name is too long.');
  await bytes.take(nameBytes);
  socket.write(onlyEncoding(SOUND_ENCODING));
}

async function hear(socket: Duplex, bytes: ByteQueue, listener: SoundListener): Promise<never> {
  const pace = new Pace(SOUND_BYTES_PER_SECOND, BURST_BYTES);
  let isAgreed = false;
  for (;;) {
    const [type] = await bytes.take(1);
    if (type === SERVER.update && !isAgreed) {
      await agree(socket, bytes);
      isAgreed = true;
    } else if (type === QEMU_MESSAGE) await pace.keep(MESSAGE_BYTES + (await takeSound(bytes, listener)));
    else if (type === SERVER.bell) await pace.keep(MESSAGE_BYTES);
    else throw new NoSound('It sends an unrequested message.');
  }
}

/** Returns the number of bytes of samples. */
async function takeSound(bytes: ByteQueue, listener: SoundListener): Promise<number> {
  const head = await bytes.take(3);
  if (head[0] !== SOUND_MESSAGE) throw new NoSound('It sends an unrequested message.');
  switch (head.readUInt16BE(1)) {
    case OPERATION.begin:
      return 0;
    case OPERATION.end:
      listener.onEnd();
      return 0;
    case OPERATION.samples: {
      const length = (await bytes.take(4)).readUInt32BE();
      if (length > MAX_SAMPLES_BYTES) throw new NoSound('It sends too many samples at once.');
      listener.onSound(await bytes.take(length));
      return length;
    }
    default:
      throw new NoSound('It sends an unrequested message.');
  }
}

/** Reads the empty rectangle by which QEMU announces that it supports sound. */
async function agree(socket: Duplex, bytes: ByteQueue): Promise<void> {
  const update = await bytes.take(15);
  if (update.readUInt16BE(1) !== 1 || update.readInt32BE(11) !== SOUND_ENCODING)
    throw new NoSound('It sends unrequested pixels.');
  socket.write(Buffer.concat([format(), toServer(ENABLE)]));
}

/** SetEncodings with one encoding. */
function onlyEncoding(encoding: number): Buffer {
  const message = Buffer.of(2, 0, 0, 1, 0, 0, 0, 0);
  message.writeInt32BE(encoding, 4);
  return message;
}

function format(): Buffer {
  const rate = Buffer.alloc(4);
  rate.writeUInt32BE(SOUND_FORMAT.samplesPerSecond);
  return Buffer.concat([toServer(SET_FORMAT), Buffer.of(SIGNED_16_BITS, SOUND_FORMAT.channels), rate]);
}

const toServer = (operation: number): Buffer => Buffer.of(QEMU_MESSAGE, SOUND_MESSAGE, 0, operation);

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
