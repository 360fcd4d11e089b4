/** A PDF of pictures, read back by other programs. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Frame } from '../../../host-agent/hypervisor/hypervisor.ts';
import { pagePoints } from '../../../host-agent/conversion/pictures-pdf.ts';
import { colourful, picturesPdf } from '../../bed/printing/pictures-pdf.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'sb-pdf-'))));
afterEach(() => rmSync(folder, { recursive: true }));

async function write(...pages: readonly Frame[]): Promise<string> {
  const path = join(folder, 'copy.pdf');
  writeFileSync(path, await picturesPdf(...pages));
  return path;
}

/** The picture of a page, as stored in the file. */
function pixels(path: string, page: number): Buffer {
  execFileSync('pdfimages', ['-f', String(page), '-l', String(page), path, join(folder, `page${page}`)]);
  return execFileSync('cat', [join(folder, `page${page}-000.ppm`)]);
}

describe('PicturesPdf', () => {
  it('writes one page for each picture, pixel for pixel, as a valid file', async () => {
    const pages = [colourful(150, 75, 1), colourful(40, 300, 2), colourful(1, 1, 3)];
    const path = await write(...pages);
    const information = execFileSync('pdfinfo', ['-f', '1', '-l', '3', path], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    expect(information).toMatch(/^Pages: +3$/m);
    expect(information).toMatch(/^Page +1 size: +72 x 36 pts/m);
    expect(information).toMatch(/^JavaScript: +no$/m);
    expect(information).toMatch(/^Form: +none$/m);
    for (const [index, { width, height, rgb }] of pages.entries())
      expect(pixels(path, index + 1)).toEqual(Buffer.concat([Buffer.from(`P6\n${width} ${height}\n255\n`), rgb]));
    expect(execFileSync('pdftotext', [path, '-'], { encoding: 'utf8' }).trim()).toBe('');
    expect(execFileSync('pdffonts', [path], { encoding: 'utf8' }).trim().split('\n')).toHaveLength(2);
  });

  it('fills each page with its picture', async () => {
    const red: Frame = {
      width: 30,
      height: 20,
      rgb: Buffer.from(Array.from({ length: 30 * 20 }, () => [255, 0, 0]).flat()),
    };
    const drawn = execFileSync('pdftoppm', ['-r', '150', await write(red)]);
    expect(drawn).toEqual(Buffer.concat([Buffer.from('P6\n30 20\n255\n'), red.rgb]));
  });

  it('limits the page size, and refuses a document without pages', async () => {
    expect(pagePoints(1240, 1754)).toEqual(['595.20', '841.92']);
    expect(pagePoints(16_384, 1)).toEqual(['7864.32', '1.00']);
    await expect(write()).rejects.toThrow('needs at least one page');
  });
});
