/** Safe copies that need the programs for documents: a real VM of an image with them. Not part of `npm test`: npm run test:documents builds the image before. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { drawnPage, pagesIn, shareOfColour, textIn } from '../bed/printing/drawn-pages.ts';
import { testData } from '../bed/product.ts';
import { SafeCopyOfFile } from '../bed/session/transfers.ts';
import { openTestBed, type TestBed } from '../bed/test-bed.ts';
import { zip } from '../fixtures/documents/archives.ts';
import { mail, plain } from '../fixtures/documents/mail.ts';

const WORDS = ['Grüße aus Köln', 'Die Straße über den Fluß führt zur Mühle'];
const PART = 'http://schemas.openxmlformats.org';
const OFFICE = `${PART}/officeDocument/2006/relationships`;

/** A letter with macros, and with a template that would be loaded. Source: ECMA-376, parts 1 and 2. */
const docx = (paragraphs: readonly string[]): Buffer =>
  zip([
    {
      name: '[Content_Types].xml',
      content: `<Types xmlns="${PART}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    },
    {
      name: '_rels/.rels',
      content: `<Relationships xmlns="${PART}/package/2006/relationships"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    },
    {
      name: 'word/document.xml',
      content: `<w:document xmlns:w="${PART}/wordprocessingml/2006/main"><w:body>${paragraphs.map((text) => `<w:p><w:r><w:rPr><w:color w:val="000000"/><w:sz w:val="28"/></w:rPr><w:t>${text}</w:t></w:r></w:p>`).join('')}</w:body></w:document>`,
    },
    {
      name: 'word/_rels/document.xml.rels',
      content: `<Relationships xmlns="${PART}/package/2006/relationships"><Relationship Id="r1" Type="${OFFICE}/attachedTemplate" Target="http://site.test/template.dotm" TargetMode="External"/></Relationships>`,
    },
    { name: 'word/vbaProject.bin', content: 'x' },
  ]);

describe('a safe copy', () => {
  let testBed: TestBed;
  beforeAll(async () => {
    testBed = await openTestBed({ XDG_DATA_HOME: `${testData}-documents` });
  });
  afterAll(async () => {
    expect(await testBed.close()).toEqual([]);
  });

  const copyOf = async (name: string, content: string | Buffer, ...options: readonly string[]) => {
    const path = join(testBed.folder, name);
    writeFileSync(path, content);
    const [made] = await testBed.product.ask(z.array(SafeCopyOfFile), 'safe-copy', ...options, path);
    if (!made) throw new Error('Nothing was made.');
    return made;
  };

  it('of a document of Word is a picture of each page, and says what did not run and was not loaded', async () => {
    const made = await copyOf('letter.docx', docx(WORDS));
    expect(made).toMatchObject({ name: 'letter (safe).pdf', notes: ['macros', 'links'] });
    expect(pagesIn(made.path)).toBe(1);
    expect(shareOfColour(drawnPage(made.path), [0, 0, 0])).toBeGreaterThan(0.0005);
    expect(textIn(made.path).trim()).toBe('');
  });

  it('with text has the words that are seen, as Tesseract read them', async () => {
    const letter = mail('From: a@b.test\r\nSubject: A letter', plain(WORDS.join('\r\n')));
    const made = await copyOf('letter.eml', letter, '--text');
    const text = textIn(made.path);
    for (const words of WORDS) expect(text).toContain(words);
  });

  it('of a file that is no document is refused', async () => {
    const path = join(testBed.folder, 'false.docx');
    writeFileSync(path, 'PK and nothing else');
    expect(await testBed.product.complaint('safe-copy', path)).toMatchObject({ code: 'safe-copy-not-drawn' });
  });
});
