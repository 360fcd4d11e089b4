import { randomBytes } from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { pngPieces } from '../../../../host-agent/hypervisor/picture/png-pieces.ts';

const MIB = 1024 * 1024;
const [WIDTH, HEIGHT] = [37, 11];
const RGB = Buffer.from(Array.from({ length: WIDTH * HEIGHT * 3 }, (_, at) => (at * 7919) % 256));

async function* inPieces(rgb: Buffer, bytes: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < rgb.length; at += bytes) yield Promise.resolve(rgb.subarray(at, at + bytes));
}
async function whole(pieces: AsyncIterable<Buffer>): Promise<Buffer> {
  const read: Buffer[] = [];
  for await (const piece of pieces) read.push(piece);
  return Buffer.concat(read);
}

describe('a PNG file', () => {
  it.each([1, 3, 100, 111, 112, RGB.length])('has the pixels that arrive in pieces of %i bytes', async (bytes) => {
    const png = PNG.sync.read(await whole(pngPieces({ width: WIDTH, height: HEIGHT, rgb: inPieces(RGB, bytes) })));
    expect([png.width, png.height]).toEqual([WIDTH, HEIGHT]);
    expect(Buffer.from(png.data.filter((_, at) => at % 4 !== 3)).equals(RGB)).toBe(true);
  });

  it.each([
    ['few', RGB.subarray(1)],
    ['many', Buffer.concat([RGB, RGB.subarray(0, WIDTH * 3)])],
  ])('is refused when its pixels are too %s', async (how, rgb) => {
    await expect(whole(pngPieces({ width: WIDTH, height: HEIGHT, rgb: inPieces(rgb, 100) }))).rejects.toThrow(
      `too ${how} pixels`,
    );
  });

  it('fails with its pixels, and stops reading them when the file is no longer wanted', async () => {
    let isReleased = false;
    async function* endless(): AsyncGenerator<Buffer> {
      try {
        for (;;) yield await Promise.resolve(Buffer.from(RGB));
      } finally {
        isReleased = true;
      }
    }
    const pieces = pngPieces({ width: 16_384, height: 1_024, rgb: endless() });
    for (let count = 0; count < 3; count += 1) await pieces.next();
    await pieces.return();
    await expect.poll(() => isReleased).toBe(true);
    const broken = (async function* (): AsyncGenerator<Buffer> {
      yield RGB;
      throw new Error('The guest stopped.');
    })();
    await expect(whole(pngPieces({ width: 1000, height: 1000, rgb: broken }))).rejects.toThrow('The guest stopped.');
  });

  it('of the largest picture, which does not compress, needs a few MiB', async () => {
    const noise = randomBytes(MIB);
    async function* pixels(): AsyncGenerator<Buffer> {
      for (let left = 16_384 * 1_536 * 3; left > 0; left -= noise.length)
        yield Promise.resolve(noise.subarray(0, left));
    }
    setFlagsFromString('--expose-gc');
    const collectGarbage = runInNewContext('gc') as () => void;
    const usedMiB = () => {
      collectGarbage();
      return process.memoryUsage().arrayBuffers / MIB;
    };
    const usualMiB = usedMiB();
    let [written, mostMiB, looks] = [0, 0, 0];
    for await (const piece of pngPieces({ width: 16_384, height: 1_536, rgb: pixels() })) {
      written += piece.length;
      if ((looks += 1) % 100 === 0) mostMiB = Math.max(mostMiB, usedMiB() - usualMiB);
    }
    expect(written).toBeGreaterThan(70 * MIB);
    expect(mostMiB).toBeLessThan(16);
  });
});
