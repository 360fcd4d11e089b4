import { expect, it } from 'vitest';
import { MAX_PICTURE_FILE_BYTES, PicturePieces } from '../../../host-agent/api/screen/picture-pieces.ts';

it('is a file of exactly the announced length', () => {
  const pieces = new PicturePieces();
  pieces.add({ png: Buffer.from('one').toString('base64') });
  pieces.add({ png: Buffer.from('two').toString('base64') });
  expect(pieces.whole({ bytes: 6 }).toString()).toBe('onetwo');
  expect(() => pieces.whole({ bytes: 7 })).toThrow(expect.objectContaining({ code: 'transfer-failed' }) as Error);
});

it('keeps nothing of a file that is too large', () => {
  const pieces = new PicturePieces();
  const png = Buffer.alloc(8 * 1024 * 1024).toString('base64');
  for (let bytes = 0; bytes <= MAX_PICTURE_FILE_BYTES; bytes += 8 * 1024 * 1024) pieces.add({ png });
  pieces.add({ png });
  expect(() => pieces.whole({ bytes: MAX_PICTURE_FILE_BYTES + 16 * 1024 * 1024 })).toThrow(
    expect.objectContaining({ code: 'transfer-failed' }) as Error,
  );
});
