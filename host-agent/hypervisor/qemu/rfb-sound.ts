/**
 * Reads the sound of a VM from the socket of its display: RFB with QEMU's audio extension. No pixels are requested. QEMU may have been taken
 * over, so any other part of RFB ends the connection, and samples are read no faster than they can be played.
 */
import type { Duplex } from 'node:stream';
import { messageOf } from '../../api/errors/message-of.ts';
import { SOUND_BYTES_PER_SECOND, SOUND_FORMAT, type SoundListener } from '../hypervisor.ts';
import { ByteQueue, NotRfb, Pace, setEncodings, shakeHands } from './rfb.ts';

const SOUND_ENCODING = -259;
const QEMU_MESSAGE = 255;
const SOUND_MESSAGE = 1;
const SERVER = { update: 0, bell: 2 } as const;
const OPERATION = { end: 0, begin: 1, samples: 2 } as const;
/** Messages to the server: start the sound, and set its format. */
const ENABLE = 0;
const SET_FORMAT = 2;
const SIGNED_16_BITS = 3;

/** QEMU sends some milliseconds of sound at a time. */
const MAX_SAMPLES_BYTES = 1024 * 1024;
/** Added to the size of each message, so that messages without samples count too. */
const MESSAGE_BYTES = 256;
/** Allowed burst: a VM that was paused catches up. */
const BURST_BYTES = 2 * SOUND_BYTES_PER_SECOND;

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
    socket.write(setEncodings([SOUND_ENCODING]));
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
    else throw new NotRfb('It sends an unrequested message.');
  }
}

/** Returns the number of bytes of samples. */
async function takeSound(bytes: ByteQueue, listener: SoundListener): Promise<number> {
  const head = await bytes.take(3);
  if (head[0] !== SOUND_MESSAGE) throw new NotRfb('It sends an unrequested message.');
  switch (head.readUInt16BE(1)) {
    case OPERATION.begin:
      return 0;
    case OPERATION.end:
      listener.onEnd();
      return 0;
    case OPERATION.samples: {
      const length = (await bytes.take(4)).readUInt32BE();
      if (length > MAX_SAMPLES_BYTES) throw new NotRfb('It sends too many samples at once.');
      listener.onSound(await bytes.take(length));
      return length;
    }
    default:
      throw new NotRfb('It sends an unrequested message.');
  }
}

/** Reads the empty rectangle by which QEMU announces that it supports sound. */
async function agree(socket: Duplex, bytes: ByteQueue): Promise<void> {
  const update = await bytes.take(15);
  if (update.readUInt16BE(1) !== 1 || update.readInt32BE(11) !== SOUND_ENCODING)
    throw new NotRfb('It sends unrequested pixels.');
  socket.write(Buffer.concat([format(), toServer(ENABLE)]));
}

function format(): Buffer {
  const rate = Buffer.alloc(4);
  rate.writeUInt32BE(SOUND_FORMAT.samplesPerSecond);
  return Buffer.concat([toServer(SET_FORMAT), Buffer.of(SIGNED_16_BITS, SOUND_FORMAT.channels), rate]);
}

const toServer = (operation: number): Buffer => Buffer.of(QEMU_MESSAGE, SOUND_MESSAGE, 0, operation);
