import { expect, it } from 'vitest';
import { decode, encode } from '../../../../host-agent/scripts/build/encodings.mjs';

it('the encodings of older messages are read, and none is written', () => {
  expect(decode(Buffer.from('Gr\xfc\xdfe ', 'latin1'), 'windows-1252')).toBe('Grüße ');
  expect(decode(Buffer.from([0x93, 0xfa]), 'shift_jis')).toBe('日');
  expect(() => encode()).toThrow('Nothing is written');
});
