/** How the window of a session begins to talk to its screen, in RFB. A desk says it ahead to a screen on another host, while the window opens. */

export const RAW = 0;
export const TIGHT = 7;
/** The encodings of pixels. PNG and H.264 would reach the decoders of Electron, and so would JPEG by itself. */
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
/**
 * zlib's least effort. QEMU looks at the guest's screen only between two pictures that it compresses: with more effort, it would not see a film change
 * the 12 times a second from which on it uses JPEG.
 */
const LEAST_COMPRESSION = -255;
/**
 * Level 7 of 9. From this one on, QEMU uses JPEG, with a quality of 70 %, only for parts that change 12 times a second or more, and sends them again
 * without loss when they rest (`tight_jpeg_conf` in its ui/vnc-enc-tight.c).
 */
const JPEG_WHILE_MOVING = -25;

/** The encodings that a viewer announces, the best first. Without a level of quality QEMU compresses without loss. Pure. */
export function announced({ decodesJpeg }: { readonly decodesJpeg: boolean }): number[] {
  return [...PIXEL_ENCODINGS, LEAST_COMPRESSION, ...(decodesJpeg ? [JPEG_WHILE_MOVING] : []), ...OTHER_RECTANGLES];
}

/** The message SetPixelFormat as noVNC sends it: 32 bits a pixel, of which 24 are used, red first in memory. */
export const PIXEL_FORMAT: readonly number[] = [
  ...[0, 0, 0, 0],
  ...[32, 24, 0, 1],
  ...[0, 255, 0, 255, 0, 255],
  ...[0, 8, 16],
  ...[0, 0, 0],
];
