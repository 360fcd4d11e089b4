/** Transfers between sessions and the host. Naming a file on the command line is the person's consent. */
import { access, constants, readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { DOCUMENT_PROFILE } from '../api/configuration/profile.ts';
import type { Client } from '../api/connection/client.ts';
import type {
  Clip,
  Download,
  Downloads,
  SafeCopyProgress,
  TakenSafeCopy,
  TransferProgress,
} from '../api/session/downloads.ts';
import { type ExitStatus, Failure } from '../api/errors/failure.ts';
import { copiedClip } from '../api/screen/picture-pieces.ts';
import { safeCopyFormat } from '../api/session/safe-copy.ts';
import { withAgent } from './agent.ts';
import { interruptSignal } from './interrupt.ts';
import { open, type OpenOptions } from './open.ts';
import { print, printJson, say, size, table } from './output.ts';
import { ProgressLine } from './progress.ts';

export async function downloads(id: string, json: boolean): Promise<void> {
  const listed = await withAgent((client) => client.call('session.downloads', { id }));
  if (json) printJson(listed);
  else if (listed.files.length === 0) print('The session has no downloads.');
  else showList(listed);
}

function showList(listed: Downloads): void {
  print(
    table([
      ['NUMBER', 'SIZE', 'TYPE', 'NAME'],
      ...listed.files.map((file) => [String(file.file), size(file.bytes), file.type, `${file.name}${remark(file)}`]),
    ]),
  );
  if (listed.more > 0) print(`And ${listed.more} older ones.`);
}

function remark({ isWhole, isDisguised }: Download): string {
  if (!isWhole) return '  (still downloading)';
  return isDisguised ? '  (its type does not match its name)' : '';
}

export interface Taking {
  readonly wanted: readonly string[] | 'all';
  /** Saves a safe copy of each. With `all`, files that cannot have a safe copy are left out. */
  readonly isSafe: boolean;
  /** Safe copies with the words on their pages; absent: by the configuration. */
  readonly text?: true | undefined;
}

export async function take(id: string, { wanted, isSafe, text }: Taking, json: boolean): Promise<void> {
  const signal = interruptSignal();
  await withAgent(async (client) => {
    const { files } = await client.call('session.downloads', { id });
    const chosen =
      wanted === 'all'
        ? files.filter((file) => file.isWhole && (!isSafe || safeCopyFormat(file) !== undefined))
        : wanted.map((word) => named(files, word, id));
    const taken = [];
    for (const { file, name } of chosen) {
      const asked = { id, file, ...(text && { text }) };
      const done = isSafe
        ? sayNotes(await copied(name, (onProgress) => client.call('session.take-safe', asked, { signal, onProgress })))
        : await shown(name, (onProgress) => client.call('session.take', { id, file }, { signal, onProgress }));
      taken.push(done);
      if (!json) print(done.path);
      if (!json && done.isDisguised) say(`${done.name} does not match its name: its type is ${done.type}.`);
    }
    if (json) printJson(taken);
    else if (taken.length === 0) say('There is nothing to save.');
  });
}

/** Finds a download by its number, or the newest one with this name. */
function named(files: readonly Download[], word: string, id: string): Download {
  const found = files.find(({ file }) => String(file) === word) ?? files.find(({ name }) => name === word);
  if (!found) throw new Failure('download-not-found', { name: word.slice(0, 200), session: id });
  return found;
}

export function give(id: string, files: readonly string[], json: boolean): Promise<void> {
  const signal = interruptSignal();
  return withAgent(async (client) => {
    const given = await send(client, { id, files, signal });
    if (json) printJson(given);
    else for (const { name } of given) print(`Given: ${name}`);
  });
}

/** Opens a session in which its browser shows these files. */
export async function view(files: readonly string[], options: ViewOptions): Promise<ExitStatus> {
  // Before a session starts for nothing.
  for (const path of files)
    await access(path, constants.R_OK).catch((cause: unknown) => {
      throw new Failure('file-unreadable', { path }, { cause });
    });
  return open({
    profile: DOCUMENT_PROFILE,
    ...options,
    url: undefined,
    afterReady: async (client, { id }, signal) => {
      const viewed = await send(client, { id, files, signal, isShown: true });
      if (options.json) printJson({ event: 'viewed', session: id, files: viewed });
      else for (const { name } of viewed) print(`Viewed: ${name}`);
    },
  });
}

export type ViewOptions = Pick<OpenOptions, 'window' | 'detach' | 'json'> & { readonly profile?: string };

interface Sending {
  readonly id: string;
  readonly files: readonly string[];
  /** The browser of the session shows them. */
  readonly isShown?: true;
  readonly signal: AbortSignal;
}

/** One after the other. */
async function send(client: Client, { id, files, isShown, signal }: Sending) {
  const sent = [];
  for (const file of files) {
    const asked = { id, path: resolve(file), ...(isShown && { isShown }) };
    sent.push(await shown(file, (onProgress) => client.call('session.give', asked, { signal, onProgress })));
  }
  return sent;
}

export async function copy(id: string, file: string | undefined, json: boolean): Promise<void> {
  const signal = interruptSignal();
  const clip = await withAgent((client) =>
    copiedClip((onProgress) => client.call('session.copy-out', { id }, { signal, onProgress })),
  );
  if (file !== undefined) await save(clip, file);
  if (json) printJson(file === undefined ? clip : { content: clip.content, file });
  else if (file !== undefined) print(`The ${clip.content === 'text' ? 'text' : 'image'} is in ${file}.`);
  else if (clip.content === 'text') process.stdout.write(clip.text);
  else throw new Failure('clipboard-not-text', { session: id });
}

async function save(clip: Clip, file: string): Promise<void> {
  await writeFile(file, clip.content === 'text' ? clip.text : Buffer.from(clip.png, 'base64'), {
    mode: 0o600,
    flag: 'wx',
  }).catch((cause: unknown) => {
    throw new Failure('file-not-written', { path: file }, { cause });
  });
}

export async function paste(id: string, file: string | undefined, json: boolean): Promise<void> {
  const clip: Clip =
    file === undefined
      ? { content: 'text', text: (await buffer(process.stdin)).toString('utf8') }
      : { content: 'png', png: (await readPicture(file)).toString('base64') };
  if (clip.content === 'text' && clip.text === '') throw new Failure('stdin-empty', { session: id });
  await withAgent((client: Client) => client.call('session.paste-in', { id, clip }, { signal: interruptSignal() }));
  if (json) printJson({ content: clip.content });
  else print('It can be pasted in the session for a minute.');
}

async function readPicture(file: string): Promise<Buffer> {
  return readFile(file).catch((cause: unknown) => {
    throw new Failure('file-unreadable', { path: file }, { cause });
  });
}

async function shown<Value>(
  name: string,
  work: (onProgress: (progress: TransferProgress) => void) => Promise<Value>,
): Promise<Value> {
  const line = new ProgressLine();
  try {
    return await work(({ bytes, of }) => line.show(name, of === 0 ? 1 : bytes / of));
  } finally {
    line.done();
  }
}

/** Without the picture of its first page, which would fill a terminal. */
export async function copied<Copy extends { readonly preview: string }>(
  name: string,
  work: (onProgress: (progress: SafeCopyProgress) => void) => Promise<Copy>,
): Promise<Omit<Copy, 'preview'> & { readonly preview: undefined }> {
  const line = new ProgressLine();
  try {
    const copy = await work((progress) => line.show(...copyLine(name, progress)));
    return { ...copy, preview: undefined };
  } finally {
    line.done();
  }
}

/** Says what its converter says about the document. */
export function sayNotes<Copy extends Pick<TakenSafeCopy, 'name' | 'notes'>>(copy: Copy): Copy {
  for (const note of copy.notes) say(`${copy.name}: ${NOTES[note]}`);
  return copy;
}

const NOTES: Readonly<Record<TakenSafeCopy['notes'][number], string>> = {
  macros: 'The document has macros. They did not run, and the copy has none.',
  links: 'The document refers to content elsewhere. It was not loaded, and the copy has none of it.',
};

/** The progress of a safe copy: a line of text, and a fraction if it is known. Pure. */
export function copyLine(name: string, progress: SafeCopyProgress): [text: string, fraction?: number] {
  switch (progress.step) {
    case 'starting':
      return [`${name}: the converter VM is starting`];
    case 'giving':
      return [`${name}: sending it to the converter VM`, progress.of === 0 ? 1 : progress.bytes / progress.of];
    case 'drawing':
      return [`${name}: page ${progress.page} of ${progress.of}`, (progress.page - 1) / progress.of];
  }
}
