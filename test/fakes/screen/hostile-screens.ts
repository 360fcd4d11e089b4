/** Hostile screens: each sends one thing to its viewer again and again, as fast as the viewer reads. */
import type { Socket } from 'node:net';
import { ENCODING } from '../../bed/screen/rfb-messages.ts';
import { flood } from '../qemu/flood.ts';

const [COPY_RECT, TIGHT] = [1, 7];
/** Tight's control byte: the rectangle is of one colour. */
const FILL = 0x80;

/** An update of `count` rectangles of this size and encoding, each with `content`. */
function update(count: number, width: number, height: number, encoding: number, content: Buffer): Buffer {
  const head = Buffer.from([0, 0, count >> 8, count & 0xff]);
  const rectangle = Buffer.alloc(12);
  rectangle.writeUInt16BE(width, 4);
  rectangle.writeUInt16BE(height, 6);
  rectangle.writeInt32BE(encoding, 8);
  const one = Buffer.concat([rectangle, content]);
  return Buffer.concat([head, ...Array.from({ length: count }, () => one)]);
}

/** A message of this head whose content never ends. */
function endless(socket: Socket, head: Buffer): void {
  socket.write(head);
  flood(socket, () => Buffer.alloc(64 * 1024, 0x61));
}

const cutText = (bytes: number) => {
  const head = Buffer.alloc(8);
  head[0] = 3;
  head.writeUInt32BE(bytes, 4);
  return head;
};

export const HOSTILE_SCREENS: Readonly<Record<string, (socket: Socket) => void>> = {
  'floods pictures without a request': (socket) => {
    const picture = update(1, 640, 480, ENCODING.raw, Buffer.alloc(640 * 480 * 4, 0x80));
    flood(socket, () => picture);
  },
  'has the whole screen copied again and again, for a few bytes each': (socket) => {
    const copies = update(4000, 640, 480, COPY_RECT, Buffer.alloc(4));
    flood(socket, () => copies);
  },
  'has the whole screen filled again and again, for a few bytes each': (socket) => {
    const fills = update(4000, 640, 480, TIGHT, Buffer.from([FILL, 0x20, 0x40, 0x60]));
    flood(socket, () => fills);
  },
  'resizes as fast as it can': (socket) => {
    let size = 0;
    flood(socket, () => update(1, 64 + (++size % 1000), 480, ENCODING.desktopSize, Buffer.alloc(0)));
  },
  'announces an absurd size': (socket) =>
    flood(socket, () => update(1, 65_535, 65_535, ENCODING.desktopSize, Buffer.alloc(0))),
  'announces the largest size there is': (socket) =>
    flood(socket, () => update(1, 7680, 4320, ENCODING.desktopSize, Buffer.alloc(0))),
  'has a pointer of gigabytes': (socket) =>
    endless(socket, update(1, 65_535, 65_535, ENCODING.cursor, Buffer.alloc(0))),
  'copies a text of gigabytes': (socket) => endless(socket, cutText(0x7fff_ffff)),
  'says what is nothing': (socket) => flood(socket, () => Buffer.alloc(64 * 1024, 0xee)),
  'rings without end': (socket) => flood(socket, () => Buffer.alloc(64 * 1024, 2)),
  'begins a picture and falls silent': (socket) => void socket.write(Buffer.from([0, 0, 0, 9, 0])),
};
