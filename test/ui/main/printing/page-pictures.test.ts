/** Safe copies as the host agent writes them, read back for the printer. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Frame } from '../../../../host-agent/hypervisor/hypervisor.ts';
import { packedPng } from '../../../../host-agent/hypervisor/picture/png.ts';
import { openPagePictures } from '../../../../ui/main/printing/page-pictures.ts';
import { colourful, picturesPdf } from '../../../bed/printing/pictures-pdf.ts';

const PDF = 'application/pdf';
let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sb-print-'));
  path = join(folder, 'copy');
});
afterEach(() => rmSync(folder, { recursive: true }));

const writePdf = async (...pages: readonly Frame[]) => writeFileSync(path, await picturesPdf(...pages));

const shown = (png: Buffer): Frame => {
  const { width, height, data } = PNG.sync.read(png);
  return { width, height, rgb: Buffer.from(data.filter((_, index) => index % 4 !== 3)) };
};

describe('the pictures of a safe copy', () => {
  it('are those of its pages, in order, pixel for pixel', async () => {
    // More than nine pages, so that numbers of objects have several digits.
    const pages = Array.from({ length: 12 }, (_, index) => colourful(40 + index, 60 - index, index));
    await writePdf(...pages);
    const pictures = await openPagePictures(path, PDF);
    expect(pictures.pages).toEqual(pages.map(({ width, height }) => ({ width, height })));
    for (const [index, page] of pages.entries()) expect(shown(await pictures.png(index))).toEqual(page);
    // A page that fails does not keep others from following.
    const asked = await Promise.allSettled([pictures.png(12), pictures.png(0)]);
    expect(asked.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
    await pictures.close();
  });

  it('of an image are the image', async () => {
    const image = colourful(30, 20, 5);
    writeFileSync(path, await packedPng(image));
    const pictures = await openPagePictures(path, 'image/png');
    expect(pictures.pages).toEqual([{ width: 30, height: 20 }]);
    expect(shown(await pictures.png(0))).toEqual(image);
    await pictures.close();
  });
});

describe('a file that has another form than a safe copy', () => {
  /** Changes the head of an object; what follows stays where it is. */
  const replaced = (what: string, by: string) => {
    const text = readFileSync(path, 'latin1');
    const at = text.indexOf(what);
    const [before, after] = [text.slice(0, at), text.slice(at + what.length)];
    const end = after.indexOf('\nendstream');
    const longer = by.length - what.length;
    writeFileSync(path, `${before}${by}${after.slice(0, end - longer)}${after.slice(end)}`, 'latin1');
  };
  const opened = () => openPagePictures(path, PDF);

  it('is not printed: neither another PDF nor a part of one', async () => {
    await writePdf(colourful(4, 4, 1));
    const whole = readFileSync(path);
    for (const bytes of [Buffer.alloc(0), whole.subarray(0, -7), Buffer.concat([whole, Buffer.from('more')])]) {
      writeFileSync(path, bytes);
      await expect(opened()).rejects.toThrow('no safe copy');
    }
    writeFileSync(path, 'no picture');
    await expect(openPagePictures(path, 'image/png')).rejects.toThrow('no PNG file');
  });

  it('is not printed with anything but pictures as pages', async () => {
    await writePdf(colourful(4, 4, 1));
    replaced('/Subtype /Image', '/Subtype /Form ');
    await expect(opened()).rejects.toThrow('not a picture');
  });

  it('is not printed with more pixels than a page may have, or with other pixels than it says', async () => {
    await writePdf(colourful(40, 40, 1));
    replaced('/Width 40 /Height 40', '/Width 99999 /Height 400');
    await expect(opened()).rejects.toThrow('too many pixels');
    for (const height of [39, 41]) {
      await writePdf(colourful(40, 40, 1));
      replaced('/Height 40', `/Height ${height}`);
      const pictures = await opened();
      await expect(pictures.png(0)).rejects.toThrow();
      await pictures.close();
    }
  });
});
