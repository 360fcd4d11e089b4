import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { ByteReader } from './byte-reader.ts';

describe('a byte reader', () => {
  it('returns exactly the requested number of bytes, however they arrived', async () => {
    const stream = new PassThrough();
    const reader = new ByteReader(stream);
    const first = reader.read(3);
    stream.write('a');
    stream.write('bcde');
    expect((await first).toString()).toBe('abc');
    stream.write('f');
    expect((await reader.read(3)).toString()).toBe('def');
    expect((await reader.read(0)).length).toBe(0);
  });

  it('fails instead of waiting for bytes that will never come', async () => {
    const stream = new PassThrough();
    const reader = new ByteReader(stream);
    const read = reader.read(2);
    stream.write('a');
    stream.destroy();
    await expect(read).rejects.toThrow('ended');
  });
});
