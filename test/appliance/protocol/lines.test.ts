import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { MAX_LINE_BYTES } from '../../../appliance/protocol/limits.ts';
import { formatLine, LineSplitter, parseLine, ProtocolViolation } from '../../../appliance/protocol/lines.ts';
import { fc } from '../../bed/random.ts';

const Message = z.strictObject({ type: z.literal('text'), text: z.string() });

function splitInChunks(bytes: Buffer, cuts: readonly number[]): Buffer[] {
  const splitter = new LineSplitter();
  const at = [...cuts.map((cut) => cut % (bytes.length + 1)), 0, bytes.length].sort((a, b) => a - b);
  return at.slice(1).flatMap((end, index) => splitter.push(bytes.subarray(at[index], end)));
}

describe('lines of the guest channel', () => {
  it('survive the round trip, however the stream is cut', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), fc.array(fc.nat()), (texts, cuts) => {
        const bytes = Buffer.concat(texts.map((text) => formatLine(Message, { type: 'text', text })));
        const messages = splitInChunks(bytes, cuts).map((line) => parseLine(Message, line));
        // Half a surrogate pair has no UTF-8 encoding and arrives as the replacement character.
        expect(messages.map(({ text }) => text)).toEqual(texts.map((text) => Buffer.from(text).toString()));
      }),
    );
  });

  it('of arbitrary bytes are a message or a violation, never another error', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        try {
          expect(parseLine(Message, Buffer.from(bytes)).type).toBe('text');
        } catch (error) {
          expect(error).toBeInstanceOf(ProtocolViolation);
        }
      }),
    );
  });

  it('may have exactly the maximum length, and not one byte more', () => {
    const longest = Buffer.alloc(MAX_LINE_BYTES, 0x20);
    expect(new LineSplitter().push(Buffer.concat([longest, Buffer.from('\n')]))).toEqual([longest]);
    expect(() => new LineSplitter().push(Buffer.concat([longest, Buffer.from(' \n')]))).toThrow(ProtocolViolation);
  });

  it('without an end are refused before they fill the memory', () => {
    const splitter = new LineSplitter();
    splitter.push(Buffer.alloc(MAX_LINE_BYTES, 0x61));
    expect(() => splitter.push(Buffer.from('a'))).toThrow(ProtocolViolation);
  });

  it('report the kind of a mistake without quoting the line', () => {
    const secret = 'hostile-text';
    const errorOf = (line: string): string => {
      try {
        parseLine(Message, Buffer.from(line));
        return 'accepted';
      } catch (error) {
        return String(error);
      }
    };
    expect(errorOf(`{"type":"${secret}"}`)).toContain('does not match the protocol');
    expect(errorOf(`{"type":"text","text":"a","${secret}":1}`)).toContain('unrecognized_keys');
    for (const line of [`{"type":"${secret}"}`, `{"type":"text","text":"a","${secret}":1}`, secret])
      expect(errorOf(line)).not.toContain(secret);
  });

  it('are refused when they are not UTF-8', () => {
    expect(() =>
      parseLine(
        Message,
        Buffer.concat([Buffer.from('{"type":"text","text":"'), Buffer.from([0xff]), Buffer.from('"}')]),
      ),
    ).toThrow('not JSON');
  });

  it('cannot be made of a message that the protocol does not know', () => {
    expect(() => formatLine(Message, JSON.parse('{"type":"other"}') as z.infer<typeof Message>)).toThrow();
  });
});
