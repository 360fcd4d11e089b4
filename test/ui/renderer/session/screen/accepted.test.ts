import { describe, expect, it } from 'vitest';
import { announced } from '../../../../../host-agent/api/screen/screen-opening.ts';
import {
  isAcceptedMessage,
  isAcceptedRectangle,
  isPlainCutText,
} from '../../../../../ui/renderer/session/screen/accepted.ts';

const SCREEN = { width: 800, height: 600 };
const rectangle = (encoding: number, changes = {}) => ({ encoding, x: 0, y: 0, ...SCREEN, ...changes });

describe('the rectangles of a screen', () => {
  it('are Tight, raw, the size of the screen, its pointer and its keyboard, and nothing else', () => {
    const encodings = Array.from({ length: 1024 }, (_, at) => at - 512).concat(0x574d5664, 0xc0a1e5ce | 0);
    expect(encodings.filter((encoding) => isAcceptedRectangle(rectangle(encoding), SCREEN))).toEqual([
      -308, -261, -258, -239, -224, -223, 0, 7,
    ]);
  });

  it('of pixels lie on the screen', () => {
    expect(isAcceptedRectangle(rectangle(7, { x: 799, y: 599, width: 1, height: 1 }), SCREEN)).toBe(true);
    expect(isAcceptedRectangle(rectangle(7, { x: 1 }), SCREEN)).toBe(false);
    expect(isAcceptedRectangle(rectangle(0, { height: 65_535 }), SCREEN)).toBe(false);
  });
});

it('a screen sends only updates and copied texts that are not compressed', () => {
  expect(Array.from({ length: 256 }, (_, type) => type).filter(isAcceptedMessage)).toEqual([0, 3]);
  expect(isPlainCutText(Uint8Array.of(0, 0, 0, 0x7f, 0xff, 0xff, 0xff))).toBe(true);
  expect(isPlainCutText(Uint8Array.of(0, 0, 0, 0xff, 0xff, 0xff, 0xf0))).toBe(false);
});

/** Encodings of JPEG, PNG and H.264, and the levels of quality, which allow QEMU to use JPEG in Tight. */
const lossy = (encodings: readonly number[]) =>
  encodings.filter((encoding) => [-260, 21, 50].includes(encoding) || (encoding >= -32 && encoding <= -23));

it('is announced Tight first, and without a level of quality', () => {
  const encodings = announced({ decodesJpeg: false });
  expect(encodings[0]).toBe(7);
  expect(lossy(encodings)).toEqual([]);
});

it('is announced with the level 7 of quality once JPEG can be decoded, below which QEMU would use it for what rests', () => {
  expect(lossy(announced({ decodesJpeg: true }))).toEqual([-32 + 7]);
});

it('is compressed with the least effort, so that QEMU looks at it often enough to see that it moves', () => {
  for (const decodesJpeg of [false, true])
    expect(announced({ decodesJpeg }).filter((encoding) => encoding >= -256 && encoding <= -247)).toEqual([-255]);
});
