/** The clipboard of a fake browser: what hostile guests answer when the person copies out of them. */
import { deflateSync } from 'node:zlib';
import type { Behaviour } from './behaviour.ts';

/** 254 KiB that unpack to 256 MiB: interlaced, so that decoders do not know the size of the data beforehand. */
export function pngBomb(): Buffer {
  const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 6, 0, 0, 1]);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    ...(
      [
        ['IHDR', header],
        ['IDAT', deflateSync(Buffer.alloc(256 * 1024 * 1024), { level: 9 })],
        ['IEND', Buffer.alloc(0)],
      ] as const
    ).map(([type, data]) => {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(data.length);
      // No decoder gets as far as the sums.
      return Buffer.concat([length, Buffer.from(type), data, Buffer.alloc(4)]);
    }),
  ]);
}

export interface HostileClip {
  /** The line that announces it. */
  readonly answer: (transfer: number) => object;
  /** What follows the token; the last piece again and again if it `isEndless`. */
  readonly bytes: () => Buffer;
  readonly isEndless?: boolean;
}

const MIB = 1024 * 1024;
const LARGEST = { width: 16_384, height: 1_536 };
const picture = (size: object) => (transfer: number) => ({ type: 'transfer-picture', transfer, ...size });
const text = (bytes: number) => (transfer: number) => ({ type: 'transfer-offer', transfer, bytes, content: 'text' });
const nothing = () => Buffer.alloc(0);
/** Pixels that do not compress. */
function noise(bytes: number): Buffer {
  const pixels = Buffer.alloc(bytes);
  let state = 1;
  for (let at = 0; at + 4 <= bytes; at += 4)
    pixels.writeUInt32LE((state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0), at);
  return pixels;
}

export const HOSTILE_CLIPS: Readonly<Partial<Record<Behaviour, HostileClip>>> = {
  'copied-picture-is-file': {
    answer: (transfer) => ({ type: 'transfer-offer', transfer, bytes: pngBomb().length, content: 'png' }),
    bytes: nothing,
  },
  'copied-picture-is-bomb': { answer: picture({ width: 1, height: 1 }), bytes: pngBomb },
  'copied-picture-is-absurd': { answer: picture({ width: 16_384, height: 16_384 }), bytes: nothing },
  'largest-copied-picture': { answer: picture(LARGEST), bytes: () => noise(MIB), isEndless: true },
  'endless-copied-picture': {
    answer: picture({ width: 20, height: 10 }),
    bytes: () => Buffer.alloc(MIB, 0x2a),
    isEndless: true,
  },
  'endless-copied-text': { answer: text(10), bytes: () => Buffer.alloc(MIB, 0x61), isEndless: true },
  'copied-text-is-absurd': { answer: text(2 ** 33), bytes: nothing },
};
