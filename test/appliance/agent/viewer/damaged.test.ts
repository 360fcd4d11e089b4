/** A thousand damaged files: each ends in a page or a clear failure, soon, and nothing is written elsewhere. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ITSELF } from '../../../../appliance/agent/viewer/task.ts';
import { view } from '../../../../appliance/agent/viewer/view.ts';
import { SEED } from '../../../bed/random.ts';
import { rar, tar, zip } from '../../../fixtures/documents/archives.ts';
import { epub } from '../../../fixtures/documents/book.ts';
import { compound } from '../../../fixtures/documents/compound.ts';
import { attachment, html, mail, multipart, plain } from '../../../fixtures/documents/mail.ts';
import { docx, openDocument } from '../../../fixtures/documents/office.ts';
import { outlook } from '../../../fixtures/documents/outlook.ts';
import { randomNumbers } from '../../protocol/hostile-lines.ts';

const FILES = 1_000;
/** Each, also where a processor has other work. The whole takes a fraction of it. */
const WITHIN_MS = 30_000;

const MESSAGE = mail(
  'From: a@b.test\r\nTo: c@d.test\r\nSubject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=',
  multipart('mixed', [
    plain('text'),
    html('<p>a <img src="cid:x"></p>'),
    attachment('a.zip', zip([{ name: 'a.csv', content: 'a;b\n1;2\n' }])),
  ]),
);
const ENTRIES = [
  { name: 'sums.csv', content: 'a;b\n1;2\n' },
  { name: '../../../../up.md', content: '# a' },
  { name: 'link', target: '/etc/passwd' },
];
const VALID: readonly (readonly [name: string, content: Buffer])[] = [
  ['a.csv', Buffer.from('name;sum\n"a\nb";3,5\n"c";4\n')],
  ['a.md', Buffer.from('# a\n\n* [b](c)\n  * ![d](e)\n\n| a |\n|---|\n| <b> |\n\n```\nx\n```\n')],
  ['a.eml', Buffer.from(MESSAGE)],
  [
    'a.mbox',
    Buffer.from(`From x Tue Dec  1 10:12:00 2026\n${MESSAGE}\n\nFrom x Tue Dec  1 10:12:00 2026\n${MESSAGE}\n`),
  ],
  [
    'a.msg',
    outlook({
      subject: 'a',
      from: ['b', 'b@c.test'],
      to: ['d', 'd@e.test'],
      sent: new Date(0),
      text: 'f',
      html: '<p>g</p>',
      attachments: [{ name: 'a.txt', content: Buffer.from('h') }],
    }),
  ],
  // Up to LibreOffice, which is not on this host.
  ['a.docx', docx(['a'])],
  ['a.odt', openDocument('odt', '<draw:image xlink:href="http://a.test"/>')],
  ['a.doc', compound({ WordDocument: Buffer.alloc(5_000), VBA: Buffer.alloc(100) })],
  ['a.zip', zip(ENTRIES.slice(0, 2))],
  ['a.tar', tar(ENTRIES)],
  ['a.tgz', gzipSync(tar(ENTRIES))],
  ['a.rar', rar('a.csv', Buffer.from('a;b\n'))],
  ['a.epub', epub(['<h1>a</h1><a href="1.xhtml#b">c</a>', '<p id="b">d</p>'])],
];

let base: string;
beforeAll(() => void (base = realpathSync(mkdtempSync(join(tmpdir(), 'sb-damaged-')))));
afterAll(() => rm(base, { recursive: true }));

/** Bytes that differ, are missing, come twice, or are numbers at the end of their range. */
function damaged(content: Buffer, below: (limit: number) => number): Buffer {
  const damages: readonly ((bytes: Buffer, at: number) => Buffer)[] = [
    (bytes, at) => filled(bytes, at, 1, below(256)),
    (bytes, at) => filled(bytes, at, 1 + below(8), 0xff),
    (bytes, at) => filled(bytes, at, 1 + below(8), 0),
    (bytes, at) => bytes.subarray(0, at),
    (bytes, at) => Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + below(64))]),
    (bytes, at) => Buffer.concat([bytes.subarray(0, at), bytes.subarray(below(at + 1))]),
  ];
  let bytes: Buffer = Buffer.from(content);
  for (let left = 1 + below(4); left > 0; left -= 1)
    bytes = damages[below(damages.length)]?.(bytes, below(bytes.length + 1)) ?? bytes;
  return bytes;
}

function filled(bytes: Buffer, at: number, count: number, value: number): Buffer {
  bytes.subarray(at, at + count).fill(value);
  return bytes;
}

describe('damaged files', () => {
  it.each(VALID)(
    'like %s end in a page or a clear failure, and write nothing elsewhere',
    async (name, content) => {
      const below = randomNumbers(SEED);
      const outcomes = { shown: 0, failed: 0 };
      for (let file = 0; file < FILES / VALID.length; file += 1) {
        const [folder, path] = [join(base, 'folder'), join(base, name)];
        mkdirSync(folder);
        writeFileSync(path, damaged(content, below));
        const before = {
          size: statSync(path).size,
          names: readdirSync(base),
          above: existsSync(join(base, '../up.md')),
        };
        const begin = Date.now();
        try {
          const opens = await view({ path, folder, language: 'en' });
          expect(opens === ITSELF || existsSync(join(folder, opens))).toBe(true);
          outcomes.shown += 1;
        } catch (error) {
          expect(error).toBeInstanceOf(Error);
          outcomes.failed += 1;
        }
        expect(Date.now() - begin).toBeLessThan(WITHIN_MS);
        const after = {
          size: statSync(path).size,
          names: readdirSync(base),
          above: existsSync(join(base, '../up.md')),
        };
        expect(after).toEqual(before);
        rmSync(folder, { recursive: true });
        rmSync(path);
      }
      expect(outcomes.shown).toBeGreaterThan(outcomes.failed / 10);
    },
    600_000,
  );
});
