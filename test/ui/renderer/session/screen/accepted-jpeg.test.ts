import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isAcceptedJpeg } from '../../../../../ui/renderer/session/screen/jpeg/jpeg-decoder.ts';

/** Made by libjpeg-turbo with the settings that QEMU gives it: baseline, 4:2:0, JFIF. */
const FILE = readFileSync(new URL('../../../../fixtures/screen/red-and-blue.jpg', import.meta.url));
const SIZE = { width: 128, height: 96 };
const [FRAME, SCAN] = [FILE.indexOf(Buffer.from([0xff, 0xc0])), FILE.indexOf(Buffer.from([0xff, 0xda]))];

/** The file with these bytes at this place. */
function changed(at: number, ...bytes: readonly number[]): Uint8Array {
  const file = Buffer.from(FILE);
  file.set(bytes, at);
  return file;
}

/** The file with a segment before its frame. */
function withSegment(marker: number, content: Buffer): Uint8Array {
  const head = Buffer.from([0xff, marker, (content.length + 2) >> 8, (content.length + 2) & 0xff]);
  return Buffer.concat([FILE.subarray(0, FRAME), head, content, FILE.subarray(FRAME)]);
}

describe('a JPEG file of a screen', () => {
  it('is accepted as QEMU makes it, of the size of its rectangle', () => {
    expect(isAcceptedJpeg(FILE, SIZE)).toBe(true);
    expect(isAcceptedJpeg(new Uint8Array([...FILE]), SIZE)).toBe(true);
    for (const other of [{ width: 127 }, { width: 129 }, { height: 95 }, { height: 97 }])
      expect(isAcceptedJpeg(FILE, { ...SIZE, ...other })).toBe(false);
  });

  it('may be as large as the screen', () => {
    const [width, height] = [1920, 1080];
    const file = changed(FRAME + 5, height >> 8, height & 0xff, width >> 8, width & 0xff);
    expect(isAcceptedJpeg(file, { width, height })).toBe(true);
  });

  it('is no larger than its pixels', () => {
    const most = 2048 + 4 * SIZE.width * SIZE.height;
    const padded = (bytes: number) => Buffer.concat([FILE, Buffer.alloc(bytes - FILE.length)]);
    expect(isAcceptedJpeg(padded(most), SIZE)).toBe(true);
    expect(isAcceptedJpeg(padded(most + 1), SIZE)).toBe(false);
  });

  it.each([
    ['is empty', new Uint8Array()],
    ['is one byte', Uint8Array.of(0xff)],
    ['begins as something else', changed(0, 0xfe)],
    ['has only a beginning', Uint8Array.of(0xff, 0xd8)],
    ['is progressive', changed(FRAME + 1, 0xc2)],
    ['is without loss', changed(FRAME + 1, 0xc3)],
    ['uses arithmetic coding', changed(FRAME + 1, 0xc9)],
    ['has 12 bits a sample', changed(FRAME + 4, 12)],
    ['has one colour', changed(FRAME + 9, 1)],
    ['has four colours', changed(FRAME + 9, 4)],
    ['has a frame of another length', changed(FRAME + 3, 0x12)],
    ['has no samples across', changed(FRAME + 11, 0x02)],
    ['has no samples down', changed(FRAME + 11, 0x20)],
    ['has more samples than two across', changed(FRAME + 11, 0x42)],
    ['has more samples than two down', changed(FRAME + 17, 0x13)],
    ['has a scan of one colour', changed(SCAN + 4, 1)],
    ['has two frames', withSegment(0xc0, FILE.subarray(FRAME + 4, FRAME + 19))],
    ['has no frame', Buffer.concat([FILE.subarray(0, FRAME), FILE.subarray(SCAN)])],
    ['has a comment', withSegment(0xfe, Buffer.from('a'))],
    ['has EXIF', withSegment(0xe1, Buffer.from('Exif'))],
    ['has tables that never end', withSegment(0xdb, Buffer.alloc(2048))],
    ['has a segment without a length', changed(2, 0xff, 0xe0, 0, 0)],
    ['ends within its frame', FILE.subarray(0, FRAME + 12)],
    ['ends before its scan', FILE.subarray(0, SCAN)],
    ['ends within the head of its scan', FILE.subarray(0, SCAN + 4)],
    ['has no marker where one should be', changed(FRAME, 0xfe)],
  ])('is refused when it %s', (_, file) => {
    expect(isAcceptedJpeg(file, SIZE)).toBe(false);
  });
});
