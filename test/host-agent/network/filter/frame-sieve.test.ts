import { fc } from '../../../bed/random.ts';
import { expect, it } from 'vitest';
import { FrameSieve } from '../../../../host-agent/network/filter/frame-sieve.ts';

const framed = (frame: Buffer) => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(frame.length);
  return Buffer.concat([length, frame]);
};
const isEven = (frame: Buffer) => frame.length > 0 && (frame[0] ?? 1) % 2 === 0;

/** Passes `stream` through a sieve in pieces of these sizes, repeated. */
function sieved(stream: Buffer, sizes: readonly number[], mayPass = isEven): Buffer {
  const sieve = new FrameSieve(mayPass);
  const passed: Buffer[] = [];
  for (let at = 0, piece = 0; at < stream.length; piece += 1) {
    const size = sizes[piece % sizes.length] ?? 1;
    passed.push(...sieve.take(stream.subarray(at, at + size)).map((part) => Buffer.from(part)));
    at += size;
  }
  return Buffer.concat(passed);
}

it('passes exactly the allowed frames, in order, however the stream is cut', () => {
  const frames = fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 20 });
  const sizes = fc.array(fc.integer({ min: 1, max: 64 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(frames, sizes, (contents, cuts) => {
      const all = contents.map((bytes) => Buffer.from(bytes));
      const expected = Buffer.concat(all.filter(isEven).map(framed));
      expect(sieved(Buffer.concat(all.map(framed)), cuts).equals(expected)).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

it.each([[1], [3], [5], [7], [5000], [1_000_000]])(
  'drops a frame that is too long without keeping it, in pieces of %i bytes',
  (size) => {
    const long = framed(Buffer.alloc(200_000));
    const after = framed(Buffer.from('fine'));
    let judged = 0;
    const passed = sieved(Buffer.concat([after, long, after]), [size], () => {
      judged += 1;
      return true;
    });
    expect(passed.equals(Buffer.concat([after, after]))).toBe(true);
    expect(judged).toBe(2);
  },
);

it.each([[1], [1000], [1_000_000]])('passes a frame of exactly the largest size, in pieces of %i bytes', (size) => {
  const largest = framed(Buffer.alloc(65_536, 2));
  const tooLarge = framed(Buffer.alloc(65_537, 2));
  const after = framed(Buffer.of(4));
  expect(sieved(Buffer.concat([largest, after]), [size]).equals(Buffer.concat([largest, after]))).toBe(true);
  expect(sieved(Buffer.concat([tooLarge, after]), [size]).equals(after)).toBe(true);
});

it('does not copy frames that pass whole, and gives them in one piece', () => {
  const frames = [1, 2, 3].map((bytes) => framed(Buffer.alloc(bytes, 2)));
  const chunk = Buffer.concat([...frames, framed(Buffer.of(1)), ...frames]);
  const passed = new FrameSieve(isEven).take(chunk);
  expect(passed.map(({ length }) => length)).toEqual([18, 18]);
  for (const part of passed) expect(part.buffer).toBe(chunk.buffer);
});

it('judges a frame only when it is complete, and each frame once', () => {
  const judged: string[] = [];
  const sieve = new FrameSieve((frame) => {
    judged.push(frame.toString());
    return true;
  });
  const stream = Buffer.concat(['one', 'two', 'three'].map((text) => framed(Buffer.from(text))));
  for (const byte of stream) sieve.take(Buffer.of(byte));
  expect(judged).toEqual(['one', 'two', 'three']);
});

it('gives no empty pieces, also for frames that are dropped one after another', () => {
  const [dropped, passing] = [framed(Buffer.of(1)), framed(Buffer.of(2))];
  const passed = new FrameSieve(isEven).take(Buffer.concat([dropped, dropped, passing, dropped, dropped]));
  expect(passed.map(({ length }) => length)).toEqual([5]);
});

it('passes an empty frame at the end of a piece at once', () => {
  const empty = framed(Buffer.alloc(0));
  const sieve = new FrameSieve(() => true);
  expect(sieve.take(empty)).toEqual([empty]);
  expect(sieve.take(Buffer.concat([empty, empty]))).toEqual([Buffer.concat([empty, empty])]);
});
