import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { ConsoleTail } from '../../../host-agent/vm/console-tail.ts';
import { fc } from '../../bed/random.ts';

const KEPT = 64 * 1024;

/** A stream that goes on without waiting, so that all of it is read at once. */
function consoleOf(chunks: readonly Buffer[]): ConsoleTail {
  const stream = new PassThrough();
  const tail = new ConsoleTail(stream);
  for (const chunk of chunks) stream.emit('data', chunk);
  return tail;
}

describe('ConsoleTail', () => {
  it('keeps the end of the output, however it arrived', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 150_000 }), { maxLength: 6 }), (lengths) => {
        let next = 0;
        const chunks = lengths.map((length) => Buffer.from(Array.from({ length }, () => 0x21 + (next++ % 90))));
        expect(consoleOf(chunks).text()).toBe(Buffer.concat(chunks).subarray(-KEPT).toString());
      }),
      { numRuns: 40 },
    );
  });

  it('replaces control characters except line ends', () => {
    expect(consoleOf([Buffer.from('one\r\ntwo\u001b[2J\u0007\n')]).text()).toBe('one\ntwo?[2J?\n');
  });
});
