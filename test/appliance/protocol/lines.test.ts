import { describe, expect, it, vi } from 'vitest';
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

  it('may fill a splitter that allows fewer bytes, too, however they arrive', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 700 }), fc.integer({ min: 1, max: 400 }), (maxBytes, pieceBytes) => {
        const splitter = new LineSplitter(maxBytes);
        const line = Buffer.alloc(maxBytes, 'line');
        for (let start = 0; start < maxBytes; start += pieceBytes)
          expect(splitter.push(line.subarray(start, start + pieceBytes))).toEqual([]);
        expect(splitter.push(Buffer.from('\n'))).toEqual([line]);
        expect(() => splitter.push(Buffer.alloc(maxBytes + 1))).toThrow(`longer than ${maxBytes} bytes`);
      }),
    );
  });

  it('cost little memory and few copies, also when they arrive byte by byte', () => {
    const alloc = vi.spyOn(Buffer, 'alloc');
    const splitter = new LineSplitter();
    const byte = Buffer.from('a');
    for (let count = 0; count < 200; count += 1) splitter.push(byte);
    expect(Math.max(...alloc.mock.calls.map(([bytes]) => bytes))).toBeLessThan(1024);
    for (let count = 200; count < MAX_LINE_BYTES; count += 1) splitter.push(byte);
    // The buffer doubles.
    expect(alloc.mock.calls.length).toBeLessThan(20);
    alloc.mockRestore();
  });

  it('keep nothing of a longer line before them', () => {
    const splitter = new LineSplitter();
    expect(splitter.push(Buffer.from('a long one\nab'))).toEqual([Buffer.from('a long one')]);
    expect(splitter.push(Buffer.from('c\n\n'))).toEqual([Buffer.from('abc'), Buffer.alloc(0)]);
  });

  it('are parsed and formatted up to the maximum length, and not one byte more', () => {
    const around = '{"type":"text","text":""}'.length;
    const text = 'x'.repeat(MAX_LINE_BYTES - around);
    const line = formatLine(Message, { type: 'text', text });
    expect(line).toHaveLength(MAX_LINE_BYTES + 1);
    expect(parseLine(Message, line.subarray(0, -1))).toEqual({ type: 'text', text });
    // A space after the message would be JSON, too.
    expect(() => parseLine(Message, Buffer.concat([line.subarray(0, -1), Buffer.from(' ')]))).toThrow('longer than');
    expect(() => formatLine(Message, { type: 'text', text: `${text}x` })).toThrow('does not fit one line');
  });

  it('are refused with a byte order mark', () => {
    const line = Buffer.from('{"type":"text","text":""}');
    expect(() => parseLine(Message, Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), line]))).toThrow('not JSON');
  });

  it('with many mistakes are reported by the first three', () => {
    const Many = z.strictObject({ a: z.string(), b: z.string(), c: z.string(), d: z.string() });
    expect(() => parseLine(Many, Buffer.from('{"a":1,"b":2,"c":3,"d":4}'))).toThrow(
      /protocol: invalid_type, invalid_type, invalid_type\.$/,
    );
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
