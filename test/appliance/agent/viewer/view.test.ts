import { lstatSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { psd } from '../../../fixtures/documents/psd.ts';
import {
  aheadCommand,
  isAhead,
  ITSELF,
  taskLine,
  taskOfLine,
  viewerCommand,
  viewerTask,
} from '../../../../appliance/agent/viewer/task.ts';
import { view } from '../../../../appliance/agent/viewer/view.ts';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'sb-view-'))));
afterEach(() => rm(folder, { recursive: true }));

const viewed = (name: string, content: string | Buffer) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return view({ path, folder, language: 'en' });
};

describe('the viewer', () => {
  it('leaves to Chromium what it shows, under a name by which Chromium knows it', async () => {
    expect(await viewed('b.pdf', '%PDF-1.7\n')).toBe(ITSELF);
    expect(await viewed('a', '%PDF-1.7\n')).toBe('a.pdf');
    expect(readFileSync(join(folder, 'a.pdf'), 'utf8')).toBe('%PDF-1.7\n');
    expect(await viewed('c.exe', '%PDF-1.7\n')).toBe('c.exe.pdf');
    expect(lstatSync(join(folder, 'c.exe.pdf')).isFile()).toBe(true);
  });

  it('takes the preview out of a file of Photoshop, and shows nothing of one without', async () => {
    const preview = Buffer.from('\u00ff\u00d8\u00ff preview!', 'latin1');
    expect(await viewed('a.psd', psd(preview))).toBe('a.psd.jpg');
    expect(readFileSync(join(folder, 'a.psd.jpg')).equals(preview)).toBe(true);
    await expect(viewed('b.psd', psd(preview).subarray(0, 60))).rejects.toThrow();
  });

  it('makes a page of a text', async () => {
    expect(await viewed('notes', Buffer.from('Gr\xfc\xdfe', 'latin1'))).toBe('page.html');
    expect(readFileSync(join(folder, 'page.html'), 'utf8')).toContain('<pre>\nGrüße</pre>');
  });

  it('makes a table or a page of what is more than text', async () => {
    await viewed('a.csv', 'a;b\n1;2\n');
    expect(readFileSync(join(folder, 'page.html'), 'utf8')).toContain('<tr><th><th>a<th>b');
    rmSync(join(folder, 'page.html'));
    await viewed('a.md', '# b');
    expect(readFileSync(join(folder, 'page.html'), 'utf8')).toContain('<h1>b</h1>');
  });

  it('makes a page of the first bytes of anything else', async () => {
    expect(await viewed('a.bin', Buffer.alloc(20_000))).toBe('page.html');
    expect(readFileSync(join(folder, 'page.html'), 'utf8')).toContain('Only the first 16.4 kB are shown.');
  });

  it('throws if there is no such file', async () => {
    await expect(view({ path: join(folder, 'none'), folder, language: 'en' })).rejects.toThrow('ENOENT');
  });
});

it('a task survives the command line, and no other words are one', () => {
  const task = { path: '/d/a b', folder: '/f', language: 'de' };
  const command = viewerCommand(task);
  expect(viewerTask(command.slice(command.indexOf('/usr/lib/safe-browse/agent.cjs') + 1))).toEqual(task);
  expect(viewerTask([])).toBeUndefined();
});

it('a task survives the line for a viewer that waits, and no other line is one', () => {
  const task = { path: '/d/a\nb "c"', folder: '/f', language: 'de' };
  expect(taskLine(task)).toMatch(/^[^\n]*\n$/);
  expect(taskOfLine(taskLine(task))).toEqual(task);
  expect(taskOfLine(taskLine({ ...task, isPrinted: true }))).toEqual({ ...task, isPrinted: true });
  for (const line of ['', '["view",1]', '{}', 'null', '["look","/a","docx"]']) expect(taskOfLine(line)).toBeUndefined();
});

it('a viewer that waits is the same program, asked by another word', () => {
  const words = aheadCommand();
  expect(words.slice(0, 3)).toEqual(viewerCommand({ path: '', folder: '', language: '' }).slice(0, 3));
  expect([isAhead(words.slice(3)), isAhead([]), viewerTask(words.slice(3))]).toEqual([true, false, undefined]);
});

describe('the viewer for a safe copy', () => {
  const printed = (name: string, content: string | Buffer) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return view({ path, folder, language: 'en', isPrinted: true });
  };
  const page = () => readFileSync(join(folder, 'page.html'), 'utf8');

  it('makes pages of mails, texts and tables, and leaves web pages to Chromium', async () => {
    expect(await printed('document.eml', 'From: a@b.test\r\nSubject: Hi\r\n\r\nHello')).toBe('page.html');
    expect(page()).toContain('<h2>Hi</h2>');
    expect(await printed('document.html', '<p>Hi</p>')).toBe(ITSELF);
  });

  it('puts a drawing on one page of the same shape, as a picture', async () => {
    expect(
      await printed('document.svg', '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 50"><script/></svg>'),
    ).toBe('page.html');
    expect(page()).toContain('@page{size:210mm 52.5mm');
    expect(page()).toContain('<img src="../document.svg">');
    expect(page()).not.toContain('<script');
  });

  it.each([
    ['document.txt', Buffer.alloc(100)],
    ['document.eml', '%PDF-1.7\n'],
    ['document.svg', 'no drawing'],
    ['document.html', Buffer.from('PK\u0003\u0004')],
  ])('refuses a %s that is something else', async (name, content) => {
    await expect(printed(name, content)).rejects.toThrow(/It is (no drawing|another kind of file)/);
  });

  it('is asked for by another word', () => {
    const task = { path: '/a/document.eml', folder: '/b', language: 'de', isPrinted: true };
    expect(viewerTask(viewerCommand(task).slice(3))).toEqual(task);
  });
});
