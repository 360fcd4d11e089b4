import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { MAX_LINE_BYTES } from '../../../appliance/protocol/limits.ts';
import { formatLine, LineSplitter, parseLine, ProtocolViolation } from '../../../appliance/protocol/lines.ts';

const Message = z.strictObject({ type: z.literal('text'), text: z.string() });

function splitInChunks(bytes: Buffer, cuts: readonly number[]): Buffer[] {
  const splitter = new LineSplitter();
  const at = [...cuts.map((cut) => cut % (bytes.length + 1)), 0, bytes.length].sort((a, b) => a - b);
  return at.slice(1).flatMap((end, index) => splitter.push(bytes.subarray(at[index], end)));
}

describe('lines of the guest wire', () => {
  it('come out as they went in, wherever the stream is cut', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), fc.array(fc.nat()), (texts, cuts) => {
        const bytes = Buffer.concat(texts.map((text) => formatLine(Message, { type: 'text', text })));
        const messages = splitInChunks(bytes, cuts).map((line) => parseLine(Message, line));
        // Half a surrogate pair has no UTF-8: it arrives as the replacement character.
        expect(messages.map(({ text }) => text)).toEqual(texts.map((text) => Buffer.from(text).toString()));
      }),
    );
  });

  it('of any bytes are either a message or a violation, never another error', () => {
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

  it('may be exactly as long as the limit, and not one byte longer', () => {
    const longest = Buffer.alloc(MAX_LINE_BYTES, 0x20);
    expect(new LineSplitter().push(Buffer.concat([longest, Buffer.from('\n')]))).toEqual([longest]);
    expect(() => new LineSplitter().push(Buffer.concat([longest, Buffer.from(' \n')]))).toThrow(ProtocolViolation);
  });

  it('that never end are refused before they fill the memory', () => {
    const splitter = new LineSplitter();
    splitter.push(Buffer.alloc(MAX_LINE_BYTES, 0x61));
    expect(() => splitter.push(Buffer.from('a'))).toThrow(ProtocolViolation);
  });

  it('say what is wrong without saying what was sent', () => {
    const secret = 'hostile-text';
    const told = (line: string): string => {
      try {
        parseLine(Message, Buffer.from(line));
        return 'accepted';
      } catch (error) {
        return String(error);
      }
    };
    expect(told(`{"type":"${secret}"}`)).toContain('does not match the protocol');
    expect(told(`{"type":"text","text":"a","${secret}":1}`)).toContain('unrecognized_keys');
    for (const line of [`{"type":"${secret}"}`, `{"type":"text","text":"a","${secret}":1}`, secret])
      expect(told(line)).not.toContain(secret);
  });

  it('refuse text that is not UTF-8', () => {
    expect(() =>
      parseLine(
        Message,
        Buffer.concat([Buffer.from('{"type":"text","text":"'), Buffer.from([0xff]), Buffer.from('"}')]),
      ),
    ).toThrow('not JSON');
  });

  it('are not made of a message that the contract does not know', () => {
    expect(() => formatLine(Message, JSON.parse('{"type":"other"}') as z.infer<typeof Message>)).toThrow();
  });
});
