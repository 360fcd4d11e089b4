/** Files of many kinds, each with a colour or a text that is seen when it opens. ffmpeg, bsdtar and we make them. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { DOCUMENT } from '../bed/network/web-server/documents.ts';
import type { Colour } from '../bed/screen/picture.ts';
import { rar, zip } from '../fixtures/documents/archives.ts';
import { epub } from '../fixtures/documents/book.ts';
import { HEIC } from '../fixtures/documents/heic.ts';
import { attachment, mail, multipart, plain } from '../fixtures/documents/mail.ts';
import { docx, filledOpenDocument, pptx, rtf, xlsx } from '../fixtures/documents/office.ts';
import { outlook } from '../fixtures/documents/outlook.ts';
import { psd } from '../fixtures/documents/psd.ts';
import { tiff } from '../fixtures/documents/tiff.ts';

export interface Kind {
  readonly name: string;
  readonly content: Buffer;
  /** What fills a part of the screen. */
  readonly colour: Colour;
}

const [WIDTH, HEIGHT] = [600, 400];
/** No page and no program has it by itself. Decoders keep it nearly. */
export const RED: Colour = [200, 60, 60];
const FILL = 'C83C3C';
/** Of the head of a page of the viewer. */
export const WHITE: Colour = [255, 255, 255];
/** Of the page on which Chromium plays a sound. */
const BLACK: Colour = [0, 0, 0];

const png = (): Buffer => {
  const picture = new PNG({ width: WIDTH, height: HEIGHT });
  for (let at = 0; at < picture.data.length; at += 4) picture.data.set([...RED, 255], at);
  return PNG.sync.write(picture);
};

/** Source: ICO, with a PNG file in it. */
function ico(): Buffer {
  const picture = new PNG({ width: 256, height: 256 });
  for (let at = 0; at < picture.data.length; at += 4) picture.data.set([...RED, 255], at);
  const content = PNG.sync.write(picture);
  const head = Buffer.from([0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 1, 0, 32, 0, 0, 0, 0, 0, 22, 0, 0, 0]);
  head.writeUInt32LE(content.length, 14);
  return Buffer.concat([head, content]);
}

/** What ffmpeg makes: pictures and films of the colour, sounds of a tone. */
const DRAWN: Readonly<Record<string, readonly string[]>> = {
  'a.jpg': ['-frames:v', '1', '-q:v', '1'],
  // Without its dots of other colours.
  'a.gif': ['-frames:v', '1', '-filter_complex', 'split[a][b];[a]palettegen[c];[b][c]paletteuse=dither=none'],
  'a.bmp': ['-frames:v', '1'],
  'a.webp': ['-frames:v', '1', '-c:v', 'libwebp', '-lossless', '1'],
  'a.avif': ['-frames:v', '1', '-c:v', 'libaom-av1', '-still-picture', '1', '-cpu-used', '8'],
  'a.apng': ['-frames:v', '2'],
  'a.jp2': ['-frames:v', '1', '-c:v', 'libopenjpeg', '-pix_fmt', 'rgb24'],
  'a.mp4': ['-c:v', 'libx264', '-pix_fmt', 'yuv420p'],
  'a.m4v': ['-c:v', 'libx264', '-pix_fmt', 'yuv420p', '-f', 'mp4'],
  'a.mov': ['-c:v', 'libx264', '-pix_fmt', 'yuv420p'],
  'a.webm': ['-c:v', 'libvpx'],
  'a.mkv': ['-c:v', 'libvpx'],
};
/** Chromium plays it no more, and the viewer says so. */
const THEORA = ['-c:v', 'libtheora'];
const SOUNDS = ['mp3', 'ogg', 'opus', 'oga', 'flac', 'wav', 'aac', 'm4a'];

function byFfmpeg(folder: string): Kind[] {
  const run = (input: string, output: string, ...args: readonly string[]) => {
    execFileSync('ffmpeg', ['-loglevel', 'error', '-f', 'lavfi', '-i', input, ...args, join(folder, output)]);
    return readFileSync(join(folder, output));
  };
  const colour = `color=0x${FILL}:size=${WIDTH}x${HEIGHT}:rate=10:duration=1`;
  return [
    ...Object.entries(DRAWN).map(([name, args]) => ({ name, content: run(colour, name, ...args), colour: RED })),
    { name: 'a.ogv', content: run(colour, 'a.ogv', ...THEORA), colour: WHITE },
    ...SOUNDS.map((ending) => {
      const name = `a.${ending}`;
      return { name, content: run('sine=duration=1', name), colour: BLACK };
    }),
  ];
}

/** By bsdtar: the ending of the name, and its words. */
const ARCHIVES: readonly (readonly [ending: string, ...words: string[]])[] = [
  ['7z', '--format=7zip'],
  ['iso', '--format=iso9660'],
  ['tar', '--format=gnutar'],
  ['tar.gz', '--gzip'],
  ['tar.bz2', '--bzip2'],
  ['tar.xz', '--xz'],
  ['tar.zst', '--zstd'],
];

function byBsdtar(folder: string): Kind[] {
  writeFileSync(join(folder, 'sums.csv'), 'a;b\n1;2\n');
  return ARCHIVES.map(([ending, ...words]) => {
    const path = join(folder, `a.${ending}`);
    execFileSync('bsdtar', ['-cf', path, ...words, '-C', folder, 'sums.csv']);
    return { name: `a.${ending}`, content: readFileSync(path), colour: WHITE };
  });
}

const WITH_MACROS = docx(['Grüße'], FILL, [{ name: 'word/vbaProject.bin', content: 'a' }]);
/** Our own documents of office programs. */
export const OFFICE: Readonly<Record<string, Buffer>> = {
  'a.docx': docx(Array<string>(30).fill('Grüße'), FILL),
  'a.xlsx': xlsx(Array<readonly string[]>(12).fill(['Date', 'Sum', 'Tax', 'Name', 'Place']), FILL),
  'a.pptx': pptx('Grüße', FILL),
  'a.rtf': Buffer.from(rtf('Hello', RED)),
  ...Object.fromEntries(
    (['odt', 'ods', 'odp', 'odg'] as const).map((family) => [`a.${family}`, filledOpenDocument(family, 'Grüße', FILL)]),
  ),
};

const HEADERS = 'From: Carol <c@a.test>\r\nTo: b@b.test\r\nSubject: a picture\r\nDate: Tue, 01 Dec 2026 10:12:00 +0100';
const MAIL = mail(HEADERS, multipart('mixed', [plain('Guten Tag'), attachment('sums.csv', 'a;b\n1;2\n')]));
const MESSAGE = {
  subject: 'a',
  from: ['b', 'b@c.test'],
  to: ['d', 'd@e.test'],
  sent: new Date(0),
  text: 'Guten Tag',
  html: '',
  attachments: [],
} as const;

/** Pages of the viewer, and pages that Chromium shows itself. */
const TEXTS: Readonly<Record<string, string | Buffer>> = {
  'a.txt': 'Grüße\n',
  'latin1.txt': Buffer.from('Gr\xfc\xdfe\n', 'latin1'),
  'utf16.txt': Buffer.from('\ufeffGrüße\n', 'utf16le'),
  'a.log': '10:12 started\n',
  'a.json': '{ "a": 1 }\n',
  'a.py': 'print("a")\n',
  'a.md': '# Grüße\n\n| a | b |\n|---|---|\n| 1 | 2 |\n',
  'a.csv': 'Date;Item;Total\n2026-11-02;Paper, white;1.204,50 €\n2026-11-03;Ink;89,90 €\n',
  'a.tsv': 'Date\tItem\n2026-11-02\tPaper\n',
  'a.eml': MAIL,
  'a.mbox': `From x Tue Dec  1 10:12:00 2026\n${MAIL}\n`,
  'a.msg': outlook(MESSAGE),
  'rtf only.msg': outlook({ ...MESSAGE, rtf: "{\\rtf1\\ansi Gr\\'fc\\'dfe}" }),
  'a.zip': zip([{ name: 'sums.csv', content: 'a;b\n1;2\n' }]),
  'a.rar': rar('sums.csv', Buffer.from('a;b\n1;2\n')),
  'a.bin': Buffer.from([1, 2, 3, 0]),
  'bill.pdf.exe': Buffer.from('MZ\u0090\u0000\u0003\u0000', 'latin1'),
};
const pageOf = (title: string) => `<title>${title}</title><body style="background:rgb(${RED.join(',')})">`;

/** As Chromium saves a page. */
function savedPage(page: string): string {
  const at = 'Content-Location: http://a.test/';
  const part = { headers: `Content-Type: text/html; charset=utf-8\r\n${at}`, body: page };
  const headers =
    'From: <Saved by Blink>\r\nSnapshot-Content-Location: http://a.test/\r\nSubject: a\r\nMIME-Version: 1.0';
  return mail(headers, multipart('related', [part]));
}

export function corpus(folder: string, made: ReadonlyMap<string, Buffer>): readonly Kind[] {
  const drawn = byFfmpeg(folder);
  const jpeg = drawn.find(({ name }) => name === 'a.jpg')?.content ?? Buffer.alloc(0);
  const red = (name: string, content: Buffer | string): Kind => ({
    name,
    content: Buffer.from(content as string),
    colour: RED,
  });
  return [
    ...[...Object.entries(OFFICE), ...made].map(([name, content]) => red(name, content)),
    { name: 'a.docm', content: WITH_MACROS, colour: WHITE },
    { name: 'a.pdf', content: Buffer.from(DOCUMENT), colour: [255, 0, 0] },
    red('a.png', png()),
    red('a.ico', ico()),
    red('a.tif', tiff(WIDTH, HEIGHT, RED)),
    red('a.heic', HEIC),
    red(
      'a.svg',
      `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="400"><rect width="600" height="400" fill="#${FILL}"/></svg>`,
    ),
    red('a.html', pageOf('a.html')),
    red(
      'a.xhtml',
      `<html xmlns="http://www.w3.org/1999/xhtml"><head><title>a.xhtml</title></head><body style="background:rgb(${RED.join(',')})"/></html>`,
    ),
    red('a.mhtml', savedPage(pageOf('a.mhtml'))),
    red('a.epub', epub(['<p><img src="../p.png"/></p>'], [{ name: 'OEBPS/p.png', content: png() }])),
    ...drawn,
    red('a.psd', psd(jpeg)),
    ...byBsdtar(folder),
    ...Object.entries(TEXTS).map(([name, content]) => ({
      name,
      content: Buffer.from(content as string),
      colour: WHITE,
    })),
  ];
}
