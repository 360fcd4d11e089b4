import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { JpegProgram, PICTURES_PER_MEMORY } from '../../../../../ui/renderer/session/screen/jpeg/jpeg-program.ts';
import { program as path } from '../../../../../ui/native/jpeg/build.mjs';

const program = new WebAssembly.Module(readFileSync(path));
const fixtures = join(import.meta.dirname, '../../../../fixtures/screen');
const file = readFileSync(join(fixtures, 'red-and-blue.jpg'));
const EXTENT = { width: 128, height: 96 };
const ROW_BYTES = 4 * EXTENT.width;

describe('the program that decodes JPEG', () => {
  it('imports nothing', () => {
    expect(WebAssembly.Module.imports(program)).toEqual([]);
  });

  it('decodes each pixel of a file, also after many others', () => {
    const jpeg = new JpegProgram(program);
    for (let times = 0; times <= PICTURES_PER_MEMORY; times += 1) {
      const pixels = jpeg.decode(file, EXTENT);
      expect(pixels).toHaveLength(ROW_BYTES * EXTENT.height);
      const middle = pixels.subarray((ROW_BYTES * EXTENT.height) / 2);
      expect([...middle.subarray(80, 83)].map((part) => Math.round(part / 16))).toEqual([13, 3, 3]);
      expect([...middle.subarray(400, 403)].map((part) => Math.round(part / 16))).toEqual([3, 4, 13]);
    }
  });

  it.each([
    ['is empty', Buffer.alloc(0), EXTENT],
    ['is no JPEG file', Buffer.alloc(800, 0x11), EXTENT],
    ['is of another size', file, { width: 96, height: 128 }],
    [
      'has tables that mean nothing',
      Buffer.concat([file.subarray(0, 0xb6), Buffer.alloc(16, 0xff), file.subarray(0xc6)]),
      EXTENT,
    ],
  ])('stops at a file that %s, and decodes the next one', (_, bytes, extent) => {
    const jpeg = new JpegProgram(program);
    expect(() => jpeg.decode(bytes, extent)).toThrow(Error);
    expect(Buffer.compare(jpeg.decode(file, EXTENT), new JpegProgram(program).decode(file, EXTENT))).toBe(0);
  });

  it('decodes what there is of a file that ends too early', () => {
    const whole = new JpegProgram(program).decode(file, EXTENT);
    const pixels = new JpegProgram(program).decode(file.subarray(0, -100), EXTENT);
    expect(pixels.subarray(0, ROW_BYTES)).toEqual(whole.subarray(0, ROW_BYTES));
  });
});
