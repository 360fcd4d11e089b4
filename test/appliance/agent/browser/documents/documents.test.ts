import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { documents } from '../../../../../appliance/agent/browser/documents.ts';

let folder: string;
let home: string;
let downloads: string;
/** What the viewer prints. */
let printed: string;
/** What happens, in its order. */
let deeds: string[];
const userId = process.getuid?.() ?? 0;
const owner = { userId, groupId: process.getgid?.() ?? 0 };

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sb-documents-'));
  home = join(folder, 'home');
  downloads = join(home, 'Downloads');
  mkdirSync(downloads, { recursive: true, mode: 0o700 });
  printed = 'page.html';
  deeds = [];
});
afterEach(() => rm(folder, { recursive: true }));

const made = (options: Parameters<typeof documents>[0] = {}) =>
  documents({
    folder: join(folder, 'view'),
    owner,
    account: { userId, home },
    downloads,
    viewers: {
      view: ({ path, folder: into, language }) => {
        deeds.push(`view ${basename(path)} in ${existsSync(into) ? basename(into) : 'no folder'} as ${language}`);
        return Promise.resolve(printed);
      },
      startAhead: () => Promise.resolve(void deeds.push('start a viewer ahead')),
    },
    startOffice: undefined,
    nextAfterMs: 0,
    drawFirstPage: ({ pdf, name, folder: into }) => {
      deeds.push(`draw the first page of ${name ?? basename(pdf)} in ${basename(into)}`);
      return Promise.resolve({ addresses: [`picture in ${basename(into)}`, pdf], leave: () => Promise.resolve() });
    },
    ...options,
  });

/** A file that only the browser reads. */
function sent(name: string, content = 'text'): string {
  const path = join(downloads, name);
  writeFileSync(path, content, { mode: 0o600 });
  return path;
}

const modeOf = (path: string) => statSync(path).mode & 0o777;
const made1 = (name: string) => pathToFileURL(join(folder, 'view/1', name)).href;

describe('a file that the person sends', () => {
  it('is made readable for the viewer, and opened itself, or what the viewer made of it, each in a separate folder', async () => {
    const shown = made();
    const whole = sent('a b#.tif');
    printed = '.';
    expect(await shown.show(whole, 'en')).toEqual({ address: pathToFileURL(whole).href });
    expect([modeOf(whole), modeOf(downloads), modeOf(home)]).toEqual([0o644, 0o710, 0o710]);
    printed = 'Grüße #1.tif.png';
    expect(await shown.show(sent('a'), 'de')).toEqual({
      address: `file://${folder}/view/2/Gr%C3%BC%C3%9Fe%20%231.tif.png`,
    });
    expect(deeds).toEqual(['view a b#.tif in 1 as en', 'view a in 2 as de']);
    expect(statSync(join(folder, 'view/2'))).toMatchObject({ uid: owner.userId, gid: owner.groupId });
    expect(modeOf(join(folder, 'view/2'))).toBe(0o755);
  });

  it.each([
    ['its name says so in capitals', 'A.PDF', '%PDF-1.7', true],
    ['it has another name', 'a', '%PDF-1.7', false],
    ['only its name says so', 'a.pdf', 'text is not', false],
    ['it is shorter than the mark of one', 'b.pdf', '%PD', false],
  ])('is opened without the viewer if it is a PDF file; where %s: %s', async (_, name, content, isPdf) => {
    const path = sent(name, content);
    expect((await made().show(path, 'en')).address).toBe(isPdf ? pathToFileURL(path).href : made1('page.html'));
    expect(deeds).toEqual([isPdf ? `draw the first page of ${name} in 1` : `view ${name} in 1 as en`]);
    expect(modeOf(path)).toBe(0o644);
  });

  it('has its first page in front of it if it is a PDF file, or became one', async () => {
    const shown = made();
    const pdf = sent('a.pdf', '%PDF-1.7');
    expect(await shown.show(pdf, 'en')).toMatchObject({
      address: pathToFileURL(pdf).href,
      firstPage: { addresses: ['picture in 1', pdf] },
    });
    printed = 'a.docx.pdf';
    expect(await shown.show(sent('a.docx'), 'en')).toMatchObject({
      address: pathToFileURL(join(folder, 'view/2/a.docx.pdf')).href,
      firstPage: { addresses: ['picture in 2', join(folder, 'view/2/a.docx.pdf')] },
    });
    expect(deeds.at(-1)).toBe('draw the first page of a.docx in 2');
  });

  it('is opened without its first page where that cannot be drawn', async () => {
    const pdf = sent('a.pdf', '%PDF-1.7');
    const shown = made({ drawFirstPage: () => Promise.reject(new Error('encrypted')) });
    expect(await shown.show(pdf, 'en')).toEqual({ address: pathToFileURL(pdf).href, firstPage: undefined });
  });

  it.each(['a.pdf', 'a.tif'])('is not opened up where it belongs to another account: %s', async (name) => {
    const path = sent(name, '%PDF-1.7');
    const others = made({ account: { userId: userId + 1, home } });
    await expect(others.show(path, 'en')).rejects.toThrow('It does not belong to the browser.');
    expect([modeOf(path), modeOf(downloads), deeds]).toEqual([0o600, 0o700, []]);
  });

  it('is not opened up where a link lies in its place', async () => {
    const secret = join(folder, 'secret');
    writeFileSync(secret, 'text');
    chmodSync(secret, 0o600);
    symlinkSync(secret, join(downloads, 'a.tif'));
    await expect(made().show(join(downloads, 'a.tif'), 'en')).rejects.toThrow('ELOOP');
    expect([modeOf(secret), deeds]).toEqual([0o600, []]);
  });

  it.each(['../x.html', '/etc/passwd.a', 'javascript:1', '', '..', 'page', 'page.html\n', 'a\u0000.html'])(
    'is not opened where the viewer prints %j',
    async (text) => {
      printed = text;
      await expect(made().show(sent('a'), 'en')).rejects.toThrow('printed no name');
    },
  );

  it('has a page that says that it cannot be shown, with the next number', async () => {
    const shown = made();
    await shown.show(sent('a'), 'en');
    const { address } = await shown.broken('/d/a.tif', 'en');
    expect(address).toBe(pathToFileURL(join(folder, 'view/2.html')).href);
    expect(readFileSync(fileURLToPath(address), 'utf8')).toContain('<h1>a.tif</h1><p>This file cannot be shown</p>');
    await shown.show(sent('b'), 'en');
    expect(deeds).toEqual(['view a in 1 as en', 'view b in 3 as en']);
  });
});

describe('what reads documents', () => {
  const until = new AbortController().signal;

  it('is started ahead: LibreOffice where there is one, then a viewer, and nothing is left of it', async () => {
    await made({ startOffice: () => Promise.resolve(void deeds.push('start LibreOffice')) }).warmUp(until);
    expect(deeds).toEqual(['start LibreOffice', 'start a viewer ahead']);
    deeds = [];
    await made().warmUp(until);
    expect(deeds).toEqual(['start a viewer ahead']);
    expect(existsSync(join(folder, 'view'))).toBe(false);
  });

  it('is not started without LibreOffice if that does not start', async () => {
    const broken = made({ startOffice: () => Promise.reject(new Error('LibreOffice does not listen.')) });
    await expect(broken.warmUp(until)).rejects.toThrow('does not listen');
    expect(deeds).toEqual([]);
  });

  it('is started ahead again for the next document, in a VM in which it was for the first', async () => {
    const cold = made();
    await cold.prepareNext();
    expect(deeds).toEqual([]);
    const warm = made();
    await warm.warmUp(until);
    await warm.prepareNext();
    expect(deeds).toEqual(['start a viewer ahead', 'start a viewer ahead']);
  });

  it('is not waited for when the VM ends', async () => {
    const ending = new AbortController();
    const warm = made({ nextAfterMs: 3_600_000 });
    await warm.warmUp(ending.signal);
    const prepared = warm.prepareNext();
    ending.abort();
    await prepared;
  });
});
