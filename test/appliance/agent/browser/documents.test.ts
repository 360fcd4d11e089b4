import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { documents } from '../../../../appliance/agent/browser/documents.ts';

let folder: string;
let printed: string;
let readable: readonly string[];
const owner = { userId: process.getuid?.() ?? 0, groupId: process.getgid?.() ?? 0 };
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sb-documents-'));
  readable = [];
});
afterEach(() => rm(folder, { recursive: true }));

const made = () =>
  documents({
    folder: join(folder, 'view'),
    owner,
    isShownAsItIs: (path) => Promise.resolve(path === '/d/whole.pdf'),
    show: (path) => Promise.resolve(void (readable = [...readable, path])),
    view: ({ path, folder: into }) =>
      Promise.resolve(!existsSync(into) ? 'no folder' : readable.includes(path) ? printed : 'not readable'),
  });

describe('a file that the person sends', () => {
  it('is made readable for the viewer, and opened itself, or what the viewer made of it, each in a separate folder', async () => {
    const shown = made();
    expect([await shown.addressOf('/d/whole.pdf', 'en'), readable]).toEqual(['file:///d/whole.pdf', []]);
    printed = '.';
    expect(await shown.addressOf('/d/a b#.pdf', 'en')).toBe('file:///d/a%20b%23.pdf');
    printed = 'Grüße #1.tif.png';
    expect(await shown.addressOf('/d/a', 'en')).toBe(`file://${folder}/view/2/Gr%C3%BC%C3%9Fe%20%231.tif.png`);
  });

  it.each(['../x.html', '/etc/passwd.a', 'javascript:1', '', '..', 'page', 'page.html\n', 'a\u0000.html'])(
    'is not opened where the viewer prints %j',
    async (text) => {
      printed = text;
      await expect(made().addressOf('/d/a', 'en')).rejects.toThrow('printed no name');
    },
  );

  it('has a page that says that it cannot be shown', async () => {
    const address = await made().brokenAddress('/d/a.tif', 'en');
    expect(readFileSync(fileURLToPath(address), 'utf8')).toContain('<h1>a.tif</h1><p>This file cannot be shown</p>');
  });
});
