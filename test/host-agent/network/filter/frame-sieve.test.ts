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

it.each([[1], [3], [5000], [1_000_000]])(
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
