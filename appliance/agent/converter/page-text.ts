/** Reads the words on a page from its pixels, with Tesseract: a program of the unprivileged account, which gets the pixels and nothing of the document. */
import { readdir } from 'node:fs/promises';
import { text as textOf } from 'node:stream/consumers';
import { type PageWord, sendableWords } from '../../protocol/page-text.ts';
import { ACCOUNT_ENVIRONMENT, asAccount } from '../browser/account.ts';
import { Refused } from '../browser/transfers/transfers.ts';
import { launch } from '../commands/launch.ts';
import type { Pixmap } from './pixmap.ts';

const LANGUAGES_FOLDER = '/usr/share/tesseract-ocr/5/tessdata';
const LANGUAGE = /^([a-z]{3}(?:_[A-Za-z]+)*)\.traineddata$/;
/** Tells how a page lies, and reads nothing. */
const ORIENTATION = 'osd';
/** Of a page at this resolution; see `drawing.ts`. */
const DOTS_PER_INCH = 150;
/** A line that is much taller than its words is not level. */
const MOST_OF_LINE = 2;
const [LINE, WORD] = ['4', '5'];

/** As JSON. Throws {@link Refused} if the image cannot read. */
export async function readText(page: Pixmap, signal: AbortSignal): Promise<Buffer> {
  const found = (await readdir(LANGUAGES_FOLDER).catch(() => [])).flatMap((name) => LANGUAGE.exec(name)?.[1] ?? []);
  const languages = found.filter((language) => language !== ORIENTATION).sort();
  if (languages.length === 0) throw new Refused('no-program');
  const [program, ...args] = asAccount(readingCommand(languages), 'converter');
  signal.throwIfAborted();
  const running = launch(program, args, {
    // One page at a time: its threads would only wait for each other.
    environment: { ...ACCOUNT_ENVIRONMENT, OMP_THREAD_LIMIT: '1' },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const stop = () => running.kill();
  signal.addEventListener('abort', stop, { once: true });
  try {
    const { child, ended } = running;
    const header = Buffer.from(`P6\n${page.width} ${page.height}\n255\n`);
    child.stdin?.on('error', () => undefined).end(Buffer.concat([header, page.rgb]));
    const table = child.stdout ? await textOf(child.stdout) : '';
    if ((await ended).exitStatus !== 0) throw new Error('The page was not read.');
    return Buffer.from(JSON.stringify(sendableWords(wordsOf(table), page)));
  } finally {
    signal.removeEventListener('abort', stop);
    stop();
  }
}

export const readingCommand = (languages: readonly string[]): readonly string[] => [
  'tesseract',
  'stdin',
  'stdout',
  '--dpi',
  String(DOTS_PER_INCH),
  '-l',
  languages.join('+'),
  'tsv',
];

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The words of Tesseract's table, each as high as its line, so that they are marked like text that was written. Pure. */
export function wordsOf(table: string): readonly PageWord[] {
  const words: PageWord[] = [];
  let line: Box | undefined;
  let ofLine: (readonly [Box, string])[] = [];
  const endLine = () => {
    const tallest = Math.max(0, ...ofLine.map(([{ height }]) => height));
    const isLevel = line !== undefined && line.height <= MOST_OF_LINE * tallest;
    for (const [{ left, top, width, height }, text] of ofLine)
      words.push([left, isLevel && line ? line.top : top, width, isLevel && line ? line.height : height, text]);
    ofLine = [];
  };
  for (const row of table.split('\n').slice(1)) {
    const [level, , , , , , left, top, width, height, , text = ''] = row.split('\t');
    const box = { left: Number(left), top: Number(top), width: Number(width), height: Number(height) };
    if (level === LINE) {
      endLine();
      line = box;
    } else if (level === WORD && text.trim() !== '') ofLine.push([box, text.trim()]);
  }
  endLine();
  return words;
}
