import { describe, expect, it } from 'vitest';
import { digestOf, LARGE_PIECE_BYTES, largeFile, readForm } from './large-files.ts';

describe('a large file', () => {
  it('has the asked size, and no two pieces alike', () => {
    const pieces = [...largeFile(2 * LARGE_PIECE_BYTES + 5, 'text')];
    expect(pieces.map(({ length }) => length)).toEqual([LARGE_PIECE_BYTES, LARGE_PIECE_BYTES, 5]);
    expect(new Set(pieces.map((piece) => piece.toString('latin1'))).size).toBe(3);
    expect(pieces[1]?.toString('latin1', 0, 24)).toBe('0000000001048576ext\ntext');
  });
});

describe('a form with files', () => {
  const FILE = 'a file with\r\n--a line\r\n--b that looks like a delimiter\r\n';
  const form = [
    '--boundary\r\nContent-Disposition: form-data; name="run"\r\n\r\nfirst',
    `--boundary\r\nContent-Disposition: form-data; name="file"; filename="a.bin"\r\nContent-Type: text/plain\r\n\r\n${FILE}`,
    '--boundary--\r\n',
  ].join('\r\n');
  const request = { headers: { 'content-type': 'multipart/form-data; boundary=boundary' } };
  async function* inChunks(text: string, size: number): AsyncGenerator<Buffer> {
    for (let at = 0; at < text.length; at += size) yield Buffer.from(text.slice(at, at + size));
  }
  const read = (text: string, size: number) => readForm(request, inChunks(text, size));
  const expected = [
    { name: 'run', bytes: 5, sha256: digestOf([Buffer.from('first')]) },
    { name: 'file', bytes: FILE.length, sha256: digestOf([Buffer.from(FILE)]) },
  ];

  it.each([1, 2, 7, 64, form.length])('is counted and digested in chunks of %i bytes', async (size) => {
    expect(await read(form, size)).toEqual(expected);
  });

  it('is refused when it is cut off, or has no delimiter', async () => {
    await expect(read(form.slice(0, -4), 64)).rejects.toThrow('the form is cut off');
    await expect(read('x'.repeat(5000), 64)).rejects.toThrow('too large');
  });
});
