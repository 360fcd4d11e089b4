import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { view } from '../../../../appliance/agent/viewer/view.ts';
import { epub } from '../../../fixtures/documents/book.ts';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'sb-book-'))));
afterEach(() => rm(folder, { recursive: true }));

async function viewed(content: Buffer, name = 'a.epub'): Promise<string> {
  writeFileSync(join(folder, name), content);
  expect(await view({ path: join(folder, name), folder, language: 'en' })).toBe('page.html');
  return readFileSync(join(folder, 'page.html'), 'utf8');
}
const article = (page: string) => /<article>([^]*)<\/article>/.exec(page)?.[1];

describe('an e-book', () => {
  it('has title, author, contents, and its chapters in their order', async () => {
    const page = await viewed(epub(['<h1>One</h1><p>first</p>', '<p>second</p>']));
    expect(article(page)).toBe(
      '<h2>Grüße &amp; mehr</h2><p class="left-out">Carol</p><details><summary>Contents</summary><ol><li><a href="#c0">One</a><li><a href="#c1">Chapter 2</a></ol></details><section id="c0"><h1>One</h1><p>first</p></section><hr><section id="c1"><p>second</p></section>',
    );
    expect(page).toMatch(/<header><h1>a.epub<\/h1><p>E-book, [\d.]+ kB<\/p><\/header>/);
  });

  it('has its pictures, and links between its chapters', async () => {
    const first = '<h1 id="top">One</h1><img src="../pictures/b%20c.png" alt="b"/><a href="1.xhtml#end">on</a>';
    const second = '<p id="end"><a href="0.xhtml">back</a> <a href="https://a.test/">web</a></p>';
    const page = await viewed(epub([first, second], [{ name: 'OEBPS/pictures/b c.png', content: 'a picture' }]));
    expect(article(page)).toContain(
      '<h1 id="c0-top">One</h1><img src="pictures/1.png" alt="b"><a href="#c1-end">on</a>',
    );
    expect(article(page)).toContain('<p id="c1-end"><a href="#c0">back</a> <a href="https://a.test/">web</a></p>');
    expect(readFileSync(join(folder, 'pictures/1.png'), 'utf8')).toBe('a picture');
  });

  it('runs no script, loads nothing, and reads nothing outside itself', async () => {
    const page = await viewed(
      epub([
        '<script>alert(1)</script><script src="x.js"/><p onclick="x()">a</p><img src="http://a.test/x.png"/><img src="../../../etc/passwd"/><iframe src="0.xhtml">b</iframe>',
      ]),
    );
    expect(article(page)).toContain('<section id="c0"><p>a</p></section>');
    expect(page).toContain('<p>Pictures that would have to be loaded are left out.</p>');
  });

  it('that is locked says so', async () => {
    const encryption =
      '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><enc:EncryptedData xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:CipherData><enc:CipherReference URI="OEBPS/text/0.xhtml"/></enc:CipherData></enc:EncryptedData></encryption>';
    const page = await viewed(
      epub(['<p>\u0001\u0002</p>'], [{ name: 'META-INF/encryption.xml', content: encryption }]),
    );
    expect(page).toContain('<p>It is locked for a reader that has its key: it cannot be opened here.</p>');
    expect(page).not.toContain('<section');
  });

  it('that is too long says how much is shown', async () => {
    const page = await viewed(epub(Array.from({ length: 6 }, () => `<p>${'a'.repeat(900_000)}</p>`)));
    expect(page).toContain('<p>Only 4 of 6 chapters are shown.</p>');
  });

  it('without chapters is shown as the archive that it is', async () => {
    const page = await viewed(epub([]));
    expect(page).toMatch(/<p>A ZIP archive, [^<]*<\/p><\/header>/);
    expect(page).toContain('>OEBPS/content.opf</a>');
  });
});
