import { describe, expect, it } from 'vitest';
import { MOST_MARKDOWN, markdownPage } from '../../../../appliance/agent/viewer/markdown.ts';
import { MOST_CELLS, tablePage } from '../../../../appliance/agent/viewer/table.ts';

const viewed = { name: 'a', bytes: 1_200, language: 'en' };
const table = (text: string, separator?: string) => tablePage(viewed, text, separator);
const main = (html: string) => /<main>([^]*)<\/main>/.exec(html)?.[1];
const header = (html: string) => /<header>(.*)<\/header>/.exec(html)?.[1];

describe('a table', () => {
  it.each([
    ['commas', 'name,sum\n"Grüße, du",3.5\n'],
    ['semicolons', 'name;sum\r\n"Grüße, du";3.5\r\n'],
    ['tabulators', 'name\tsum\nGrüße, du\t3.5'],
    ['what its first line says', 'sep=|\nname|sum\nGrüße, du|3.5\n'],
  ])('has cells between %s', (_, text) => {
    expect(main(table(text))).toBe(
      '<table class="sheet">\n<tr><th><th>name<th>sum\n<tr><td class="row">2<td>Grüße, du<td class="number">3.5\n</table>',
    );
  });

  it('keeps the separator of its ending, and escapes its cells', () => {
    expect(main(table('a,b\tc\n<b>,1\t&\n', '\t'))).toBe(
      '<table class="sheet">\n<tr><th><th>a,b<th>c\n<tr><td class="row">2<td>&lt;b&gt;,1<td>&amp;\n</table>',
    );
  });

  it('has rows of equal length, also where the file has not', () => {
    expect(main(table('a;b\n1;2;3\n4\n'))).toContain(
      '<tr><th><th>a<th>b<th>\n<tr><td class="row">2<td class="number">1<td class="number">2<td class="number">3\n<tr><td class="row">3<td class="number">4<td><td>\n',
    );
  });

  it('breaks lines only in long cells', () => {
    const html = table(`a,b\n${'c'.repeat(61)},"d\ne"\n${'c'.repeat(60)},1\n`);
    expect(html.match(/<td class="long">/g)).toHaveLength(2);
    expect(html).toContain('<td class="long">d\ne\n');
  });

  it('is bounded in rows and columns, and says what is left out', () => {
    const long = table('a,b\n'.repeat(MOST_CELLS), ',');
    expect(header(long)).toContain('<p>Only the first 25,000 rows are shown.</p>');
    expect(long.match(/<tr>/g)).toHaveLength(25_000);
    const wide = table(`${'a,'.repeat(100)}a\n`);
    expect(header(wide)).toContain('<p>Only the first 100 columns are shown.</p>');
    expect(wide.match(/<th>/g)).toHaveLength(101);
    expect(header(table('a,b\n1,2\n'))).toBe('<h1>a</h1><p>Table, 1.2 kB</p>');
  });

  it('of an empty file says so', () => {
    expect(main(table('\n'))).toBe('<p>This file is empty.</p>');
  });
});

describe('Markdown', () => {
  const markdown = (text: string) => markdownPage(viewed, text);

  it('has headings, lists, tables and code', () => {
    const html = main(markdown('# Grüße\n\n- one\n\n| a |\n|---|\n| b |\n\n`1 < 2`\n'));
    for (const part of ['<h1>Grüße</h1>', '<li>one</li>', '<td>b</td>', '<code>1 &lt; 2</code>'])
      expect(html).toContain(part);
  });

  it('keeps HTML as text', () => {
    const html = main(markdown('<script>alert(1)</script>\n\na <img src=x onerror=alert(1)> b\n'));
    expect(html).not.toMatch(/<(script|img)/);
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  });

  it('has links to the web only, and no pictures', () => {
    expect(main(markdown('[web](https://a.test/?a=1&b="2") [run](javascript:alert(1)) [file](other.md)'))).toContain(
      '<p><a href="https://a.test/?a=1&amp;b=%222%22">web</a> <a>run</a> <a>file</a></p>',
    );
    const html = markdown('![a <b>](https://a.test/b.png)');
    expect(html).not.toContain('<img');
    expect(main(html)).toContain('<span class="left-out">[picture: a &lt;b&gt;]</span>');
    expect(header(html)).toContain('<p>Pictures are left out.</p>');
  });

  it('is bounded, and says so', () => {
    const long = { ...viewed, bytes: MOST_MARKDOWN + 4 };
    const html = markdownPage(long, `${'a'.repeat(MOST_MARKDOWN)}left`);
    expect(header(html)).toContain('<p>Only the first 262.1 kB are shown.</p>');
    expect(html).not.toContain('left<');
  });
});
