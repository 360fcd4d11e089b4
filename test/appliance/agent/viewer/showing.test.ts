import { describe, expect, it } from 'vitest';
import { encodingOf, endingOf, isDisguised, showingOf } from '../../../../appliance/agent/viewer/showing.ts';

const of = (name: string, head: string | Buffer) => showingOf(name, Buffer.from(head as string));
const PNG = Buffer.from('89504e470d0a1a0a0000000d4948445200000001000000010802000000', 'hex');
const TIFF = Buffer.from('49492a0008000000000000000000', 'hex');
const HEIC = Buffer.from('000000186674797068656963000000006d69663168656963', 'hex');

describe('a file is shown', () => {
  it('by Chromium, if its bytes are what Chromium shows, whatever its name says', async () => {
    expect(await of('a.txt', '%PDF-1.7\n')).toEqual({ by: 'chromium', endings: ['pdf'] });
    expect(await of('a.exe', PNG)).toEqual({ by: 'chromium', endings: ['png'] });
  });

  it('as a picture, if Chromium cannot decode it', async () => {
    expect(await of('a', TIFF)).toEqual({ by: 'picture', format: 'TIFF' });
    expect(await of('a.jpg', HEIC)).toEqual({ by: 'picture', format: 'HEIC' });
  });

  it('as text in its encoding', async () => {
    expect(await of('a.txt', '# Grüße\n')).toEqual({ by: 'text', encoding: 'utf-8' });
    expect(await of('a.bin', '')).toEqual({ by: 'text', encoding: 'utf-8' });
    expect(await of('a', Buffer.from('Stra\xdfe;5\n', 'latin1'))).toEqual({ by: 'text', encoding: 'windows-1252' });
    expect(await of('a', Buffer.from('\ufeffGrüße', 'utf16le'))).toEqual({ by: 'text', encoding: 'utf-16le' });
  });

  it('as a table or as Markdown, if its name says so', async () => {
    expect(await of('a.md', '# Grüße\n')).toEqual({ by: 'markdown', encoding: 'utf-8' });
    expect(await of('a.csv', 'a;b\n')).toEqual({ by: 'table', encoding: 'utf-8', separator: undefined });
    expect(await of('a.TSV', Buffer.from('Stra\xdfe\tb\n', 'latin1'))).toEqual({
      by: 'table',
      encoding: 'windows-1252',
      separator: '\t',
    });
    expect(await of('a.constructor', 'a;b\n')).toMatchObject({ by: 'text' });
    expect(await of('a.csv', 'MZ\u0090\u0000\u0003')).toMatchObject({ by: 'bytes' });
  });

  it('as mail, if name and bytes both say so; a box also without an ending', async () => {
    expect(await of('a.eml', 'Subject: a\r\n\r\n')).toEqual({ by: 'mail', format: 'eml' });
    expect(await of('a.eml', 'no mail')).toMatchObject({ by: 'text' });
    expect(await of('Inbox', 'From a@b.test Tue Dec  1 10:12:00 2026\nSubject: a\n')).toEqual({
      by: 'mail',
      format: 'mbox',
    });
    expect(await of('a', 'From here on\nit is text\n')).toMatchObject({ by: 'text' });
    const cfb = Buffer.from('d0cf11e0a1b11ae1000000000000000000000000', 'hex');
    expect(await of('a.msg', cfb)).toEqual({ by: 'mail', format: 'msg' });
    expect(await of('a.doc', cfb)).toMatchObject({ by: 'office', format: 'cfb' });
  });

  it('as a page or a drawing, if name and text both say so', async () => {
    expect(await of('a.HTM', '<p>')).toMatchObject({ by: 'chromium', endings: ['html', 'htm', 'xhtml'] });
    expect(await of('a.txt', '<!doctype html>')).toMatchObject({ by: 'text' });
    expect(await of('a.html', 'no tag')).toMatchObject({ by: 'text' });
    expect(await of('a.mht', 'From: <Saved by Blink>\r\nMIME-Version: 1.0\r\n')).toMatchObject({ by: 'chromium' });
  });

  it('as bytes, with what they are, if nothing shows it', async () => {
    expect(await of('a.pdf', 'MZ\u0090\u0000\u0003')).toMatchObject({ by: 'bytes', type: { ext: 'exe' } });
    expect(await of('a', Buffer.from([1, 2, 3, 0]))).toEqual({ by: 'bytes', type: undefined });
  });
});

it('a character that the first bytes cut in two is still UTF-8', () => {
  expect(encodingOf(Buffer.from('Grüße').subarray(0, 3))).toBe('utf-8');
  expect(encodingOf(Buffer.from('Gr\xfc\xdfe', 'latin1'))).toBe('windows-1252');
});

it('an ending is lower case, and a name that begins with a dot has none', () => {
  expect(['a.PDF', 'a.tar.gz', '.profile', 'a', 'a.'].map(endingOf)).toEqual(['pdf', 'gz', '', '', '']);
});

it('a name is a disguise if it promises a document that the bytes are not', () => {
  const [exe, zip] = [
    { ext: 'exe', mime: 'application/x-msdownload' },
    { ext: 'zip', mime: 'application/zip' },
  ] as const;
  expect(['pdf', 'docx', 'txt', 'csv', 'dll', 'exe', ''].map((ending) => isDisguised(ending, exe))).toEqual([
    true,
    true,
    true,
    true,
    false,
    false,
    false,
  ]);
  expect(['docx', 'jar', 'png', 'zip', '7z', 'eml', 'msg', 'epub'].map((ending) => isDisguised(ending, zip))).toEqual([
    ...[false, false, true, false],
    ...[true, true, true, false],
  ]);
  const [docx, cfb, gzip] = [
    { ext: 'docx', mime: 'application/x' },
    { ext: 'cfb', mime: 'application/x-cfb' },
    { ext: 'tar.gz', mime: 'application/gzip' },
  ] as const;
  expect(isDisguised('zip', docx)).toBe(false);
  expect(isDisguised('msg', cfb)).toBe(false);
  expect(['gz', 'tgz', 'zip'].map((ending) => isDisguised(ending, gzip))).toEqual([false, false, true]);
});
