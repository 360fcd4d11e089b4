/** The text layer of a safe copy, read back by poppler. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { wordsOf } from '../../../appliance/agent/converter/page-text.ts';
import type { PageWord } from '../../../appliance/protocol/page-text.ts';
import { shownWords } from '../../../host-agent/conversion/invisible-text.ts';
import { openPagePictures } from '../../../ui/main/printing/page-pictures.ts';
import { colourful, picturesPdf, type ReadPage } from '../../bed/printing/pictures-pdf.ts';

const LETTER = wordsOf(readFileSync(new URL('../../fixtures/tesseract/letter.tsv', import.meta.url), 'utf8'));
/** At 150 dots per inch. */
const A4 = { width: 1240, height: 1754 };
const white = { ...A4, rgb: Buffer.alloc(A4.width * A4.height * 3, 255) };

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'sb-text-'))));
afterEach(() => rmSync(folder, { recursive: true }));

async function write(...pages: readonly ReadPage[]): Promise<string> {
  const path = join(folder, 'copy.pdf');
  writeFileSync(path, await picturesPdf(...pages));
  return path;
}
const run = (program: string, ...args: readonly string[]) =>
  execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

describe('the text of a safe copy', () => {
  it('is found by other programs, with umlauts and accents, line by line, where the words are seen', async () => {
    const path = await write({ ...white, words: LETTER }, { ...white, words: [[100, 200, 50, 20, '日本語']] });
    const first = run('pdftotext', '-l', '1', path, '-');
    expect(first).toContain('Grüße aus Köln\n');
    expect(first).toContain(
      'Die Straße über den Fluß führt zur Mühle. Überraschend schön, außergewöhnlich öde\nÄrgernisse.\n',
    );
    expect(first).toContain("L'été à la plage, où le garçon naïf reçoit une leçon.\n");
    expect(run('pdftotext', '-f', '2', path, '-').trim()).toBe('日本語');
    const box = /<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">Köln</.exec(
      run('pdftotext', '-bbox', path, '-'),
    );
    const inPixels = (box ?? []).slice(1).map((points) => Math.round((Number(points) * 150) / 72));
    expect(inPixels).toEqual([384, 144, 384 + 105, 144 + 36]);
  });

  it('is not seen: the pixels of the page are those of its picture', async () => {
    const page = colourful(60, 30, 1);
    const drawn = (path: string) =>
      execFileSync('pdftoppm', ['-r', '300', path], { stdio: ['ignore', 'pipe', 'pipe'] });
    const without = drawn(await write(page));
    const path = await write({ ...page, words: [[0, 0, 60, 30, 'unseen']] });
    expect(drawn(path).equals(without)).toBe(true);
    expect(run('pdftotext', path, '-').trim()).toBe('unseen');
  });

  it('is written in one font, which has no letter', async () => {
    const path = await write({ ...white, words: LETTER });
    const [, , font, ...others] = run('pdffonts', path).trim().split('\n');
    expect(font).toMatch(/^Invisible +CID TrueType +Identity-H +yes no +yes/);
    expect(others).toEqual([]);
    expect(readFileSync(path).includes('JavaScript')).toBe(false);
  });

  it('keeps the pages printable, whose pictures are found beside it', async () => {
    const [one, two] = [colourful(40, 30, 1), colourful(20, 50, 2)];
    const pictures = await openPagePictures(
      await write({ ...one, words: [] }, { ...two, words: [[1, 1, 5, 5, 'a']] }),
      'application/pdf',
    );
    try {
      expect(pictures.pages).toEqual([
        { width: 40, height: 30 },
        { width: 20, height: 50 },
      ]);
    } finally {
      await pictures.close();
    }
  });

  it('is only codes of characters, whatever the words are', () => {
    const words: PageWord[] = [[0, 10, 100, 20, ')Tj']];
    expect(shownWords(words, { scale: 0.5, height: 100, font: 'F' })).toBe(
      'BT\n3 Tr\n/F 10.00 Tf 333.33 Tz 1 0 0 1 0.00 35.00 Tm <00290054006a0020> Tj\nET',
    );
  });
});
