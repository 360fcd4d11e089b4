/** The picture that a fake screen shows, as a rectangle that is not compressed. Pure. */
import { ENCODING } from '../../bed/screen/rfb-messages.ts';
import { type Colour, pixelOf, rectangleHeader } from './rectangles.ts';

/** The colours of a browser's toolbar. */
const [BAR_SHADES, BAR_STEP_PIXELS] = [5, 20];

export interface Shown {
  readonly size: { readonly width: number; readonly height: number };
  readonly isChequered: boolean;
  readonly hasBar: boolean;
}

export function picture({ size, isChequered, hasBar }: Shown, colour: Colour, shifts: Colour): Buffer {
  const { width, height } = size;
  const pixels = Buffer.alloc(width * height * 4, pixelOf(colour, shifts));
  if (isChequered)
    for (let y = 0; y < height; y += 1)
      for (let x = 0; x < width; x += 1) pixels.writeUInt32LE((x + y) % 2 === 0 ? 0 : 0xffffff, (y * width + x) * 4);
  // From the bottom up: each shade is painted over the previous one.
  if (hasBar)
    for (let shade = BAR_SHADES; shade > 0; shade -= 1)
      pixels.fill(pixelOf([shade * 30, shade * 30, shade * 30], shifts), 0, shade * BAR_STEP_PIXELS * width * 4);
  return Buffer.concat([rectangleHeader(size, ENCODING.raw), pixels]);
}
