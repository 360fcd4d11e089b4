/** Safe copies of downloads, with fake guests for the session and for the converter VM. */
import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CONVERTER_PARAMETER } from '../../../appliance/protocol/limits.ts';
import { Failure } from '../../../host-agent/api/errors/failure.ts';
import { agreedPages } from '../../../host-agent/transfer/drawn-document.ts';
import { safeCopyName } from '../../../host-agent/conversion/written-copy.ts';
import { download, lists } from '../transfer/transfer-guest.ts';
import {
  BLUE,
  CONTENT,
  draws,
  drawsWithText,
  HEIGHT,
  lastRequestedPage,
  pixelsOf,
  RED,
  SafeCopyBed,
  token,
  WIDTH,
} from './safe-copy-bed.ts';
import { SEED } from '../../bed/random.ts';
import { randomNumbers } from '../../appliance/protocol/hostile-lines.ts';

let bed: SafeCopyBed;
beforeEach(async () => {
  bed = await SafeCopyBed.open();
});
afterEach(() => bed.close());

describe('a safe copy', () => {
  it('of a PDF contains a picture of each page and nothing of the file, with a telling name and the mark of a download', async () => {
    bed.converts(draws(RED, BLUE));
    const { preview, ...taken } = await bed.copy();
    // The first page.
    const small = PNG.sync.read(Buffer.from(preview, 'base64'));
    expect([...small.data.subarray(0, 3)]).toEqual([...pixelsOf(RED).subarray(0, 3)]);
    expect(Math.max(small.width, small.height)).toBeLessThanOrEqual(320);
    const path = join(bed.target, 'report (safe).pdf');
    expect(taken).toEqual({
      file: 1,
      path,
      name: 'report (safe).pdf',
      bytes: statSync(path).size,
      type: 'application/pdf',
      isDisguised: false,
      notes: [],
      origin: 'https://site.test/report.pdf',
    });
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const drawn = (page: number) =>
      execFileSync('pdftoppm', ['-r', '150', '-f', String(page), '-l', String(page), path]);
    const header = Buffer.from(`P6\n${WIDTH} ${HEIGHT}\n255\n`);
    expect([drawn(1), drawn(2)]).toEqual([RED, BLUE].map((colour) => Buffer.concat([header, pixelsOf(colour)])));
    expect(readFileSync(path).includes('JavaScript')).toBe(false);
    expect(bed.saved()).toEqual(['report (safe).pdf']);
  });

  it('of an image is a PNG of its pixels', async () => {
    const png = PNG.sync.write(new PNG({ width: 1, height: 1 }));
    await lists(
      bed.opened,
      download({
        name: 'photo.jpeg',
        bytes: CONTENT.length,
        head: Buffer.from('ffd8ffe000104a46494600010100', 'hex').toString('base64'),
      }),
      download({ file: 2, head: png.toString('base64') }),
    );
    bed.converts(draws(RED));
    const taken = await bed.copy();
    expect(taken).toMatchObject({ name: 'photo (safe).png', type: 'image/png' });
    const { width, height, data } = PNG.sync.read(readFileSync(taken.path));
    expect([width, height, [...data.subarray(0, 4)]]).toEqual([WIDTH, HEIGHT, [255, 0, 0, 255]]);
    expect(bed.converters()[0]?.heard).toContainEqual({
      type: 'transfer-request',
      transfer: 2,
      what: { kind: 'page', format: 'jpeg', page: 1, hasText: false },
    });
  });

  it('is rendered in a separate VM without network or screen, of which nothing is left', async () => {
    bed.converts(draws(RED));
    await bed.copy();
    expect(
      bed.converters().map(({ spec: { role, nics, screen, sound, boot } }) => ({
        role,
        nics,
        screen,
        sound,
        commandLine: boot.commandLine,
      })),
    ).toEqual([{ role: 'browser', nics: [], screen: undefined, sound: undefined, commandLine: CONVERTER_PARAMETER }]);
    expect(bed.converterFolders()).toEqual([]);
    expect(Buffer.concat(bed.given).subarray(16)).toEqual(CONTENT);
  });

  it('with text has the words that the converter read from the pixels, and what it says about the document', async () => {
    bed.converts(drawsWithText(Buffer.from('[[1,2,20,10,"Grüße"]]'), undefined, RED, BLUE));
    const taken = await bed.copy({ hasText: true });
    expect(taken).toMatchObject({ name: 'report (safe).pdf', notes: ['macros'] });
    expect(execFileSync('pdftotext', [taken.path, '-'], { encoding: 'utf8' })).toBe('Grüße\n\n\fGrüße\n\n\f');
    expect(bed.converters()[0]?.heard).toContainEqual(
      expect.objectContaining({ what: { kind: 'page', format: 'pdf', page: 2, hasText: true } }),
    );
    // Tesseract, too, needs memory.
    expect(bed.converters().map(({ spec }) => spec.memoryMiB)).toEqual([2048]);
  });

  it('of an image with text is a PDF', async () => {
    const head = PNG.sync.write(new PNG({ width: 1, height: 1 })).toString('base64');
    await lists(bed.opened, download({ name: 'scan.png', bytes: CONTENT.length, head }), download({ file: 2, head }));
    bed.converts(drawsWithText(Buffer.from('[]'), undefined, RED));
    const taken = await bed.copy({ hasText: true });
    expect(taken).toMatchObject({ name: 'scan (safe).pdf', type: 'application/pdf' });
    expect(execFileSync('pdfinfo', [taken.path], { encoding: 'utf8' })).toMatch(/^Pages: +1$/m);
  });

  it('reports progress', async () => {
    bed.converts(draws(RED, BLUE));
    await bed.copy();
    expect(bed.progress).toEqual([
      { step: 'starting' },
      { step: 'giving', bytes: CONTENT.length, of: CONTENT.length },
      { step: 'drawing', page: 1, of: 2 },
      { step: 'drawing', page: 2, of: 2 },
    ]);
  });

  it('never exceeds the size limit of a file, however badly the pixels compress', async () => {
    const below = randomNumbers(SEED);
    const noise = Buffer.from(Uint8Array.from({ length: 1000 * 1000 * 3 }, () => below(256)));
    bed.converts({
      ...draws(RED, RED, RED),
      asked: (guest, { transfer, what }) =>
        what.kind === 'page' &&
        guest.say({ type: 'transfer-page', transfer, page: what.page, pages: 3, width: 1000, height: 1000 }),
      accepted: (_, accept, socket) => void socket.write(Buffer.concat([token(accept), noise])),
    });
    await expect(bed.copy({ maxFileMiB: 1 })).rejects.toMatchObject({ code: 'safe-copy-too-large' });
    expect(bed.saved()).toEqual([]);
  });

  it('leaves nothing when it is cancelled between two pages, or when the session ends', async () => {
    const cancel = new AbortController();
    bed.converts({
      ...draws(RED, BLUE),
      asked: (guest, ask) =>
        lastRequestedPage(guest) === 2
          ? cancel.abort(new Failure('cancelled', { task: 'request' }))
          : draws(RED, BLUE).asked(guest, ask),
    });
    await expect(bed.copy({ signal: cancel.signal })).rejects.toMatchObject({ code: 'cancelled' });
    expect([bed.saved(), bed.converterFolders()]).toEqual([[], []]);
    bed.converts({ ...draws(RED), asked: () => void bed.opened.session.end('closed') });
    await expect(bed.copy({ signal: bed.opened.session.ending })).rejects.toMatchObject({ code: 'session-ended' });
    expect([bed.saved(), bed.converterFolders()]).toEqual([[], []]);
  });

  it('is made only of files whose bytes fit a kind that has safe copies, before any VM starts', async () => {
    await lists(
      bed.opened,
      download({
        name: 'program.pdf',
        head: Buffer.concat([Buffer.from('7f454c46020101000000000000000000', 'hex'), Buffer.alloc(48)]).toString(
          'base64',
        ),
      }),
      download({ file: 2 }),
    );
    bed.converts(draws(RED));
    await expect(bed.copy()).rejects.toMatchObject({ code: 'safe-copy-unsupported', exitStatus: 3 });
    expect(bed.converters()).toEqual([]);
  });
});

describe('agreedPages', () => {
  const asked = { format: 'pdf', page: 2, pages: 5, maxPages: 10 } as const;

  it('accepts only the requested page, and a page count that does not change', () => {
    expect(agreedPages({ page: 2, pages: 5 }, asked)).toBe(5);
    expect(agreedPages({ page: 1, pages: 10 }, { ...asked, page: 1, pages: undefined })).toBe(10);
    for (const [page, pages] of [
      [1, 5],
      [3, 5],
      [2, 4],
      [2, 6],
      [2, 1],
    ] as const)
      expect(() => agreedPages({ page, pages }, asked)).toThrow('violated the protocol');
  });

  it('accepts one page of an image, and no more pages of a document than the limit', () => {
    expect(agreedPages({ page: 1, pages: 1 }, { ...asked, format: 'png', page: 1, pages: undefined })).toBe(1);
    expect(() => agreedPages({ page: 1, pages: 2 }, { ...asked, format: 'png', page: 1, pages: undefined })).toThrow(
      'violated the protocol',
    );
    expect(() => agreedPages({ page: 1, pages: 11 }, { ...asked, page: 1, pages: undefined })).toThrow(
      'has 11 pages; a safe copy can have at most 10',
    );
  });
});

it('safeCopyName keeps the name of the file and marks it as safe', () => {
  expect(safeCopyName('report.pdf', 'pdf')).toBe('report (safe).pdf');
  expect(safeCopyName('photo', 'png')).toBe('photo (safe).png');
  expect(safeCopyName('.pdf', 'pdf')).toBe('pdf (safe).pdf');
  expect(safeCopyName('invoice\u202efdp.exe', 'pdf')).toBe('invoicefdp (safe).pdf');
  expect(Buffer.byteLength(safeCopyName(`${'ü'.repeat(300)}.pdf`, 'pdf'))).toBeLessThanOrEqual(200);
});
