/**
 * What a session's window accepts from a screen: only what our QEMU sends to it. Everything else that noVNC understands is a decoder too many.
 * QEMU chooses Tight, the first encoding of our list, and compresses without loss; raw pixels are what every server may send.
 */
import type { Extent } from './pixels.ts';

const [RAW, TIGHT] = [0, 7];
/** The encodings of pixels. JPEG, PNG and H.264 would reach the decoders of Electron. */
export const PIXEL_ENCODINGS: readonly number[] = [TIGHT, RAW];

const LAST_RECTANGLE = -224;
const CURSOR = -239;
/** Rectangles that contain no pixels of the screen. */
const DESKTOP_SIZE = -223;
/** The rectangle is QEMU's answer to a list of encodings that contains this one. */
export const EXTENDED_KEYS = -258;
const KEYBOARD_LIGHTS = -261;
const EXTENDED_DESKTOP_SIZE = -308;
const OTHER_RECTANGLES = [
  DESKTOP_SIZE,
  LAST_RECTANGLE,
  EXTENDED_KEYS,
  KEYBOARD_LIGHTS,
  EXTENDED_DESKTOP_SIZE,
  CURSOR,
] as const;
/** zlib's least effort: the bytes only cross memory. */
const LEAST_COMPRESSION = -255;

/** What we announce, the best first. Without a level of quality QEMU compresses without loss. */
export const ANNOUNCED: readonly number[] = [...PIXEL_ENCODINGS, LEAST_COMPRESSION, ...OTHER_RECTANGLES];

const [FRAMEBUFFER_UPDATE, CUT_TEXT] = [0, 3];

/** Whether a message of this type is allowed. Pure. */
export const isAcceptedMessage = (type: number): boolean => type === FRAMEBUFFER_UPDATE || type === CUT_TEXT;

export interface Rectangle {
  readonly encoding: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Whether a rectangle is allowed: one of pixels has to lie on the screen, since memory is allocated for its size. Pure. */
export function isAcceptedRectangle({ encoding, x, y, width, height }: Rectangle, screen: Extent): boolean {
  if (PIXEL_ENCODINGS.includes(encoding)) return x + width <= screen.width && y + height <= screen.height;
  return OTHER_RECTANGLES.some((accepted) => accepted === encoding);
}

/** A negative length, whose first bit is set, means the extended clipboard: compressed text of any announced size. Pure. */
export const isPlainCutText = (paddingAndLength: Uint8Array): boolean => ((paddingAndLength[3] ?? 0) & 0x80) === 0;
