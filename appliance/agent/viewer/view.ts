/** Makes of one file what Chromium can show. It runs in a program of the browser's account, which may read the downloads and write one folder. */
import { open, rename, symlink, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { run } from '../commands/run.ts';
import { decodingCommand } from '../converter/pixels-of.ts';
import { bytesPage, MOST_DUMPED_BYTES, MOST_TEXT_BYTES, textPage, type Viewed } from './pages.ts';
import { endingOf, HEAD_BYTES, type Showing, showingOf } from './showing.ts';
import { ITSELF, type ViewerTask } from './task.ts';

const PAGE = 'page.html';
/** Of a picture, before and after. */
const [SOURCE, MADE] = ['source', 'made'];
/** A large picture in an emulated VM. */
const DECODED_WITHIN_MS = 120_000;

/** Returns what Chromium opens: {@link ITSELF}, or the name of a file in the folder. Throws if the file cannot be shown. */
export async function view({ path, folder, language }: ViewerTask): Promise<string> {
  await using file = await open(path, 'r');
  const { size } = await file.stat();
  const head = async (most: number) => {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(Math.min(most, size)), position: 0 });
    return buffer.subarray(0, bytesRead);
  };
  const viewed: Viewed = { name: basename(path), bytes: size, language };
  const showing = await showingOf(viewed.name, await head(HEAD_BYTES));
  switch (showing.by) {
    case 'chromium':
      return showing.endings.includes(endingOf(path)) ? ITSELF : await linked(path, folder, showing.endings[0]);
    case 'picture':
      return await decoded(path, showing.format, folder);
    case 'text':
    case 'table':
    case 'markdown':
      return await made(
        folder,
        await pageOfText(viewed, showing, new TextDecoder(showing.encoding).decode(await head(MOST_TEXT_BYTES))),
      );
    case 'bytes':
      return await made(folder, bytesPage(viewed, await head(MOST_DUMPED_BYTES), showing.type));
  }
}

/** Chromium goes by the ending of a name, and shows the name. */
async function linked(path: string, folder: string, ending: string): Promise<string> {
  const name = `${basename(path)}.${ending}`;
  await symlink(path, join(folder, name));
  return name;
}

async function decoded(path: string, format: string, folder: string): Promise<string> {
  const name = `${basename(path)}.png`;
  // The decoder gives characters in names of files a meaning.
  await symlink(path, join(folder, SOURCE));
  const [program, ...args] = decodingCommand(`${format}:${SOURCE}[0]`, `PNG:${MADE}`);
  await run(program, args, { timeoutMs: DECODED_WITHIN_MS, cwd: folder });
  await rename(join(folder, MADE), join(folder, name));
  return name;
}

/** Each reader is loaded only for its kind: reading a program takes time under emulation. */
async function pageOfText(
  viewed: Viewed,
  showing: Extract<Showing, { readonly encoding: unknown }>,
  text: string,
): Promise<string> {
  switch (showing.by) {
    case 'text':
      return textPage(viewed, text);
    case 'table':
      return (await import('./table.ts')).tablePage(viewed, text, showing.separator);
    case 'markdown':
      return (await import('./markdown.ts')).markdownPage(viewed, text);
  }
}

async function made(folder: string, html: string): Promise<string> {
  await writeFile(join(folder, PAGE), html, { flag: 'wx' });
  return PAGE;
}
