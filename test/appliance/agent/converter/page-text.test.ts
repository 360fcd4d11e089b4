/** Words from a table that Tesseract 5.5 printed of a letter in German, English and French. */
import { readFileSync } from 'node:fs';
import { expect, it, describe } from 'vitest';
import { readingCommand, wordsOf } from '../../../../appliance/agent/converter/page-text.ts';
import { sendableWords } from '../../../../appliance/protocol/page-text.ts';

const TABLE = readFileSync(new URL('../../../fixtures/tesseract/letter.tsv', import.meta.url), 'utf8');
const row = (...cells: readonly (string | number)[]) => cells.join('\t');
const HEAD = row(
  'level',
  'page_num',
  'block_num',
  'par_num',
  'line_num',
  'word_num',
  'left',
  'top',
  'width',
  'height',
  'conf',
  'text',
);

describe('the words on a page', () => {
  it('are those that Tesseract read, each as high as its line', () => {
    const words = wordsOf(TABLE);
    expect(words.slice(0, 3)).toEqual([
      [133, 144, 144, 36, 'Grüße'],
      [293, 144, 77, 36, 'aus'],
      [384, 144, 105, 36, 'Köln'],
    ]);
    const text = words.map(([, , , , word]) => word).join(' ');
    expect(text).toContain(
      'Die Straße über den Fluß führt zur Mühle. Überraschend schön, außergewöhnlich öde Ärgernisse.',
    );
    expect(text).toContain('L’été à la plage, où le garçon naïf reçoit une leçon.'.replace('’', "'"));
    // The cells without text are the lines of a table.
    expect(words.every(([, , , , word]) => word.trim() !== '')).toBe(true);
    expect(sendableWords(words, { width: 1240, height: 1754 })).toEqual(words);
  });

  it('keep their own height where their line is not level', () => {
    const table = [
      HEAD,
      row(4, 1, 1, 1, 1, 0, 0, 0, 900, 200, -1, ''),
      row(5, 1, 1, 1, 1, 1, 10, 20, 30, 40, 90, 'up'),
    ];
    expect(wordsOf(table.join('\n'))).toEqual([[10, 20, 30, 40, 'up']]);
  });

  it('are read in all languages that the image has, from the pixels on standard input', () => {
    expect(readingCommand(['deu', 'eng'])).toEqual([
      'tesseract',
      'stdin',
      'stdout',
      '--dpi',
      '150',
      '-l',
      'deu+eng',
      'tsv',
    ]);
  });
});
