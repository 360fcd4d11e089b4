import { expect, it } from 'vitest';
import { fc } from '../../random.ts';
import { FrameSplitter } from './frame-splitter.ts';

const framed = (content: Uint8Array): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  return Buffer.concat([length, content]);
};

it('finds the same frames wherever the stream is cut', () => {
  const contents = fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 8 });
  fc.assert(
    fc.property(contents, fc.integer({ min: 1, max: 50 }), (frames, cut) => {
      const stream = Buffer.concat(frames.map(framed));
      const splitter = new FrameSplitter();
      const found: Buffer[] = [];
      for (let at = 0; at < stream.length; at += cut) found.push(...splitter.push(stream.subarray(at, at + cut)));
      expect(found).toEqual(frames.map(framed));
    }),
  );
});
