import { describe, expect, it } from 'vitest';
import {
  countingCommand,
  dotsPerInch,
  drawing,
  imageCommand,
  informationCommand,
  pageCommand,
  pageInformation,
  scenesIn,
} from '../../../../appliance/agent/converter/drawing.ts';
import { DOCUMENT_FORMATS, isPicture } from '../../../../appliance/protocol/document-formats.ts';
import { MAX_PICTURE_PIXELS, MAX_PICTURE_SIDE } from '../../../../appliance/protocol/pixels.ts';

const SAID = `Title:           Pages: 7
Pages:           3
Encrypted:       no
Page    2 size:  595.276 x 841.89 pts (A4)
Page    2 rot:   90
File size:       1234 bytes
`;

describe('a document', () => {
  it('is queried for its number of pages and the size of one page', () => {
    expect(informationCommand('/run/document/document', 2)).toEqual([
      'pdfinfo',
      '-f',
      '2',
      '-l',
      '2',
      '/run/document/document',
    ]);
    expect(pageInformation(SAID)).toEqual({ pages: 3, width: 595.276, height: 841.89 });
  });

  it.each(['', 'Pages: 0\nPage 1 size: 1 x 1 pts', 'Pages: 1\nPage 1 size: 0 x 100 pts', 'Pages: 1'])(
    'without pages cannot be drawn: %j',
    (text) => {
      expect(() => pageInformation(text)).toThrow('no pages');
    },
  );

  it('is rendered page by page', () => {
    expect(pageCommand('/run/document/document', 2, 150)).toEqual([
      'pdftoppm',
      '-q',
      '-cropbox',
      '-r',
      '150',
      '-f',
      '2',
      '-l',
      '2',
      '/run/document/document',
    ]);
  });

  it('is rendered at a readable resolution, and a poster within the limits of the protocol', () => {
    expect(dotsPerInch(595, 842)).toBe(150);
    for (const [width, height] of [
      [3000, 4000],
      [14_400, 14_400],
      [60, 14_400],
      [14_400, 1],
    ] as const) {
      const scale = dotsPerInch(width, height) / 72;
      const [columns, rows] = [Math.ceil(width * scale), Math.ceil(height * scale)];
      expect(Math.max(columns, rows)).toBeLessThanOrEqual(MAX_PICTURE_SIDE);
      expect(columns * rows).toBeLessThanOrEqual(MAX_PICTURE_PIXELS);
    }
    expect(() => dotsPerInch(1e9, 1e9)).toThrow('too large');
  });
});

describe('an image', () => {
  it('is decoded only as the format that the host names', () => {
    expect(imageCommand('png', 1)).toEqual([
      'gm',
      'convert',
      '-limit',
      'Pixels',
      '48M',
      'PNG:/run/document/document[0]',
      '-auto-orient',
      '-background',
      'white',
      '-flatten',
      '-resize',
      '16384x16384>',
      '-resize',
      '25165824@>',
      '-depth',
      '8',
      'PPM:-',
    ]);
    for (const format of DOCUMENT_FORMATS)
      if (isPicture(format))
        expect(imageCommand(format, 3)[5]).toBe(`${format.toUpperCase()}:/run/document/document[2]`);
  });
});

describe('the size of a page', () => {
  it('is known for a document of one page, and refused when a side is missing', () => {
    const said = (pages: number, size: string) => `Pages:           ${pages}\nPage    1 size:  ${size} pts\n`;
    expect(pageInformation(said(1, '10 x 20'))).toEqual({ pages: 1, width: 10, height: 20 });
    for (const [pages, size] of [
      [0, '10 x 20'],
      [1, '0 x 20'],
      [1, '10 x 0'],
    ] as const)
      expect(() => pageInformation(said(pages, size))).toThrow('no pages');
  });

  it('gives a resolution at which the longest side still fits after it is rounded up', () => {
    // At 10 dots per inch it would have 16384.03 pixels.
    expect(dotsPerInch(117_965, 1)).toBe(9);
    expect(dotsPerInch(1, 117_965)).toBe(9);
    expect(dotsPerInch(786_384, 1)).toBe(1);
    expect(() => dotsPerInch(2_000_000, 1)).toThrow('too large');
  });
});

describe('a picture', () => {
  it('has one page, and as many as there are pictures in a file of a format that may have several', async () => {
    const asked = { format: 'png', page: 2, hasText: false } as const;
    await expect(drawing()(asked, new AbortController().signal)).rejects.toThrow('no such picture');
    expect(countingCommand('tiff')).toEqual([
      'gm',
      'identify',
      '-ping',
      '-format',
      'picture\\n',
      'TIFF:/run/document/document',
    ]);
    expect([scenesIn('picture\npicture\n\n'), scenesIn('')]).toEqual([2, 0]);
  });
});
