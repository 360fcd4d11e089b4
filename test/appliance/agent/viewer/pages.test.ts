import { describe, expect, it } from 'vitest';
import {
  brokenPage,
  bytesPage,
  dump,
  MOST_TEXT_BYTES,
  sizeIn,
  textPage,
} from '../../../../appliance/agent/viewer/pages.ts';

const viewed = { name: 'a<b>.txt', bytes: 1_200, language: 'en' };

describe('a page of the viewer', () => {
  it('escapes name and content, and forbids scripts and loading', () => {
    const html = textPage(viewed, '</pre><script>alert("1")</script> & more');
    expect(html).toContain('<title>a&lt;b&gt;.txt</title>');
    expect(html).toContain('&lt;/pre&gt;&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; more');
    expect(html).not.toMatch(/<script/i);
    expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
  });

  it('says how much of a long file it shows, in the language of the profile', () => {
    expect(textPage(viewed, 'a')).toContain('<p>Text, 1.2 kB</p></header>');
    const long = { ...viewed, bytes: MOST_TEXT_BYTES + 1, language: 'de-AT' };
    expect(textPage(long, 'a')).toContain('<p>Text, 2,1 MB</p><p>Nur die ersten 2,1 MB werden gezeigt.</p>');
    expect(textPage({ ...viewed, bytes: 0 }, '')).toContain('<main><p>This file is empty.</p></main>');
  });

  it('names what the bytes are, and that the name says something else', () => {
    const type = { mime: 'application/x-msdownload', ext: 'exe' } as const;
    const notes = (name: string, of: typeof type | undefined) =>
      /<header>.*<\/header>/.exec(bytesPage({ ...viewed, name }, Buffer.from('MZ'), of))?.[0];
    expect(notes('a.pdf', type)).toBe(
      '<header><h1>a.pdf</h1><p>A program for Windows, 1.2 kB</p><p>Its name says .pdf, but that is not what it is.</p><p>Nothing here opens it. These are its bytes.</p></header>',
    );
    expect(notes('a.exe', type)).not.toContain('Its name');
    expect(notes('a.pdf', undefined)).toContain('<p>A file of an unknown kind, 1.2 kB</p>');
  });

  it('says that a file cannot be shown', () => {
    expect(brokenPage({ name: 'a.tif', language: 'fr' })).toContain('<p>Ce fichier ne peut pas être affiché</p>');
    expect(brokenPage({ name: 'a.tif', language: 'es-MX' })).toContain('<p>No se puede mostrar este archivo</p>');
    expect(brokenPage({ name: 'a.tif', language: 'pl' })).toContain('<p>Tego pliku nie można pokazać</p>');
    for (const language of ['pt', 'pt-PT', 'pt-BR'])
      expect(brokenPage({ name: 'a.tif', language })).toContain('<html lang="pt-BR" dir="ltr">');
    expect(brokenPage({ name: 'a.tif', language: 'ja' })).toContain('<p>このファイルは表示できません</p>');
    expect(brokenPage({ name: 'a.tif', language: 'zh-SG' })).toContain('<p>无法显示此文件</p>');
    expect(brokenPage({ name: 'a.tif', language: 'zh-TW' })).toContain('<p>This file cannot be shown</p>');
    expect(brokenPage({ name: 'a.tif', language: 'ar-EG' })).toContain('<html lang="ar" dir="rtl">');
  });
});

it('a dump has offset, bytes and characters', () => {
  expect(dump(Buffer.from('MZ\u0000 <seventeen>!!'))).toBe(
    '00000000  4d 5a 00 20 3c 73 65 76 65 6e 74 65 65 6e 3e 21  MZ· <seventeen>!\n00000010  21                                               !\n',
  );
});

it('a size has the unit that fits', () => {
  expect([0, 1, 999, 1_000, 2_500_000, 3e9, 5e12].map((bytes) => sizeIn('en', bytes))).toEqual([
    '0 bytes',
    '1 byte',
    '999 bytes',
    '1 kB',
    '2.5 MB',
    '3 GB',
    '5,000 GB',
  ]);
});
