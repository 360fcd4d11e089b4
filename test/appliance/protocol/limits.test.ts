/** Limits that are no number in a schema. */
import { describe, expect, it } from 'vitest';
import { Policies } from '../../../appliance/protocol/browser.ts';
import { CHANNELS } from '../../../appliance/protocol/channels.ts';
import { encodedBytes, fittingItems, MAX_LIST_BYTES } from '../../../appliance/protocol/limits.ts';
import { fitsPixels, MAX_PICTURE_PIXELS, MAX_PICTURE_SIDE } from '../../../appliance/protocol/pixels.ts';
import { FileName } from '../../../appliance/protocol/transfers.ts';

describe('a picture', () => {
  it('may have exactly the maximum number of pixels, and not one row more', () => {
    const width = MAX_PICTURE_PIXELS / MAX_PICTURE_SIDE;
    expect(fitsPixels({ width, height: MAX_PICTURE_SIDE })).toBe(true);
    expect(fitsPixels({ width: width + 1, height: MAX_PICTURE_SIDE })).toBe(false);
  });

  it('is measured by its area, not by its sides', () => {
    expect(fitsPixels({ width: MAX_PICTURE_SIDE, height: 1 })).toBe(true);
    expect(fitsPixels({ width: 1, height: MAX_PICTURE_SIDE })).toBe(true);
  });
});

describe('the policies of a profile', () => {
  const policies = (bytes: number) => ({ Homepage: 'x'.repeat(bytes - '{"Homepage":""}'.length) });

  it('may have exactly the maximum length as JSON, and not one byte more', () => {
    expect(JSON.stringify(policies(MAX_LIST_BYTES))).toHaveLength(MAX_LIST_BYTES);
    expect(Policies.safeParse(policies(MAX_LIST_BYTES)).success).toBe(true);
    expect(Policies.safeParse(policies(MAX_LIST_BYTES + 1)).success).toBe(false);
  });

  it('are measured in bytes, not in characters', () => {
    const chinese = (characters: number) => Policies.safeParse({ Homepage: '文'.repeat(characters) }).success;
    expect([chinese(MAX_LIST_BYTES / 3 - 100), chinese(MAX_LIST_BYTES / 3)]).toEqual([true, false]);
  });

  it('limit the bookmarks alike, which share their message with nothing else', () => {
    const bookmark = { name: 'x'.repeat(200), url: `https://example.org/${'x'.repeat(2000)}` };
    const accepts = (count: number) =>
      CHANNELS.browser.host.safeParse({ type: 'bookmarks', bookmarks: Array.from({ length: count }, () => bookmark) })
        .success;
    const fitting = Math.floor(MAX_LIST_BYTES / (JSON.stringify(bookmark).length + 1));
    expect([accepts(fitting), accepts(fitting + 1)]).toEqual([true, false]);
  });
});

describe('a list that may be incomplete', () => {
  it('has every item that fits, in its order, and reaches the limit exactly', () => {
    const items = ['ä', 'x'.repeat(100), 'b', 'c'];
    expect(fittingItems(items, encodedBytes(['ä', 'b', 'c']))).toEqual(['ä', 'b', 'c']);
    expect(fittingItems(items, encodedBytes(['ä', 'b', 'c']) - 1)).toEqual(['ä', 'b']);
    expect(fittingItems(items, encodedBytes(items))).toEqual(items);
    expect(fittingItems(items, 0)).toEqual([]);
  });
});

describe('the name of a file that crosses a guest channel', () => {
  it.each(['a', 'a.pdf', '...', '.bashrc', '..a', 'a b', 'Prüfung 2.pdf', '文書.txt', '🙂', 'x'.repeat(160)])(
    'may be %j',
    (name) => {
      expect(FileName.safeParse(name).success).toBe(true);
    },
  );

  it.each([
    ['empty', ''],
    ['this folder', '.'],
    ['the folder above', '..'],
    ['a path', 'a/b'],
    ['an absolute path', '/a'],
    ['a text with a line feed', 'a\nb'],
    ['a text with a zero', 'a\0'],
    ['a text with a control character of Latin-1', 'a\u009b31m'],
    ['a text with a delete character', 'a\u007f'],
    ['half a surrogate pair', 'a\ud800'],
    ['longer than 160 characters', 'x'.repeat(161)],
  ])('is not %s', (_, name) => {
    expect(FileName.safeParse(name).success).toBe(false);
  });
});
