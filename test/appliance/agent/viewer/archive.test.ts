import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rowOf } from '../../../../appliance/agent/viewer/archive.ts';
import { archivedFiles } from '../../../../appliance/agent/viewer/archived-files.ts';
import { MOST_PART_BYTES } from '../../../../appliance/agent/viewer/parts.ts';
import { view } from '../../../../appliance/agent/viewer/view.ts';
import { type Entry, rar, tar, zip } from '../../../fixtures/documents/archives.ts';
import { expectFourthTooDeep, textOf } from './page-text.ts';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'sb-archive-'))));
afterEach(() => rm(folder, { recursive: true }));

const page = (path: string): string => readFileSync(join(folder, path), 'utf8');
async function viewed(name: string, content: Buffer): Promise<string> {
  writeFileSync(join(folder, name), content);
  expect(await view({ path: join(folder, name), folder, language: 'en' })).toBe('page.html');
  return page('page.html');
}

const FILES: readonly Entry[] = [
  { name: 'sums.csv', content: 'a;b\n1;2\n' },
  { name: 'folder/Grüße.txt', content: 'hello' },
];
const ROWS = '|Name|Kind|Size|sums.csv|Table|8 bytes|folder/Grüße.txt|Text|5 bytes|';

/** As libarchive writes it. */
function made(...options: readonly string[]): Buffer {
  writeFileSync(join(folder, 'source.tar'), tar(FILES));
  // To a file: what it writes to a pipe is filled up with zeros.
  execFileSync('bsdtar', ['-cf', join(folder, 'made'), ...options, `@${join(folder, 'source.tar')}`], {
    env: { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8' },
  });
  return readFileSync(join(folder, 'made'));
}

describe('an archive', () => {
  it.each([
    ['a.zip', 'A ZIP archive', () => zip(FILES)],
    ['a.tar', 'A tar archive', () => tar(FILES)],
    ['a.tar.gz', 'A compressed file (gzip)', () => gzipSync(tar(FILES))],
    ['a.tar.bz2', 'A compressed file (bzip2)', () => made('--bzip2')],
    ['a.tar.xz', 'A compressed file (xz)', () => made('--xz')],
    ['a.tar.zst', 'A compressed file (Zstandard)', () => made('--zstd')],
    ['a.7z', 'A 7z archive', () => made('--format=7zip')],
  ])('%s is a list, of which each entry opens', async (name, kind, content) => {
    const shown = await viewed(name, content());
    expect(textOf(shown)).toMatch(new RegExp(`^\\|${name}\\|${kind.replaceAll(/[()]/g, '.')}, [^|]*\\|`));
    expect(textOf(shown)).toContain(ROWS);
    expect(shown).not.toContain('class="warning"');
    expect(page('1/page.html')).toContain('<tr><th><th>a<th>b');
    expect(page('2/page.html')).toContain('<pre>\nhello</pre>');
  });

  it('of a disk is one too', async () => {
    const shown = textOf(await viewed('a.iso', made('--format=iso9660')));
    expect(shown).toContain('|a.iso|A disk image (ISO), ');
    expect(shown).toContain('|sums.csv|Table|8 bytes|');
  });

  it('of RAR is only read', async () => {
    expect(textOf(await viewed('a.rar', rar('a.csv', Buffer.from('a;b\n'))))).toContain(
      '|A RAR archive, 68 bytes|Name|Kind|Size|a.csv|Table|4 bytes|',
    );
  });

  it('that is one compressed file has this file', async () => {
    const shown = textOf(await viewed('log.txt.gz', gzipSync('hello')));
    expect(shown).toContain('|Name|Kind|Size|log.txt|Text|5 bytes|');
    expect(page('1/page.html')).toContain('<pre>\nhello</pre>');
  });

  it('says what is not what its name says, also of itself', async () => {
    const shown = textOf(await viewed('a.pdf', zip([{ name: 'bill.pdf.exe', content: 'MZ\u0090\u0000\u0003\u0000' }])));
    expect(shown).toContain('|A ZIP archive, 129 bytes|Its name says .pdf, but that is not what it is.|');
    expect(shown).toContain('|bill.pdf.exe|Its name looks like .pdf, but it ends in .exe.|');
  });

  it('writes nothing outside its folder, and follows no link', async () => {
    const names = ['../../evil.txt', '/etc/evil.txt', 'a/../../../evil.txt', '..\\evil.txt'];
    const entries = [{ name: 'out', target: '/etc/passwd' }, ...names.map((name) => ({ name, content: name }))];
    const shown = textOf(await viewed('a.tar', tar(entries)));
    expect(shown).toContain('|out|Link to /etc/passwd|../../evil.txt|Text|14 bytes|/etc/evil.txt|Text|');
    expect(readdirSync(folder).sort()).toEqual(['1', '2', '3', '4', 'a.tar', 'page.html']);
    for (const number of ['1', '2', '3', '4']) expect(readdirSync(join(folder, number, 'in'))).toEqual(['evil.txt']);
    expect(existsSync(join(folder, '../evil.txt'))).toBe(false);
  });

  it('that is encrypted says so, and lists what it can', async () => {
    const shown = textOf(
      await viewed('a.zip', zip([{ name: 'secret.txt', content: 'a'.repeat(40), isEncrypted: true }])),
    );
    expect(shown).toContain(
      '|It is encrypted: what is in it cannot be opened here.|Name|Kind|Size|secret.txt|.txt|40 bytes|',
    );
  });

  it('that says it has 4 TB is shown with what there is', async () => {
    const entries = [
      { name: 'a.txt', content: 'a' },
      { name: 'big', claimedBytes: 4 * 1024 ** 4 },
    ];
    const shown = textOf(await viewed('a.tar.gz', gzipSync(tar(entries))));
    expect(shown).toContain(
      '|It is damaged: not everything in it could be read.|Not everything in it opens here: at most 200 files, 268.4 MB in all.|',
    );
    expect(shown).toContain('|a.txt|Text|1 byte|big|4,398 GB|');
  });

  it('that is a bomb takes no more than the bound, and says so', async () => {
    const half = gzipSync(Buffer.alloc(MOST_PART_BYTES / 2 + 1));
    const shown = textOf(
      await viewed(
        'a.zip',
        zip([
          { name: 'a.gz', content: half },
          { name: 'b.gz', content: half },
        ]),
      ),
    );
    expect(shown).toContain('|a.gz|A compressed file (gzip)|');
    const sizes = execFileSync('du', ['--bytes', '--summarize', folder], { encoding: 'utf8' });
    expect(Number.parseInt(sizes, 10)).toBeLessThan(MOST_PART_BYTES + 10_000_000);
    expect(textOf(page('2/page.html'))).toContain('|Not everything in it opens here');
  }, 120_000);

  it('in archives in archives opens to a depth, and says so', async () => {
    let nested = zip([{ name: 'a.txt', content: 'innermost' }]);
    for (let depth = 0; depth < 6; depth += 1) nested = zip([{ name: 'a.zip', content: nested }]);
    await viewed('a.zip', nested);
    expectFourthTooDeep(folder, '|a.zip|A ZIP archive|');
  });

  it('of many files lists the first thousand, of which the first two hundred open', async () => {
    const shown = await viewed(
      'a.tar',
      tar(Array.from({ length: 1_500 }, (_, index) => ({ name: `${index}.txt`, content: 'a' }))),
    );
    expect(textOf(shown)).toContain(
      '|Only the first 1,000 files are listed.|Not everything in it opens here: at most 200 files, 268.4 MB in all.|',
    );
    expect(shown.match(/<a href/g)).toHaveLength(200);
  });

  it('that is none throws', async () => {
    await expect(viewed('a.zip', Buffer.from('PK\u0003\u0004 but no more'))).rejects.toThrow('no archive');
  });
});

it('a row has the name byte for byte, and where a link leads', () => {
  const name = Buffer.from('Grüße').toString('latin1');
  expect(rowOf(`-rw-r--r--  0 0      0          10 Dec  1 13:36 dir/${name} b\\\\x \\303\\237\\n`)).toEqual({
    name: 'dir/Grüße b\\x ß\n',
    raw: `dir/${name} b\\x \u00c3\u009f\n`,
    bytes: 10,
  });
  expect(rowOf('lrw-r--r--  0 0      0           0 Jan  1  1970 a b -> /etc')).toMatchObject({
    name: 'a b',
    target: '/etc',
  });
  expect(rowOf('drwxr-xr-x  0 0      0           0 Jan  1  1970 a/')).toBeUndefined();
});

it('a stream that is cut or no archive ends, whatever its headers say', async () => {
  const header = (size: string, nameBytes = '00000002') =>
    `070701${'0'.repeat(8)}000081A4${'0'.repeat(32)}${size}${'0'.repeat(32)}${nameBytes}${'0'.repeat(8)}`;
  const read = async (stream: string) => {
    const files: unknown[] = [];
    for await (const { raw, bytes, content } of archivedFiles([Buffer.from(stream)])) {
      const pieces: Buffer[] = [];
      for await (const piece of content) pieces.push(piece);
      files.push([raw, bytes, Buffer.concat(pieces).toString()]);
    }
    return files;
  };
  expect(await read(`${header('00000003')}a\u0000abc\u0000${header('00000000')}b\u0000`)).toEqual([
    ['a', 3, 'abc'],
    ['b', 0, ''],
  ]);
  expect(await read(header('00000003', 'FFFFFFFF'))).toEqual([]);
  expect(await read('no archive')).toEqual([]);
  await expect(read(`${header('FFFFFFFF')}a\u0000abc`)).rejects.toThrow('too early');
});
