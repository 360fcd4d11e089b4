/** Words from a converter VM that a document may have taken over. */
import { describe, expect, it } from 'vitest';
import {
  MAX_TEXT_BYTES_OF_PAGE,
  type PageWord,
  readWords,
  sendableWords,
} from '../../../appliance/protocol/page-text.ts';

const PAGE = { width: 100, height: 50 };
const read = (value: unknown) => readWords(Buffer.from(JSON.stringify(value)), PAGE);

describe('words of a page', () => {
  it('are read with their boxes, in any script', () => {
    const words = [
      [0, 0, 100, 50, 'Straße'],
      [1, 2, 3, 4, '日本語'],
      [1, 2, 3, 4, '1.234,56€'],
    ];
    expect(read(words)).toEqual(words);
  });

  it.each([
    ['lie outside it', [[90, 0, 11, 5, 'a']]],
    ['lie below it', [[0, 49, 5, 2, 'a']]],
    ['have no size', [[0, 0, 0, 5, 'a']]],
    ['have a place between pixels', [[0.5, 0, 5, 5, 'a']]],
    ['lie left of it', [[-1, 0, 5, 5, 'a']]],
    ['are empty', [[0, 0, 5, 5, '']]],
    ['are too long', [[0, 0, 5, 5, 'a'.repeat(101)]]],
    ['have a control character', [[0, 0, 5, 5, 'a\u001b']]],
    ['turn the direction of writing', [[0, 0, 5, 5, 'a\u202eb']]],
    ['have a character that is not seen', [[0, 0, 5, 5, 'a\u200bb']]],
    ['have half a character', [[0, 0, 5, 5, '\ud800']]],
    ['have a character of two codes', [[0, 0, 5, 5, '😀']]],
    ['have more than their place and text', [[0, 0, 5, 5, 'a', 1]]],
    ['are too many', Array.from({ length: 10_001 }, () => [0, 0, 5, 5, 'a'])],
    ['are something else', { words: [] }],
  ])('that %s are refused', (_, value) => {
    expect(() => read(value)).toThrow();
  });

  it('that are no JSON or no UTF-8 are refused', () => {
    expect(() => readWords(Buffer.from('[['), PAGE)).toThrow();
    expect(() => readWords(Buffer.from([0x5b, 0x22, 0xff, 0x22, 0x5d]), PAGE)).toThrow();
  });

  it('are sent only as far as the host takes them', () => {
    const words: PageWord[] = [
      [0, 0, 5, 5, 'kept'],
      [99, 0, 5, 5, 'outside'],
      [0, 0, 5, 5, 'half\u200bseen'],
    ];
    expect(sendableWords(words, PAGE)).toEqual([[0, 0, 5, 5, 'kept']]);
    const long = Array.from({ length: 20_000 }, (): PageWord => [0, 0, 5, 5, '日'.repeat(100)]);
    const sent = Buffer.from(JSON.stringify(sendableWords(long, PAGE)));
    expect(sent.length).toBeLessThanOrEqual(MAX_TEXT_BYTES_OF_PAGE);
    expect(sent.length).toBeGreaterThan(MAX_TEXT_BYTES_OF_PAGE - 1_000);
    expect(readWords(sent, PAGE).length).toBeGreaterThan(1_000);
  });
});
