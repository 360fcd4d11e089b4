import { PassThrough } from 'node:stream';
import { constants, deflateRawSync, deflateSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { compactLength } from '../../fakes/screen/rectangles.ts';
import { ByteReader } from '../network/byte-reader.ts';
import { readTight, TightDecoder } from './tight.ts';

const [RED, GREEN, BLUE] = [
  [255, 0, 0],
  [0, 255, 0],
  [0, 0, 255],
] as const;
const FLUSHED = { finishFlush: constants.Z_SYNC_FLUSH };
const [STREAM_1, FILTERED, RESET_1] = [0x10, 0x40, 0x02];

/** What a decoder makes of rectangles that come one after another. */
async function decoded(extent: { width: number; height: number }, ...rectangles: readonly (readonly number[])[]) {
  const stream = new PassThrough();
  const [reader, decoder] = [new ByteReader(stream), new TightDecoder()];
  stream.write(Buffer.from(rectangles.flat()));
  const pictures: (number[] | undefined)[] = [];
  for (const sent of rectangles) {
    const rectangle = await readTight(reader, extent);
    expect(rectangle.bytes).toBe(sent.length);
    const pixels = await decoder.decode(rectangle, extent);
    pictures.push(pixels && [...pixels]);
  }
  return pictures;
}

it('fills a rectangle with one colour', async () => {
  expect(await decoded({ width: 2, height: 1 }, [0x80, ...GREEN])).toEqual([[...GREEN, ...GREEN]]);
});

it('takes few bytes as they are', async () => {
  expect(await decoded({ width: 2, height: 1 }, [0x00, ...RED, ...BLUE])).toEqual([[...RED, ...BLUE]]);
});

it('looks up two colours by bits, row by row, and more of them by bytes', async () => {
  const two = [FILTERED, 1, 1, ...RED, ...BLUE, 0b0100_0000, 0b1000_0000];
  const three = [FILTERED, 1, 2, ...RED, ...GREEN, ...BLUE, 2, 1, 0, 1];
  expect(await decoded({ width: 2, height: 2 }, two, three)).toEqual([
    [...RED, ...BLUE, ...BLUE, ...RED],
    [...BLUE, ...GREEN, ...RED, ...GREEN],
  ]);
});

it('adds the difference of each sample to what its neighbours predict', async () => {
  const differences = [10, 20, 30, 1, 2, 3, 1, 1, 1, 0xff, 0, 250];
  const compressed = deflateSync(Buffer.from(differences), FLUSHED);
  const sent = [FILTERED, 2, ...compactLength(compressed.length), ...compressed];
  expect(await decoded({ width: 2, height: 2 }, sent)).toEqual([[10, 20, 30, 11, 22, 33, 11, 21, 31, 11, 23, 28]]);
});

it('continues a stream of compressed bytes until it begins again', async () => {
  const pixels = [...RED, ...GREEN, ...BLUE, ...RED];
  const [first, next] = [deflateSync(Buffer.from(pixels), FLUSHED), deflateRawSync(Buffer.from(pixels), FLUSHED)];
  const sent = (control: number, content: Buffer) => [control, ...compactLength(content.length), ...content];
  expect(
    await decoded(
      { width: 4, height: 1 },
      sent(STREAM_1, first),
      sent(STREAM_1, next),
      sent(STREAM_1 | RESET_1, first),
    ),
  ).toEqual([pixels, pixels, pixels]);
});

it('reads over JPEG of any length, and knows no pixels of it', async () => {
  for (const length of [5, 300, 70_000]) {
    const jpeg = [0x90, ...compactLength(length), ...new Uint8Array(length)];
    expect(await decoded({ width: 1, height: 1 }, jpeg, [0x80, ...RED])).toEqual([undefined, [...RED]]);
  }
});

it('refuses what QEMU does not send', async () => {
  await expect(decoded({ width: 9, height: 9 }, [FILTERED, 3])).rejects.toThrow('kind 4, 3');
  await expect(decoded({ width: 9, height: 9 }, [0xa0])).rejects.toThrow('kind 10');
});
