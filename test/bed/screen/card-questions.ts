/** Chromium's questions before it uses a smart card, on a screen of 1280×800: each shows its default button in one place. */
import type { Picture } from './picture.ts';

const isColour =
  (x: number, y: number, colour: readonly number[]) =>
  ({ width, rgba }: Picture): boolean =>
    colour.every((value, channel) => rgba[4 * (y * width + x) + channel] === value);

/** "Select a certificate". Pure. */
export const asksForCertificate = isColour(820, 350, [11, 87, 208]);
/** "Unlock Security Device". Pure. */
export const asksForPin = isColour(800, 435, [66, 133, 244]);
