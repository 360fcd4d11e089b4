/** Hostile screens: each sends one thing to its viewer again and again, as fast as the viewer reads. */
import type { Socket } from 'node:net';
import { ENCODING } from '../../bed/screen/rfb-messages.ts';
import { flood } from '../qemu/flood.ts';
import { compactLength } from './rectangles.ts';

const [COPY_RECT, RRE, HEXTILE, ZLIB, TIGHT, ZRLE, JPEG, H264, TIGHT_PNG] = [1, 2, 5, 6, 7, 16, 21, 50, -260];
const VMWARE_CURSOR = 0x574d5664;
/** Tight's control byte: the rectangle is of one colour, a JPEG file, a PNG file, or compressed by a filter. */
const [FILL, TIGHT_JPEG, TIGHT_PNG_FILE, FILTERED] = [0x80, 0x90, 0xa0, 0x40];
const GRADIENT = 2;

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

/** Small enough that its length is one byte in Tight, and long enough for every decoder to begin. */
const CONTENT = Buffer.alloc(100, 0x11);
const inTight = (...control: readonly number[]) => Buffer.concat([Buffer.from([...control, CONTENT.length]), CONTENT]);
const one =
  (encoding: number, content: Buffer, width = 16, height = 16) =>
  (socket: Socket) =>
    void socket.write(update(1, width, height, encoding, content));

/** An update of `count` rectangles of JPEG in Tight, all at the same place. */
export function jpegUpdate(
  file: Buffer,
  { width, height }: { readonly width: number; readonly height: number },
  count = 1,
): Buffer {
  const content = Buffer.concat([Buffer.from([TIGHT_JPEG]), compactLength(file.length), file]);
  return update(count, width, height, TIGHT, content);
}

/** An update of pixels that Tight would not make smaller. */
export const dearUpdate = (): Buffer => update(1, 256, 256, ENCODING.raw, Buffer.alloc(256 * 256 * 4, 0x80));

/** Screens that send one thing that our QEMU never sends. */
export const REFUSED_SCREENS: Readonly<Record<string, (socket: Socket) => void>> = {
  'a JPEG in Tight': one(TIGHT, inTight(TIGHT_JPEG)),
  'a PNG in Tight': one(TIGHT, inTight(TIGHT_PNG_FILE)),
  'a gradient in Tight': one(TIGHT, inTight(FILTERED, GRADIENT)),
  'a JPEG in TightPNG': one(TIGHT_PNG, inTight(TIGHT_JPEG)),
  'a PNG in TightPNG': one(TIGHT_PNG, inTight(TIGHT_PNG_FILE)),
  'a JPEG': one(JPEG, Buffer.from([0xff, 0xd8, 0xff, 0xd9])),
  'H.264': one(H264, CONTENT),
  CopyRect: one(COPY_RECT, CONTENT),
  RRE: one(RRE, CONTENT),
  Hextile: one(HEXTILE, CONTENT),
  zlib: one(ZLIB, CONTENT),
  ZRLE: one(ZRLE, CONTENT),
  'a pointer of VMware': one(VMWARE_CURSOR, CONTENT),
  'a rectangle beyond the screen': one(TIGHT, Buffer.from([FILL, 1, 2, 3]), 60_000, 60_000),
  'a compressed text': (socket) =>
    void socket.write(Buffer.concat([Buffer.from([3, 0, 0, 0, 0xff, 0xff, 0xff, 0xf0]), CONTENT])),
  'a table of colours': (socket) => void socket.write(Buffer.concat([Buffer.from([1]), CONTENT])),
};
