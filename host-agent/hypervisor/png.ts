import { PNG } from 'pngjs';
import type { Frame } from './hypervisor.ts';

/** The frame as the bytes of a PNG file. Pure. */
export function pngOf({ width, height, rgb }: Frame): Buffer {
  const png = new PNG({ width, height });
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    rgb.copy(png.data, pixel * 4, pixel * 3, pixel * 3 + 3);
    png.data[pixel * 4 + 3] = 0xff;
  }
  return PNG.sync.write(png, { colorType: 2 });
}
