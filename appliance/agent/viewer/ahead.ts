/**
 * The viewer that is started ahead of its file: it views files of ours, so that what most files need is loaded, and waits for its one task. It ends when
 * what started it closes its stdin.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { SAMPLE } from '../office/staying.ts';
import { taskOfLine, WAITS } from './task.ts';
import { view } from './view.ts';

const MAIL = 'From: a@b.test\r\nSubject: What mails are made of\r\n\r\nText\r\n';

interface AheadParts {
  readonly stdin?: NodeJS.ReadableStream;
  readonly print?: (text: string) => unknown;
  /** A document of an office program. */
  readonly sample?: string;
}

export async function viewAhead({
  stdin = process.stdin,
  print = (text) => process.stdout.write(text),
  sample = SAMPLE,
}: AheadParts = {}): Promise<void> {
  // Without it, the file only takes longer.
  await tryOut(sample).catch(() => undefined);
  print(WAITS);
  const task = taskOfLine(await text(stdin));
  if (task) print(await view(task));
}

async function tryOut(sample: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'ahead-'));
  try {
    const mail = join(folder, 'a.eml');
    await writeFile(mail, MAIL);
    for (const path of [mail, sample])
      await view({ path, folder: await mkdtemp(join(folder, 'made-')), language: 'en' });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
