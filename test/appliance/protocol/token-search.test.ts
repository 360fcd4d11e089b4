import { describe, expect, it } from 'vitest';
import { ProtocolViolation } from '../../../appliance/protocol/lines.ts';
import { TokenSearch } from '../../../appliance/protocol/token-search.ts';
import { MAX_SKIPPED_BYTES, TOKEN_BYTES } from '../../../appliance/protocol/transfers.ts';
import { fc } from '../../bed/random.ts';

const TOKEN = '00112233445566778899aabbccddeeff';
const token = Buffer.from(TOKEN, 'hex');
const left = (bytes: number) => Buffer.alloc(bytes, 0x55);

describe('the token before the bytes of a transfer', () => {
  it('may be the first thing that arrives', () => {
    expect(new TokenSearch(TOKEN).push(Buffer.concat([token, Buffer.from('file')]))).toEqual(Buffer.from('file'));
    expect(new TokenSearch(TOKEN).push(token)).toEqual(Buffer.alloc(0));
  });

  it('is found after bytes of another transfer, however the stream is cut', () => {
    fc.assert(
      fc.property(fc.nat(100), fc.uint8Array({ maxLength: 50 }), fc.array(fc.nat()), (before, file, cuts) => {
        const stream = Buffer.concat([left(before), token, file]);
        const at = [...cuts.map((cut) => cut % (stream.length + 1)), 0, stream.length].sort((a, b) => a - b);
        const search = new TokenSearch(TOKEN);
        const out: Buffer[] = [];
        for (const [index, end] of at.slice(1).entries()) {
          const chunk = stream.subarray(at[index], end);
          const found = out.length > 0 ? chunk : search.push(chunk);
          if (found) out.push(found);
        }
        expect(Buffer.concat(out)).toEqual(Buffer.from(file));
      }),
    );
  });

  it('may come after exactly as many bytes as any port buffers, and not after one more', () => {
    const search = new TokenSearch(TOKEN);
    expect(search.push(left(MAX_SKIPPED_BYTES))).toBeUndefined();
    expect(search.push(token)).toEqual(Buffer.alloc(0));

    // The last bytes may still be the beginning of the token.
    const late = new TokenSearch(TOKEN);
    expect(late.push(left(MAX_SKIPPED_BYTES + TOKEN_BYTES - 1))).toBeUndefined();
    expect(() => late.push(left(1))).toThrow(ProtocolViolation);
  });

  it('is awaited for as many bytes when they arrive in small pieces', () => {
    const search = new TokenSearch(TOKEN);
    const piece = left(MAX_SKIPPED_BYTES / 32);
    for (let count = 0; count < 32; count += 1) expect(search.push(piece)).toBeUndefined();
    expect(search.push(left(TOKEN_BYTES - 1))).toBeUndefined();
    expect(() => search.push(left(1))).toThrow('The token does not come.');
  });

  it('counts no byte twice while it arrives byte by byte', () => {
    const search = new TokenSearch(TOKEN);
    for (const byte of token.subarray(0, -1)) expect(search.push(Buffer.from([byte]))).toBeUndefined();
    expect(search.push(left(MAX_SKIPPED_BYTES))).toBeUndefined();
    expect(() => search.push(left(1))).toThrow(ProtocolViolation);
  });
});
