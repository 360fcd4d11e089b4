/**
 * What a session's window accepts from a screen: only what our QEMU sends to it. Everything else that noVNC understands is a decoder too many.
 * QEMU chooses Tight, the first encoding of our list, and compresses without loss; raw pixels are what every server may send.
 */
import { OTHER_RECTANGLES, PIXEL_ENCODINGS } from '../../../../host-agent/api/screen/screen-opening.ts';
import type { Extent } from './pixels.ts';

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
