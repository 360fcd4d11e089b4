import { describe, expect, it } from 'vitest';
import { readPixmap } from '../../../../appliance/agent/converter/pixmap.ts';

const bytes = (...parts: readonly (string | Uint8Array)[]) => parts.map((part) => Buffer.from(part));

describe('a rendered pixmap', () => {
  it('is read completely, whatever its chunks, and without the bytes after it', async () => {
    const file = Buffer.concat(bytes('P6\n2 1\n255\n', 'abcdef', 'more'));
    const picture = { width: 2, height: 1, rgb: Buffer.from('abcdef') };
    expect(await readPixmap([file])).toEqual(picture);
    expect(await readPixmap([...file].map((byte) => Buffer.from([byte])))).toEqual(picture);
    expect(await readPixmap(bytes('P6 2 ', '1\t255 ', 'abc', 'def'))).toEqual(picture);
  });

  it('may be as small as one pixel and as long as the longest side, and its rows follow one another', async () => {
    expect(await readPixmap(bytes('P6\n1 1\n255\n', 'abc'))).toMatchObject({ width: 1, height: 1 });
    expect((await readPixmap(bytes('P6\n2 3\n255\n', 'x'.repeat(18)))).rgb).toHaveLength(18);
    for (const size of ['16384 1', '1 16384'])
      expect((await readPixmap(bytes(`P6\n${size}\n255\n`, 'x'.repeat(3 * 16_384)))).rgb).toHaveLength(3 * 16_384);
  });

  it.each([
    ['nothing', [], 'incomplete'],
    ['too few pixels', bytes('P6\n2 1\n255\n', 'abcde'), 'incomplete'],
    ['half a header', bytes('P6\n2 1'), 'incomplete'],
    ['another kind of file', bytes('%PDF-1.4', '0'.repeat(64)), 'not a pixmap'],
    ['shades of two bytes', bytes(`P6\n2 1\n65535\n${'0'.repeat(64)}`), 'not a pixmap'],
    ['no width', bytes('P6\n0 9\n255\n'), 'no pixels'],
    ['no height', bytes('P6\n9 0\n255\n'), 'no pixels'],
    ['a side longer than any', bytes('P6\n16385 1\n255\n'), 'too large'],
    ['more pixels than may cross', bytes('P6\n16000 16000\n255\n'), 'too large'],
    ['a number without end', bytes(`P6\n${'9'.repeat(100)}`), 'not a pixmap'],
  ])('is refused when it is %s', async (_, chunks, reason) => {
    await expect(readPixmap(chunks)).rejects.toThrow(reason);
  });
});
