/**
 * How the guest's pixels stand on those of the screen. The guest knows nothing of the desktop's scale, so each of its pixels becomes a
 * whole number of the screen's: nothing is ever blurred, and at 125 to 200 % letters are between a quarter smaller and a third larger
 * than the desktop's own.
 */
export interface Extent {
  readonly width: number;
  readonly height: number;
}

/** No screen is larger. */
const LONGEST_SIDE = 7680;
const MOST_PIXELS = 7680 * 4320;
/** A window may stand on two of this computer's screens. */
const SCREENS_BESIDE = 2;

/**
 * Whether the guest's mode is one that we may have asked for: it chooses it itself, and each pixel takes our memory. `ours`: the screen of this
 * computer, in its own pixels, and the one that the machine began with.
 */
export function isShowable({ width, height }: Extent, ours: readonly Extent[]): boolean {
  const most = Math.min(MOST_PIXELS, SCREENS_BESIDE * Math.max(...ours.map((screen) => screen.width * screen.height)));
  return Math.max(width, height) <= LONGEST_SIDE && width * height <= most;
}

/** Pixels of the screen, along each side, for one of the guest. */
export function pixelsPerGuestPixel(devicePixelRatio: number): number {
  return Math.max(1, Math.round(devicePixelRatio));
}

/** The mode that the guest is asked for, where its picture has `device` pixels of the screen. */
export function guestExtent(device: Extent, devicePixelRatio: number): Extent {
  const each = pixelsPerGuestPixel(devicePixelRatio);
  return { width: Math.max(1, Math.floor(device.width / each)), height: Math.max(1, Math.floor(device.height / each)) };
}

/** A guest's mode may miss what was asked by so much, and is then shown with a margin rather than stretched. */
const MAX_MARGIN_GUEST_PIXELS = 16;

export interface Shown extends Extent {
  /** Each of the guest's pixels is a whole number of the screen's, so nothing needs smoothing. */
  readonly isWhole: boolean;
}

/**
 * The size in CSS pixels at which a picture of `guest` is shown in a place of `device` pixels: exact where it fits, else, until the guest
 * has changed its mode, as large as it can be.
 */
export function shownExtent(guest: Extent, device: Extent, devicePixelRatio: number): Shown {
  const each = pixelsPerGuestPixel(devicePixelRatio);
  const wanted = guestExtent(device, devicePixelRatio);
  const fits =
    guest.width <= wanted.width &&
    guest.height <= wanted.height &&
    wanted.width - guest.width <= MAX_MARGIN_GUEST_PIXELS &&
    wanted.height - guest.height <= MAX_MARGIN_GUEST_PIXELS;
  const scale = fits ? each : Math.min(device.width / guest.width, device.height / guest.height);
  return {
    width: (guest.width * scale) / devicePixelRatio,
    height: (guest.height * scale) / devicePixelRatio,
    isWhole: Number.isInteger(scale),
  };
}
