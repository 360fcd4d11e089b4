/**
 * Maps the guest's pixels to those of the display. A sharp guest draws each of them, at the desktop's scale. Another one stays at 100 %, so each of its pixels
 * becomes a whole number of the display's: nothing is ever blurred, and at 125 to 200 % text is between a quarter smaller and a third larger than the desktop's.
 */
import { SCALES } from '../../../../appliance/protocol/limits.ts';

export interface Extent {
  readonly width: number;
  readonly height: number;
}

/** No display is larger. */
const LONGEST_SIDE = 7680;
const MOST_PIXELS = 7680 * 4320;
/** A window may span two displays of the host. */
const SCREENS_BESIDE = 2;

/**
 * Whether we may have asked for this mode. The guest chooses its mode itself, and each pixel takes our memory. `ours`: the host's display, in
 * its own pixels, and the mode that the VM started with.
 */
export function isShowable({ width, height }: Extent, ours: readonly Extent[]): boolean {
  const most = Math.min(MOST_PIXELS, SCREENS_BESIDE * Math.max(...ours.map((screen) => screen.width * screen.height)));
  return Math.max(width, height) <= LONGEST_SIDE && width * height <= most;
}

/** The display, as the desktop describes it: its own pixels for each CSS pixel, and whether the guest draws each of them. */
export interface Fineness {
  readonly devicePixelRatio: number;
  readonly isSharp: boolean;
}

/** The display's pixels, along each side, for one pixel of the guest. */
export function pixelsPerGuestPixel({ devicePixelRatio, isSharp }: Fineness): number {
  return isSharp ? 1 : Math.max(1, Math.round(devicePixelRatio));
}

/** The mode to ask the guest for when its picture covers `device` pixels of the display. */
export function guestExtent(device: Extent, fineness: Fineness): Extent {
  const each = pixelsPerGuestPixel(fineness);
  return { width: Math.max(1, Math.floor(device.width / each)), height: Math.max(1, Math.floor(device.height / each)) };
}

export interface Shown extends Extent {
  /** Each pixel of the guest is a whole number of the display's, so nothing needs smoothing. */
  readonly isWhole: boolean;
}

/**
 * The size in CSS pixels of a `guest` picture in a place of `device` pixels: as large as possible in whole pixels, so that text stays sharp; only a picture
 * that is too large is shrunk, until the guest has changed its mode.
 */
export function shownExtent(guest: Extent, device: Extent, fineness: Fineness): Shown {
  const most = Math.min(device.width / guest.width, device.height / guest.height);
  const scale = most > 1 ? Math.floor(most) : most;
  return {
    width: (guest.width * scale) / fineness.devicePixelRatio,
    height: (guest.height * scale) / fineness.devicePixelRatio,
    isWhole: Number.isInteger(scale),
  };
}

/** The scale that is nearest to a window's `devicePixelRatio`, the smaller one of two. Pure. */
export function nearestScale(devicePixelRatio: number): (typeof SCALES)[number] {
  const distance = (scale: number) => Math.abs(scale - devicePixelRatio * 100);
  return SCALES.reduce<(typeof SCALES)[number]>(
    (best, scale) => (distance(scale) < distance(best) ? scale : best),
    100,
  );
}
