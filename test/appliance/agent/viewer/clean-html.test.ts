import { describe, expect, it } from 'vitest';
import { cleanHtml, MOST_HTML } from '../../../../appliance/agent/viewer/clean-html.ts';
import { addressInName, nameNotes } from '../../../../appliance/agent/viewer/names.ts';

const clean = (html: string) => cleanHtml(html, { picture: () => undefined });

describe('HTML', () => {
  it('keeps text, structure and links to the web', () => {
    const html = '<h1>a</h1><table><tr><td colspan="2">b</td></tr></table><a href="https://a.test/?x=1&amp;y=2">c</a>';
    expect(clean(html)).toEqual({ html, isPictureLeftOut: false, isCut: false });
  });

  it.each([
    ['<script>alert(1)</script>a', 'a'],
    ['<SCRIPT SRC=//x></SCRIPT>a', 'a'],
    ['<svg><script>alert(1)</script><a href="javascript:x()">b</a></svg>a', 'a'],
    ['<math><style><img src=x onerror=alert(1)></style></math>a', 'a'],
    ['<b onclick=x() style=color:red class=c>a</b>', '<b>a</b>'],
    ['<a href=" JavaScript:x()">a</a>', '<a>a</a>'],
    ['<a href="java\tscript:x()">a</a>', '<a>a</a>'],
    ['<form action=x><input value=v><button>a</button></form>', 'a'],
    [
      '<iframe srcdoc="<b>">b</iframe>a<base href=x><link rel=stylesheet href=x><meta http-equiv=refresh content=0>',
      'a',
    ],
    ['<title></title><b>a</title>', '<b>a</b>'],
    ['<style>a', ''],
    ['<head><style>x</style><p>a', '<p>a</p>'],
    ['<p><!-- x --><b>a', '<p><b>a</b></p>'],
    ['a &lt;script&gt; &amp;amp; "b"', 'a &lt;script&gt; &amp;amp; &quot;b&quot;'],
    ['<p title="</p><script>">a</p>', '<p>a</p>'],
    ['<noscript><p title="</noscript><img src=x>">a</noscript>b', 'b'],
  ])('%s becomes %s', (source, made) => expect(clean(source).html).toBe(made));

  it('says where a link leads whose text names another site', () => {
    const link = (text: string) => clean(`<a href="https://evil.test/x">${text}</a>`).html;
    expect(link('https://bank.test/login')).toContain('</a> <small class="warning">(→ evil.test)</small>');
    expect(link('<b>bank.test</b>')).toContain('(→ evil.test)');
    for (const text of ['here', 'www.evil.test', 'https://evil.test/y', 'a.b c']) expect(link(text)).not.toContain('→');
  });

  it('is bounded in length and depth', () => {
    expect(clean('a'.repeat(MOST_HTML + 1))).toMatchObject({ isCut: true });
    const deep = clean(`${'<font><b>'.repeat(100_000)}a`);
    expect(deep.isCut).toBe(true);
    expect(deep.html.length).toBeLessThan(10_000);
  });
});

describe('a name', () => {
  it('that deceives is explained', () => {
    const notes = (name: string) => nameNotes('en', name).map((note) => note.slice(0, 16));
    expect(notes('a.pdf.exe')).toEqual(['Its name looks l', 'Windows runs a f']);
    expect(notes('a.pdf      .exe ')).toEqual(['Its name looks l', 'Windows runs a f']);
    expect(notes('a.js')).toEqual(['Windows runs a f']);
    expect(notes('a\u202efdp.txt')).toEqual(['Its name contain']);
    for (const name of ['a.tar.gz', 'a.pdf', 'v1.2.txt', 'exe', 'a.b.pdf']) expect(notes(name)).toEqual([]);
  });

  it('that is another address is found', () => {
    expect(addressInName({ name: 'Bank (a@bank.test)', address: 'm@evil.test' })).toBe('a@bank.test');
    expect(addressInName({ name: 'M@EVIL.test', address: 'm@evil.test' })).toBeUndefined();
    expect(addressInName({ name: 'Carol', address: 'm@evil.test' })).toBeUndefined();
  });
});
