/** Safe copies of real files from a real session, rendered by a real converter VM. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { CONVERTER_PARAMETER } from '../../../appliance/protocol/limits.ts';
import { Downloads } from '../../../host-agent/api/session/downloads.ts';
import type { Session } from '../../../host-agent/api/session/session.ts';
import { navigate } from '../../bed/session/browser.ts';
import { savedIn } from '../../host-agent/transfer/saved-files.ts';
import type { TestBed } from '../../bed/test-bed.ts';
import { openTransferBed } from '../../bed/session/open-session.ts';
import { SafeCopyOfFile, SavedSafeCopy } from '../../bed/session/transfers.ts';
import type { RfbClient } from '../../bed/screen/rfb-client.ts';
import { GONE_TIMEOUT_MS, PAGE_TIMEOUT_MS, START_TIMEOUT_MS } from '../../bed/timeouts.ts';
import { DOCUMENT, SECRET } from '../../bed/network/web-server/documents.ts';

describe('a safe copy', () => {
  let testBed: TestBed;
  let session: Session;
  let screen: RfbClient;
  let downloadsFolder: string;
  beforeAll(async () => {
    ({ testBed, session, screen, downloadsFolder } = await openTransferBed('visit?run=copies'));
  });
  afterAll(async () => {
    expect(await testBed.close()).toEqual([]);
  });

  const downloaded = async (name: string) =>
    (await testBed.product.ask(Downloads, 'downloads', session.id)).files.some(
      (file) => file.name === name && file.isWhole,
    );
  /** Downloads the file. The address is typed again if the address bar did not have the keyboard yet, as on a busy host. */
  async function download(path: string, name: string): Promise<void> {
    let triedMs = Number.NEGATIVE_INFINITY;
    const tries = async () => {
      if (await downloaded(name)) return true;
      if (performance.now() - triedMs > PAGE_TIMEOUT_MS / 3) {
        await navigate(screen, `http://site.test/${path}`);
        triedMs = performance.now();
      }
      return false;
    };
    await testBed.product.until(`${name} is downloaded`, tries, 2 * PAGE_TIMEOUT_MS);
  }
  const copyOf = async (name: string) => {
    const [taken] = await testBed.product.ask(z.array(SavedSafeCopy), 'take', session.id, name, '--safe');
    if (!taken) throw new Error('Nothing was saved.');
    return taken;
  };
  const converters = () =>
    testBed.product.processes().filter(({ commandLine }) => commandLine.includes(CONVERTER_PARAMETER));
  const runtimeFiles = () => {
    const folder = join(testBed.product.runtimeFolder, 'convert');
    return existsSync(folder) ? readdirSync(folder) : [];
  };

  it('of a PDF has a picture of each page, and neither its text nor its script; its VM has no network', async () => {
    await download('document.pdf', 'document.pdf');
    const copying = copyOf('document.pdf');
    await testBed.product.until('the converter VM runs', () => converters().length > 0, START_TIMEOUT_MS);
    const commandLines = converters().map(({ commandLine }) => commandLine);
    expect(commandLines.join('\n')).not.toMatch(/-netdev|virtio-net|nic\.sock|virtio-gpu|-vnc/);
    const taken = await copying;
    const path = join(downloadsFolder, 'document (safe).pdf');
    expect(taken).toEqual({
      file: taken.file,
      path,
      name: 'document (safe).pdf',
      bytes: statSync(path).size,
      type: 'application/pdf',
      isDisguised: false,
      notes: [],
      origin: 'http://site.test/document.pdf',
    });
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(savedIn(downloadsFolder)).toEqual(['document (safe).pdf']);
    expect(
      execFileSync('getfattr', ['--absolute-names', '--only-values', '-n', 'user.xdg.origin.url', path], {
        encoding: 'utf8',
      }),
    ).toBe('http://site.test/document.pdf');
    const information = execFileSync('pdfinfo', [path], { encoding: 'utf8' });
    expect(information).toMatch(/^Pages: +2$/m);
    expect(information).toMatch(/^Page size: +595\.2 x 842\.4 pts/m);
    expect(information).toMatch(/^JavaScript: +no$/m);
    // The original contains both.
    expect(DOCUMENT.includes('JavaScript')).toBe(true);
    expect(readFileSync(path).includes('JavaScript')).toBe(false);
    expect(execFileSync('pdftotext', [path, '-'], { encoding: 'utf8' })).not.toContain(SECRET);
    // Red and blue, with white text.
    expect(coloursOf(path, 1)).toEqual({ first: [255, 0, 0], hasWhite: true });
    expect(coloursOf(path, 2)).toEqual({ first: [0, 0, 255], hasWhite: true });
    expect([converters(), runtimeFiles()]).toEqual([[], []]);
  });

  it('of an image has its pixels', async () => {
    await download('picture.png', 'picture.png');
    const taken = await copyOf('picture.png');
    expect(taken).toMatchObject({
      name: 'picture (safe).png',
      type: 'image/png',
      origin: 'http://site.test/picture.png',
    });
    const { width, height, data } = PNG.sync.read(readFileSync(taken.path));
    expect([width, height, ...data]).toEqual([2, 2, 255, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255, 255, 255, 0, 255]);
  });

  it('of a file of the host is made beside it, without the session', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sb-safe-copy-'));
    try {
      const path = join(folder, 'letter.pdf');
      writeFileSync(path, DOCUMENT);
      const [made] = await testBed.product.ask(z.array(SafeCopyOfFile), 'safe-copy', path);
      expect(made?.path).toBe(join(folder, 'letter (safe).pdf'));
      expect(readdirSync(folder).sort()).toEqual(['letter (safe).pdf', 'letter.pdf']);
      expect(coloursOf(made?.path ?? '', 1)).toEqual({ first: [255, 0, 0], hasWhite: true });
      expect(readFileSync(path).equals(Buffer.from(DOCUMENT))).toBe(true);
      // It is no PDF, whatever its name says: the converter finds out, and nothing is left.
      writeFileSync(join(folder, 'false.pdf'), 'not a document');
      expect(await testBed.product.complaint('safe-copy', join(folder, 'false.pdf'))).toMatchObject({
        status: 1,
        code: 'safe-copy-not-drawn',
      });
      expect(readdirSync(folder).sort()).toEqual(['false.pdf', 'letter (safe).pdf', 'letter.pdf']);
      expect([converters(), runtimeFiles()]).toEqual([[], []]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('of a file that cannot be rendered is refused and leaves nothing', async () => {
    await download('file?name=report.pdf', 'report.pdf');
    const before = readdirSync(downloadsFolder);
    expect(await testBed.product.complaint('take', session.id, 'report.pdf', '--safe')).toMatchObject({
      status: 1,
      code: 'safe-copy-not-drawn',
    });
    expect([readdirSync(downloadsFolder), converters(), runtimeFiles()]).toEqual([before, [], []]);
  });

  it('leaves nothing when it is cancelled', async () => {
    const before = readdirSync(downloadsFolder);
    const taking = testBed.product.start('take', session.id, 'document.pdf', '--safe', '--json');
    await testBed.product.until('the converter VM runs', () => converters().length > 0, START_TIMEOUT_MS);
    await taking.signal('INT');
    expect(await taking.ended).not.toBe(0);
    await testBed.product.until(
      'its VM is gone',
      () => converters().length === 0 && runtimeFiles().length === 0,
      GONE_TIMEOUT_MS,
    );
    expect(readdirSync(downloadsFolder)).toEqual(before);
    expect(await testBed.product.sessions()).toMatchObject([{ id: session.id, state: 'browsing' }]);
  });
});

/** The colour in the corner of a page, and whether there is white on it. */
function coloursOf(path: string, page: number): { first: number[]; hasWhite: boolean } {
  const pixmap = execFileSync('pdftoppm', ['-r', '150', '-f', String(page), '-l', String(page), path], {
    maxBuffer: 64 * 1024 * 1024,
  });
  const header = /^P6\s+\d+\s+\d+\s+255\s/.exec(pixmap.toString('latin1', 0, 64))?.[0] ?? '';
  const pixels = pixmap.subarray(header.length);
  return { first: [...pixels.subarray(0, 3)], hasWhite: pixels.includes(Buffer.from([255, 255, 255])) };
}
