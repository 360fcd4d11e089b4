/** Safe copies of files of the host that are neither PDF files nor one picture: a real converter VM makes pages of them. */
import { copyFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { artefact } from '../../bed/artefacts.ts';
import { drawnPage, pagesIn, type Rgb, shareOfColour, textIn } from '../../bed/printing/drawn-pages.ts';
import { SafeCopyOfFile } from '../../bed/session/transfers.ts';
import { openTestBed, type TestBed } from '../../bed/test-bed.ts';
import { epub } from '../../fixtures/documents/book.ts';
import { attachment, mail, multipart, plain } from '../../fixtures/documents/mail.ts';
import { tiffOf } from '../../fixtures/documents/tiff.ts';

const [GREEN, BLUE, RED]: readonly Rgb[] = [
  [0, 160, 0],
  [0, 0, 170],
  [200, 0, 0],
];
const BLACK: Rgb = [0, 0, 0];
/** Of warnings on pages of the viewer. */
const WARNING: Rgb = [0xa3, 0x3b, 0];

function png([red = 0, green = 0, blue = 0]: readonly number[]): Buffer {
  const picture = new PNG({ width: 300, height: 200 });
  for (let at = 0; at < picture.data.length; at += 4) picture.data.set([red, green, blue, 255], at);
  return PNG.sync.write(picture);
}

interface Kind {
  readonly name: string;
  readonly content: string | Buffer;
  readonly pages: number;
  /** On the last page, and the least share of it. */
  readonly seen: readonly (readonly [colour: Rgb | undefined, least: number, distance?: number])[];
  readonly unseen?: Rgb | undefined;
}

const ALL_KINDS: readonly Kind[] = [
  {
    name: 'drawing.svg',
    content:
      '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="100"><rect width="200" height="100" fill="#0000aa"/><rect width="200" height="100" x="200" fill="#00a000"/><script>document.documentElement.innerHTML = \'<rect width="400" height="100" fill="#c80000"/>\'</script></svg>',
    pages: 1,
    seen: [
      [BLUE, 0.45],
      [GREEN, 0.45],
    ],
    unseen: RED,
  },
  {
    name: 'letter.eml',
    content: mail(
      'From: Anne <anne@a.test>\r\nTo: b@b.test\r\nSubject: A letter',
      multipart('mixed', [plain('Some words of a letter.'), attachment('bill.pdf.exe', 'MZ')]),
    ),
    pages: 1,
    seen: [
      [BLACK, 0.0002],
      [WARNING, 0.0001, 70],
    ],
  },
  {
    name: 'book.epub',
    content: epub(
      ['<h1>One</h1><img src="../a.png"/>', '<h1>Two</h1>'],
      [{ name: 'OEBPS/a.png', content: png([0, 160, 0]) }],
    ),
    pages: 1,
    seen: [[GREEN, 0.03]],
  },
  {
    name: 'page.html',
    content:
      '<p style="color:#00a000;font:bold 80pt sans-serif">Words</p><script>document.body.innerHTML = "<p style=color:#c80000>ran"</script>',
    pages: 1,
    seen: [[GREEN, 0.01]],
    unseen: RED,
  },
  {
    name: 'scan.tiff',
    content: tiffOf(300, 200, [
      [200, 0, 0],
      [0, 0, 170],
    ]),
    pages: 2,
    seen: [[BLUE, 0.95]],
  },
];

/** Chromium prints for two minutes in an emulated VM, so one kind that it prints has to do, unless all are asked for. */
const KINDS =
  process.env['SAFE_BROWSE_TEST_SAFE_COPIES'] === 'all'
    ? ALL_KINDS
    : ALL_KINDS.filter(({ name }) => ['letter.eml', 'scan.tiff'].includes(name));

describe('a safe copy', () => {
  let testBed: TestBed;
  beforeAll(async () => {
    testBed = await openTestBed();
  });
  afterAll(async () => {
    expect(await testBed.close()).toEqual([]);
  });

  const copyOf = async (path: string) => {
    const [made] = await testBed.product.ask(z.array(SafeCopyOfFile), 'safe-copy', path);
    if (!made) throw new Error('Nothing was made.');
    return made;
  };

  it.each(KINDS)('is pictures of what the file shows, and nothing of it runs: $name', async (kind) => {
    const path = join(testBed.folder, kind.name);
    writeFileSync(path, kind.content);
    const made = await copyOf(path);
    expect(made.name).toMatch(/ \(safe\)\.pdf$/);
    expect(pagesIn(made.path)).toBe(kind.pages);
    copyFileSync(made.path, artefact(`safe-copies/${kind.name}.pdf`));
    const last = drawnPage(made.path, kind.pages);
    for (const [colour, least, distance] of kind.seen)
      if (colour) expect(shareOfColour(last, colour, distance), `${kind.name} ${colour.join()}`).toBeGreaterThan(least);
    if (kind.unseen) expect(shareOfColour(last, kind.unseen)).toBe(0);
    expect(textIn(made.path).trim()).toBe('');
  });

  it('of a document of Word, or with text, says how to get the programs for it, and leaves nothing', async () => {
    const path = join(testBed.folder, 'report.docx');
    writeFileSync(path, 'PK');
    expect(await testBed.product.complaint('safe-copy', path)).toMatchObject({
      status: 3,
      code: 'safe-copy-without-programs',
    });
    const drawing = join(testBed.folder, 'picture.png');
    writeFileSync(drawing, png([1, 2, 3]));
    expect(await testBed.product.complaint('safe-copy', '--text', drawing)).toMatchObject({
      status: 3,
      code: 'safe-copy-without-programs',
    });
    expect(readdirSync(testBed.folder).filter((name) => /^(report|picture) \(safe\)/.test(name))).toEqual([]);
  });
});
