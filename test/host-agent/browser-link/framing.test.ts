import { describe, expect, it } from 'vitest';
import { PART_BYTES } from '../../../host-agent/api/host/attachment-parts.ts';
import {
  framed,
  MAX_MAIL_MESSAGE_BYTES,
  MAX_MESSAGE_BYTES,
  MessageReader,
} from '../../../host-agent/browser-link/framing.ts';

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
    length.writeUInt32LE(MAX_MAIL_MESSAGE_BYTES);
    expect(new MessageReader(MAX_MAIL_MESSAGE_BYTES).take(length)).toEqual([]);
    length.writeUInt32LE(MAX_MAIL_MESSAGE_BYTES + 1);
    expect(() => new MessageReader(MAX_MAIL_MESSAGE_BYTES).take(length)).toThrow('bytes');
  });

  it('have room for a part of an attachment, whatever its id', () => {
    const content = Buffer.alloc(PART_BYTES, 0xff).toString('base64');
    const message = { id: Number.MAX_SAFE_INTEGER, ask: 'part', content };
    expect(new MessageReader(MAX_MAIL_MESSAGE_BYTES).take(framed(message))).toEqual([message]);
  });

  it('are refused when they are not JSON', () => {
    expect(() => new MessageReader().take(Buffer.from([1, 0, 0, 0, 0x7b]))).toThrow(SyntaxError);
  });
});
