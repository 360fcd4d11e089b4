import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mailsIn, MOST_MAILS } from '../../../../appliance/agent/viewer/mail-box.ts';
import { MOST_PARTS } from '../../../../appliance/agent/viewer/parts.ts';
import { view } from '../../../../appliance/agent/viewer/view.ts';
import { attachment, html, mail, multipart, plain } from '../../../fixtures/documents/mail.ts';
import { outlook } from '../../../fixtures/documents/outlook.ts';
import { expectFourthTooDeep, textOf } from './page-text.ts';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'sb-mail-'))));
afterEach(() => rm(folder, { recursive: true }));

const PROGRAM = Buffer.from('MZ\u0090\u0000\u0003\u0000', 'latin1');
const HEADERS =
  'From: Carol <carol@a.test>\r\nTo: Anna =?utf-8?q?M=C3=BCller?= <anna@b.test>, bob@b.test\r\nSubject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=\r\nDate: Tue, 01 Dec 2026 10:12:00 +0100';

async function viewed(name: string, content: string | Buffer, language = 'en'): Promise<string> {
  writeFileSync(join(folder, name), content);
  expect(await view({ path: join(folder, name), folder, language })).toBe('page.html');
  return page('page.html');
}
const page = (path: string): string => readFileSync(join(folder, path), 'utf8');

describe('a mail', () => {
  it('has sender, receivers, date, subject and text', async () => {
    const shown = await viewed('a.eml', mail(HEADERS, plain('Guten Tag,\r\n<b>Grüße</b>\r\n')));
    expect(textOf(shown)).toBe(
      '|a.eml|E-mail, 236 bytes|Grüße|From|Carol &lt;carol@a.test&gt;|To|Anna Müller &lt;anna@b.test&gt;, bob@b.test|Date|Tuesday, December 1, 2026 at 9:12 AM UTC|Guten Tag,\n&lt;b&gt;Grüße&lt;/b&gt;|',
    );
  });

  it('has attachments by name, kind and size, each of which opens', async () => {
    const parts = [
      plain('see'),
      attachment('sums.csv', 'a;b\n1;2\n'),
      attachment('Grüße.pdf', '%PDF-1.7\n'),
      {
        headers: 'Content-Type: message/rfc822',
        body: mail('Subject: inner', multipart('mixed', [attachment('deep.txt', 'deep')], 'inner')),
      },
    ];
    const shown = await viewed('a.eml', mail(HEADERS, multipart('mixed', parts)));
    expect(textOf(shown)).toContain(
      '|Attachments|3|see|Attachments|Name|Kind|Size|sums.csv|Table|8 bytes|Grüße.pdf|PDF|9 bytes|attachment 3.eml|E-mail|',
    );
    const links = [...shown.matchAll(/href="([^"]*)"/g)].map(([, link = '']) => decodeURIComponent(link));
    expect(links).toEqual(['1/page.html', '2/in/Grüße.pdf', '3/page.html']);
    expect(page('1/page.html')).toContain('<tr><th><th>a<th>b');
    expect(page('2/in/Grüße.pdf')).toBe('%PDF-1.7\n');
    expect(textOf(page('3/page.html'))).toContain('|inner|Attachments|1|');
    expect(page('3/1/page.html')).toContain('<pre>\ndeep</pre>');
  });

  it('says what deceives: a name that is another address, another domain for answers, names of files', async () => {
    const headers = 'From: "service@bank.test" <m@evil.test>\r\nReply-To: x@other.test\r\nSubject: a';
    const parts = [
      attachment('bill.pdf.exe', PROGRAM),
      attachment('bill.pdf', PROGRAM),
      attachment('=?utf-8?q?bill=E2=80=AEfdp.scr?=', PROGRAM),
    ];
    const shown = textOf(await viewed('a.eml', mail(headers, multipart('mixed', parts))));
    expect(shown).toContain('|The sender’s name says service@bank.test, but the mail is from m@evil.test.|');
    expect(shown).toContain('|Answers do not go to the sender, but to x@other.test.|');
    expect(shown).toContain(
      '|bill.pdf.exe|Its name looks like .pdf, but it ends in .exe.|Windows runs a file that ends in .exe as a program, or takes commands from it.|A program for Windows|',
    );
    expect(shown).toContain('|bill.pdf|Its name says .pdf, but that is not what it is.|A program for Windows|');
    expect(shown).toContain('|billfdp.scr|Its name contains characters that are not seen, or that turn');
    expect(textOf(page('1/page.html'))).toContain('Its name looks like .pdf, but it ends in .exe.');
  });

  it('warns of nothing where nothing deceives', async () => {
    const headers = 'From: "Carol (a.test)" <carol@a.test>\r\nReply-To: help@a.test\r\nSubject: a';
    expect(await viewed('a.eml', mail(headers, plain('b')))).not.toMatch(/class="warning"|Answers/);
  });

  it('has HTML without scripts, styles and what would be loaded; its own pictures stay', async () => {
    const picture = { ...attachment('l.png', PNG.sync.write(new PNG({ width: 2, height: 2 })), 'image/png') };
    const own = { ...picture, headers: `${picture.headers}\r\nContent-ID: <logo@1>` };
    const source =
      '<style>p{}</style><p style="position:fixed" onclick="x()">Hello <b>you</b></p><script>alert(1)</script><img src="cid:logo@1"><img src="http://t.test/x"><a href="javascript:x()">run</a>';
    const shown = await viewed('a.eml', mail(HEADERS, multipart('related', [html(source), own])));
    expect(shown).toContain('<p>Hello <b>you</b></p><img src="1/in/l.png" alt=""><a>run</a>');
    expect(shown).not.toMatch(/<script|alert|onclick|position:fixed|http:|javascript/);
    expect(shown).toContain(`content="default-src 'none'; style-src 'unsafe-inline'; img-src file:"`);
    expect(shown).toContain('<p>Pictures that would have to be loaded are left out.</p>');
  });

  it('shows its plain text first, and its HTML at a click', async () => {
    const shown = await viewed('a.eml', mail(HEADERS, multipart('alternative', [plain('plain'), html('<i>rich</i>')])));
    expect(shown).toMatch(
      /<pre class="letter">plain<\/pre><details><summary>With its formatting<\/summary><i>rich<\/i>\s*<\/details>/,
    );
  });

  it('has long attachments byte for byte, also in a mail in it', async () => {
    const long = Buffer.from(Array.from({ length: 100_000 }, (_, index) => (index * 7_919) % 251));
    const inner = mail('Subject: inner', multipart('mixed', [attachment('b.bin', long)], 'inner'));
    const parts = [
      attachment('a.bin', long),
      { headers: 'Content-Type: message/rfc822', body: inner },
      {
        ...attachment('', 'ü'.repeat(50_000)),
        headers: 'Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64',
      },
    ];
    const shown = await viewed('a.eml', mail(HEADERS, multipart('mixed', parts)));
    expect(readFileSync(join(folder, '1/in/a.bin')).equals(long)).toBe(true);
    expect(readFileSync(join(folder, '2/1/in/b.bin')).equals(long)).toBe(true);
    // The reader of mails ends lines in its way.
    expect(page('2/in/attachment 2.eml').replaceAll('\r', '').trim()).toBe(inner.replaceAll('\r', '').trim());
    expect(shown).toContain('ü'.repeat(50_000));
  });

  it('of ten thousand parts lists the first thousand, and opens as many as all parts may be', async () => {
    const parts = Array.from({ length: 10_000 }, (_, index) => attachment(`${index}.txt`, 'a'));
    const shown = await viewed('a.eml', mail(HEADERS, multipart('mixed', parts)));
    expect(textOf(shown)).toContain(
      '|Only the first 1,000 of 10,000 attachments are listed.|Not everything in it opens here: at most 200 files, 268.4 MB in all.|',
    );
    expect(shown.match(/<a href/g)).toHaveLength(MOST_PARTS);
    expect(readdirSync(folder).filter((name) => /^\d+$/.test(name))).toHaveLength(MOST_PARTS);
  }, 60_000);

  it('in mails in mails opens to a depth, and says so', async () => {
    let nested = mail('Subject: 9', plain('innermost'));
    for (let depth = 8; depth >= 0; depth -= 1)
      nested = mail(
        `Subject: ${depth}`,
        multipart('mixed', [{ headers: 'Content-Type: message/rfc822', body: nested }], `b${depth}`),
      );
    await viewed('a.eml', nested);
    expectFourthTooDeep(folder, '|3|Attachments|1|');
  });

  it('stores attachments in its folder, whatever they are called', async () => {
    const names = ['../../evil.txt', '/etc/evil.txt', '..', '.', '=?utf-8?q?a=00b?=', `${'ü'.repeat(300)}.txt`];
    await viewed(
      'a.eml',
      mail(
        HEADERS,
        multipart(
          'mixed',
          names.map((name) => attachment(name, 'a')),
        ),
      ),
    );
    expect(names.map((_, index) => readdirSync(join(folder, String(index + 1), 'in')))).toEqual([
      ['evil.txt'],
      ['evil.txt'],
      ['file'],
      ['file'],
      [expect.stringMatching(/^a.?b$/)],
      [`${'ü'.repeat(50)}.txt`],
    ]);
  });
});

const MESSAGE = {
  subject: 'Grüße',
  from: ['Carol', 'carol@a.test'],
  to: ['Anna Müller', 'anna@b.test'],
  sent: new Date('2026-12-01T09:12:00Z'),
  text: 'Guten Tag',
  html: '<meta charset="utf-8"><p>Grüße <script>x</script></p>',
  attachments: [{ name: 'sums.csv', content: Buffer.from('a;b\n1;2\n') }],
} as const;

describe('a message of Outlook', () => {
  it('that has its text as RTF only is shown with that text', async () => {
    const shown = await viewed(
      'a.msg',
      outlook({ ...MESSAGE, rtf: "{\\rtf1\\ansi Gr\\'fc\\'dfe \\b an\\b0  <alle>\\par}" }),
    );
    expect(textOf(shown)).toContain('|Grüße an &lt;alle&gt;|');
  });

  it('is shown as a mail', async () => {
    const shown = await viewed('a.msg', outlook(MESSAGE));
    expect(textOf(shown)).toContain(
      '|Grüße|From|Carol &lt;carol@a.test&gt;|To|Anna Müller &lt;anna@b.test&gt;|Date|Tuesday, December 1, 2026 at 9:12 AM UTC|Attachments|1|Guten Tag|With its formatting|Grüße|',
    );
    expect(textOf(shown)).toContain('|sums.csv|Table|8 bytes|');
    expect(page('1/page.html')).toContain('<tr><th><th>a<th>b');
  });

  it('whose parts go in a circle, or are larger than it, is refused', async () => {
    const [directoryStart, firstFat, sectorBytes] = [48, 76, 512];
    const damaged = (change: (bytes: Buffer, directory: number, fat: number) => void) => {
      const bytes = outlook(MESSAGE);
      const place = (sector: number) => (sector + 1) * sectorBytes;
      change(bytes, bytes.readInt32LE(directoryStart), place(bytes.readInt32LE(firstFat)));
      return viewed('a.msg', bytes);
    };
    const circle = damaged((bytes, directory, fat) => bytes.writeInt32LE(directory, fat + 4 * directory));
    await expect(circle).rejects.toThrow('circle');
    const tree = damaged((bytes, directory) => bytes.writeInt32LE(0, (directory + 1) * sectorBytes + 76));
    await expect(tree).rejects.toThrow('Its tree is none');
    const large = damaged((bytes, directory) => bytes.writeInt32LE(0x7000_0000, (directory + 1) * sectorBytes + 120));
    await expect(large).rejects.toThrow('more than it has');
  });
});

describe('a box of mails', () => {
  const of = (...mails: readonly string[]) =>
    mails
      .map(
        (one) =>
          `From x@a.test Tue Dec  1 10:12:00 2026\n${one.replaceAll('\r\n', '\n').replace(/^(>*From )/gm, '>$1')}\n\n`,
      )
      .join('');

  it('lists them, and each opens', async () => {
    const shown = await viewed(
      'Inbox',
      of(mail(HEADERS, plain('Hello\n\nFrom now on\n>From then')), mail('Subject: b/c', plain('d'))),
    );
    expect(textOf(shown)).toContain(
      '|Subject|From|Date|Grüße|Carol &lt;carol@a.test&gt;|Dec 1, 2026, 9:12 AM UTC|b/c|',
    );
    expect(page('1/page.html')).toContain('Hello\n\nFrom now on\n&gt;From then</pre>');
    expect(textOf(page('2/page.html'))).toContain('|b/c|');
  });

  it('shows the first of many, and says so', async () => {
    const shown = await viewed(
      'a.mbox',
      of(...Array.from({ length: MOST_MAILS + 1 }, () => mail('Subject: a', plain('b')))),
    );
    expect(shown).toContain('<p>Only the first 100 mails are listed.</p>');
    expect(shown.match(/<a href/g)).toHaveLength(MOST_MAILS);
  });

  it('is not cut where a text begins a line with the same word', () => {
    const box = Buffer.from(`${of('Subject: a\n\nb')}From here\non\n\n${of('Subject: c\n\nd')}`);
    expect(mailsIn(box, 9).map(String)).toEqual(['Subject: a\n\nb\n\nFrom here\non\n\n', 'Subject: c\n\nd\n\n']);
  });
});
