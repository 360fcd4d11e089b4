/**
 * Follows the screen of a VM on the socket of its display, without loss. QEMU may have been taken over, so any other part of RFB ends the connection,
 * and it is asked for the next picture only when there is time for it.
 */
import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { messageOf } from '../../api/errors/message-of.ts';
import type { ScreenListener } from '../hypervisor.ts';
import { ByteQueue, NotRfb, setEncodings, shakeHands } from './rfb.ts';

const RAW = 0;
const NEW_SIZE = -223;
const SERVER = { update: 0, bell: 2, cutText: 3 } as const;
const MAX_CUT_TEXT_BYTES = 1024 * 1024;
const BYTES_PER_PIXEL = 4;
/** More than the largest screen of a profile. */
const MAX_PIXELS = 8192 * 4608;

interface Screen {
  width: number;
  height: number;
  bgrx: Buffer;
}

/** Connects and passes the screen to the listener until the returned function is called. Throws where the other end is not such a QEMU. */
export async function followScreen(socket: Duplex, listener: ScreenListener, everyMs: number): Promise<() => void> {
  let isStopped = false;
  const stop = () => {
    isStopped = true;
    socket.destroy();
  };
  socket.on('error', () => undefined);
  const bytes = new ByteQueue(socket);
  try {
    const { width, height } = await shakeHands(socket, bytes);
    socket.write(Buffer.concat([pixelFormat(), setEncodings([RAW, NEW_SIZE])]));
    const screen = screenOf(width, height);
    void follow(socket, bytes, screen, listener, everyMs).catch((error: unknown) => {
      if (isStopped) return;
      stop();
      listener.onLost(messageOf(error));
    });
  } catch (error) {
    stop();
    throw error;
  }
  return stop;
}

async function follow(
  socket: Duplex,
  bytes: ByteQueue,
  screen: Screen,
  { onFrame }: ScreenListener,
  everyMs: number,
): Promise<never> {
  for (let isKnown = false; ;) {
    const askedAtMs = performance.now();
    socket.write(updateRequest(screen, isKnown));
    const isNew = await nextUpdate(bytes, screen);
    isKnown = !isNew;
    if (!isNew) await onFrame(screen);
    await sleep(Math.max(0, everyMs - (performance.now() - askedAtMs)), undefined, { ref: false });
  }
}

/** Fulfilled when the screen has changed, with whether it has another size and no content yet. */
async function nextUpdate(bytes: ByteQueue, screen: Screen): Promise<boolean> {
  for (;;) {
    const [type] = await bytes.take(1);
    if (type === SERVER.update) return takeUpdate(bytes, screen);
    if (type === SERVER.cutText) {
      const length = (await bytes.take(7)).readUInt32BE(3);
      if (length > MAX_CUT_TEXT_BYTES) throw new NotRfb('It sends too long a text.');
      await bytes.take(length);
    } else if (type !== SERVER.bell) throw new NotRfb('It sends an unrequested message.');
  }
}

async function takeUpdate(bytes: ByteQueue, screen: Screen): Promise<boolean> {
  let isNew = false;
  const rectangles = (await bytes.take(3)).readUInt16BE(1);
  for (let index = 0; index < rectangles; index += 1) {
    const head = await bytes.take(12);
    const [x, y, width, height] = [0, 2, 4, 6].map((at) => head.readUInt16BE(at)) as [number, number, number, number];
    const encoding = head.readInt32BE(8);
    if (encoding === NEW_SIZE) {
      Object.assign(screen, screenOf(width, height));
      isNew = true;
    } else if (encoding === RAW && x + width <= screen.width && y + height <= screen.height) {
      await takePixels(bytes, screen, { x, y, width, height });
    } else throw new NotRfb('It sends unrequested pixels.');
  }
  return isNew;
}

async function takePixels(
  bytes: ByteQueue,
  screen: Screen,
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
): Promise<void> {
  const rowBytes = width * BYTES_PER_PIXEL;
  const pixels = await bytes.take(rowBytes * height);
  for (let row = 0; row < height; row += 1)
    pixels.copy(screen.bgrx, ((y + row) * screen.width + x) * BYTES_PER_PIXEL, row * rowBytes, (row + 1) * rowBytes);
}

function screenOf(width: number, height: number): Screen {
  if (width === 0 || height === 0 || width * height > MAX_PIXELS)
    throw new NotRfb('Its screen has no size that is possible.');
  return { width, height, bgrx: Buffer.alloc(width * height * BYTES_PER_PIXEL) };
}

/** 32 bits for each pixel, little-endian: blue, green, red, none. */
function pixelFormat(): Buffer {
  const message = Buffer.alloc(20);
  message.set([0, 0, 0, 0, 32, 24, 0, 1], 0);
  for (const at of [8, 10, 12]) message.writeUInt16BE(255, at);
  message.set([16, 8, 0], 14);
  return message;
}

/** Of the whole screen; `isKnown`: only what has changed, as soon as something has. */
function updateRequest({ width, height }: Screen, isKnown: boolean): Buffer {
  const message = Buffer.alloc(10);
  message.set([3, isKnown ? 1 : 0], 0);
  message.writeUInt16BE(width, 6);
  message.writeUInt16BE(height, 8);
  return message;
}
