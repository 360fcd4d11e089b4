import { expect, it } from 'vitest';
import {
  numberOf,
  withText,
} from '../../../../appliance/images/browser/tree/usr/lib/safe-browse/build/blocked-page.mjs';

/** A file of texts as Chromium has it. The number 9 shares the text of the last one. */
function texts(...all: readonly (readonly [number: number, text: string])[]): Buffer {
  const head = Buffer.alloc(12);
  head.writeUInt32LE(5);
  head.writeUInt8(1, 4);
  head.writeUInt16LE(all.length, 8);
  head.writeUInt16LE(1, 10);
  const shared = Buffer.from([9, 0, all.length - 1, 0]);
  let offset = head.length + 6 * (all.length + 1) + shared.length;
  const entries = [...all, [0, ''] as const].map(([number, text]) => {
    const entry = Buffer.alloc(6);
    entry.writeUInt16LE(number);
    entry.writeUInt32LE(offset, 2);
    offset += Buffer.byteLength(text);
    return entry;
  });
  return Buffer.concat([head, ...entries, shared, Buffer.from(all.map(([, text]) => text).join(''))]);
}

it.each(['länger als vorher', 'x', ''])('a text of Chromium is replaced, and the others stay: “%s”', (text) => {
  const [before, after] = [
    [3, 'first'],
    [8, 'third: ü'],
  ] as const;
  expect(withText(texts(before, [5, 'second'], after), 5, text)).toEqual(texts(before, [5, text], after));
});

it('a text is found by its words, and one that is missing is not replaced', () => {
  const file = texts([3, 'first'], [5, 'second']);
  expect([numberOf(file, 'second'), numberOf(file, 'sec')]).toEqual([5, undefined]);
  expect(() => withText(file, 4, 'x')).toThrow('no text 4');
  expect(() => numberOf(Buffer.alloc(100), 'x')).toThrow('not a file of texts');
});
