/** Parts of pictures, and how much they differ. */
import type { Colour, Picture } from './picture.ts';

/** The smallest part of the picture that has all pixels of exactly this colour. Throws if there is none. Pure. */
export function cutOut({ width, height, rgba }: Picture, [red, green, blue]: Colour): Picture {
  let [left, top, right, bottom] = [width, height, 0, 0];
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const at = 4 * (y * width + x);
      if (rgba[at] !== red || rgba[at + 1] !== green || rgba[at + 2] !== blue) continue;
      [left, top, right, bottom] = [
        Math.min(left, x),
        Math.min(top, y),
        Math.max(right, x + 1),
        Math.max(bottom, y + 1),
      ];
    }
  if (right <= left) throw new Error(`Nothing has the colour ${red}, ${green}, ${blue}.`);
  const part = new Uint8Array(4 * (right - left) * (bottom - top));
  for (let y = top; y < bottom; y += 1)
    part.set(rgba.subarray(4 * (y * width + left), 4 * (y * width + right)), 4 * (y - top) * (right - left));
  return { width: right - left, height: bottom - top, rgba: part };
}

/** The picture with each pixel repeated, `times` along each side. Pure. */
export function repeated({ width, height, rgba }: Picture, times: number): Picture {
  const larger = new Uint8Array(rgba.length * times * times);
  for (let y = 0; y < height * times; y += 1)
    for (let x = 0; x < width * times; x += 1) {
      const from = 4 * (Math.floor(y / times) * width + Math.floor(x / times));
      larger.set(rgba.subarray(from, from + 4), 4 * (y * width * times + x));
    }
  return { width: width * times, height: height * times, rgba: larger };
}

/** The share of pixels of which any channel differs by more than `tolerance`, where both pictures are. Pure. */
export function differing(one: Picture, other: Picture, tolerance = 32): number {
  const [width, height] = [Math.min(one.width, other.width), Math.min(one.height, other.height)];
  let count = 0;
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      if (
        [0, 1, 2].some(
          (channel) =>
            Math.abs(
              (one.rgba[4 * (y * one.width + x) + channel] ?? 0) -
                (other.rgba[4 * (y * other.width + x) + channel] ?? 0),
            ) > tolerance,
        )
      )
        count += 1;
  return count / (width * height);
}
