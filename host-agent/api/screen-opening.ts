/** How the window of a session begins to talk to its screen, in RFB. A desk says it ahead to a screen on another host, while the window opens. */

export const RAW = 0;
const TIGHT = 7;
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
export const OTHER_RECTANGLES = [
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

/** The message SetPixelFormat as noVNC sends it: 32 bits a pixel, of which 24 are used, red first in memory. */
export const PIXEL_FORMAT: readonly number[] = [
  ...[0, 0, 0, 0],
  ...[32, 24, 0, 1],
  ...[0, 255, 0, 255, 0, 255],
  ...[0, 8, 16],
  ...[0, 0, 0],
];
