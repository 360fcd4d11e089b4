import { describe, expect, it } from 'vitest';
import { framed, MAX_MESSAGE_BYTES, MessageReader } from '../../../host-agent/browser-link/framing.ts';

describe('the messages of a browser', () => {
  it('are read from any pieces', () => {
    const bytes = Buffer.concat([framed({ one: 'ä' }), framed([2])]);
    for (let at = 0; at <= bytes.length; at += 1) {
      const reader = new MessageReader();
      expect([...reader.take(bytes.subarray(0, at)), ...reader.take(bytes.subarray(at))]).toEqual([{ one: 'ä' }, [2]]);
    }
  });

  it('are refused by their length, before they arrive', () => {
    const length = Buffer.alloc(4);
    length.writeUInt32LE(MAX_MESSAGE_BYTES + 1);
    expect(() => new MessageReader().take(length)).toThrow('bytes');
    length.writeUInt32LE(MAX_MESSAGE_BYTES);
    expect(new MessageReader().take(length)).toEqual([]);
  });

  it('are refused when they are not JSON', () => {
    expect(() => new MessageReader().take(Buffer.from([1, 0, 0, 0, 0x7b]))).toThrow(SyntaxError);
  });
});
