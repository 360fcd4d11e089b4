import { PNG } from 'pngjs';
import { expect, it } from 'vitest';
import type { Frame } from '../../../host-agent/hypervisor/hypervisor.ts';
import { shrink } from '../../../host-agent/hypervisor/picture/shrink.ts';
import { encodedThumbnail, THUMBNAIL_SIZE, thumbnailOf } from '../../../host-agent/session/thumbnail.ts';

/** A screen whose left half has one colour and whose right half another. */
function screen(width: number, height: number, left = [200, 40, 10], right = [0, 90, 180]): Frame {
  return {
    width,
    height,
    rgb: Buffer.from(
      Array.from({ length: width * height }, (_, pixel) => (pixel % width < width / 2 ? left : right)).flat(),
    ),
  };
}
const pixel = ({ width, rgb }: Frame, x: number, y: number) => [
  ...rgb.subarray((y * width + x) * 3, (y * width + x) * 3 + 3),
];

it('scales a large screen down with its proportions and colours', () => {
  const small = shrink(screen(1280, 800), THUMBNAIL_SIZE);
  expect([small.width, small.height, small.rgb.length]).toEqual([512, 320, 512 * 320 * 3]);
  expect([pixel(small, 0, 0), pixel(small, 511, 319)]).toEqual([
    [200, 40, 10],
    [0, 90, 180],
  ]);
  expect(shrink(screen(300, 1600), THUMBNAIL_SIZE)).toMatchObject({ width: 60, height: 320 });
});

it('mixes neighbouring pixels', () => {
  const lines: Frame = {
    width: 1024,
    height: 640,
    rgb: Buffer.alloc(1024 * 640 * 3, Buffer.from([0, 0, 0, 200, 100, 50])),
  };
  expect(pixel(shrink(lines, THUMBNAIL_SIZE), 5, 5)).toEqual([100, 50, 25]);
});

it('leaves a small screen as it is, and keeps a line of single pixels', () => {
  const small = screen(64, 64);
  expect(shrink(small, THUMBNAIL_SIZE)).toBe(small);
  expect(shrink(screen(16_000, 1), THUMBNAIL_SIZE)).toMatchObject({ width: 512, height: 1 });
});

it('returns a picture once for each screen', () => {
  const first = thumbnailOf(screen(640, 400), undefined) ?? expect.fail();
  const { width, height, data } = PNG.sync.read(Buffer.from(encodedThumbnail(first).png, 'base64'));
  expect([width, height, ...data.subarray(0, 4)]).toEqual([512, 320, 200, 40, 10, 255]);
  expect(thumbnailOf(screen(640, 400), first.version)).toBeUndefined();
  expect(thumbnailOf(screen(640, 400, [201, 40, 10]), first.version)).toBeDefined();
  expect(thumbnailOf(screen(400, 640), first.version)).toBeDefined();
});
