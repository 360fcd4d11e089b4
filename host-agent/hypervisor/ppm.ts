import type { Frame } from './hypervisor.ts';

/** Larger than any screen a configuration allows; a picture beyond it is refused before memory is taken. */
const LARGEST_SIDE = 16_384;
const HEADER = /^P6\s+(\d{1,5})\s+(\d{1,5})\s+255\s/;

/** Binary PPM, as QEMU's screendump writes it, as a frame. Throws on anything else. */
export function parsePpm(untrustedFile: Buffer): Frame {
  const header = HEADER.exec(untrustedFile.subarray(0, 64).toString('latin1'));
  if (!header) throw new Error('The screen dump is not a binary PPM.');
  const [width, height] = [Number(header[1]), Number(header[2])];
  if (width < 1 || height < 1 || width > LARGEST_SIDE || height > LARGEST_SIDE) throw new Error('The screen dump has an absurd size.');
  const rgb = untrustedFile.subarray(header[0].length);
  if (rgb.length !== width * height * 3) throw new Error('The screen dump is cut short.');
  return { width, height, rgb };
}
