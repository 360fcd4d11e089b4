import { PNG } from 'pngjs';
import type { Frame } from '../hypervisor.ts';

/** PNG's number for this colour type. */
const RGB = 2;

/** Like {@link pngOf}, for a large picture: works in pieces, so that the event loop is not blocked. */
export async function packedPng({ width, height, rgb }: Frame): Promise<Buffer> {
  // Each row is stored as its difference to the row above, which is fast and compresses pages well.
  const png = new PNG({ width, height, colorType: RGB, inputColorType: RGB, inputHasAlpha: false, filterType: 2 });
  png.data = rgb;
  const chunks: Buffer[] = [];
  await new Promise<void>((resolve, reject) => {
    png
      .on('data', (chunk: Buffer) => void chunks.push(chunk))
      .on('end', resolve)
      .on('error', reject);
    png.pack();
  });
  return Buffer.concat(chunks);
}

/** The frame as the bytes of a PNG file. Pure. */
export function pngOf({ width, height, rgb }: Frame): Buffer {
  const png = new PNG({ width, height });
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    rgb.copy(png.data, pixel * 4, pixel * 3, pixel * 3 + 3);
    png.data[pixel * 4 + 3] = 0xff;
  }
  return PNG.sync.write(png, { colorType: RGB });
}
