/** Files of a guest: list its downloads, save them on the host, send files of the host into it. */
import { open, statfs } from 'node:fs/promises';
import { basename } from 'node:path';
import { FileName, type GuestDownload, type SentFile } from '../../appliance/protocol/transfers.ts';
import { Failure } from '../api/errors/failure.ts';
import type { Download, Downloads, TakenFile } from '../api/session/downloads.ts';
import { safeName } from '../storage/safe-name.ts';
import { makeDownloadsFolder } from './downloads-folder.ts';
import { kindOf } from './file-kind.ts';
import type { GuestTransfers, ReceivedFile, TransferOptions } from './guest-transfers.ts';
import { type DownloadTarget, IncomingFile } from './incoming-file.ts';
import { refusedByGuest } from './refusals.ts';
import type { SavedDownloads } from './saved-downloads.ts';
import { parseUrl } from '../../appliance/protocol/parse-url.ts';

/** The longest beginning of a file that decides its kind. */
const KIND_BYTES = 4100;
const KEPT_FREE_BYTES = 64 * 1024 * 1024;
const CHUNK_BYTES = 256 * 1024;
const MIB = 1024 * 1024;

/** The list as a person may see it: with names that hide nothing, and kinds that come from the bytes. */
export async function listDownloads(
  transfers: Pick<GuestTransfers, 'untrustedDownloads' | 'downloadCount'>,
  saved: Pick<SavedDownloads, 'pathOf'>,
): Promise<Downloads> {
  const files = await Promise.all(
    transfers.untrustedDownloads.map(async (listed) => {
      const savedAs = saved.pathOf(listed.file);
      return { ...(await describe(listed)), ...(savedAs !== undefined && { savedAs }) };
    }),
  );
  return { files, more: transfers.downloadCount - files.length };
}

async function describe({ file, name, bytes, isWhole, head }: GuestDownload): Promise<Download> {
  return { file, name: safeName(name), bytes, isWhole, ...(await kindOf(name, Buffer.from(head, 'base64'))) };
}

/** What a download is saved by. */
export type ListedFile = Pick<GuestDownload, 'file' | 'name' | 'bytes' | 'isWhole'>;

/** Where downloads come from: a guest, or the host of one. */
export interface DownloadSource {
  readonly untrustedDownloads: readonly ListedFile[];
  /** Fulfilled when the source agreed to send this download. */
  receiveFile(file: ListedFile, options: TransferOptions): Promise<ReceivedFile>;
}

/** Where files are sent to. */
export interface FileSink {
  /** Fulfilled when it has all of the file. */
  send(what: SentFile, bytes: number, chunks: AsyncIterable<Buffer>, options: TransferOptions): Promise<void>;
}

export interface SaveOptions extends TransferOptions {
  readonly target: DownloadTarget;
  readonly maxFileMiB: number;
  /** The origin of the file could not be recorded in its attributes. */
  readonly onUnmarked: (reason: string) => void;
}

/** Saves one download, whole or not at all. Throws `Failure` download-not-found, download-unfinished, download-changed, transfer-…, disk-full. */
export async function saveDownload(source: DownloadSource, which: number, options: SaveOptions): Promise<TakenFile> {
  const { target, maxFileMiB, onUnmarked } = options;
  const file = savableDownload(source, which, maxFileMiB);
  await requireRoom(target.folder, file.bytes);
  const incoming = await IncomingFile.create(target, file.name);
  let head = Buffer.alloc(0);
  let origin: string | undefined;
  try {
    const { untrustedOrigin, chunks } = await source.receiveFile(file, options);
    origin = originUrl(untrustedOrigin);
    for await (const chunk of chunks) {
      if (head.length < KIND_BYTES) head = Buffer.concat([head, chunk]).subarray(0, KIND_BYTES);
      await incoming.write(chunk);
    }
  } catch (error) {
    await incoming.dispose();
    throw error;
  }
  const path = await incoming.complete(origin, onUnmarked);
  return {
    file: file.file,
    path,
    name: basename(path),
    bytes: file.bytes,
    ...(await kindOf(file.name, head)),
    ...(origin !== undefined && { origin }),
  };
}

/** The download with this number. Throws `Failure` download-not-found, download-unfinished, transfer-too-large. */
export function savableDownload<File extends ListedFile>(
  source: { readonly untrustedDownloads: readonly File[] },
  which: number,
  maxFileMiB: number,
): File {
  const file = source.untrustedDownloads.find((listed) => listed.file === which);
  if (!file) throw refusedByGuest('no-such-file');
  if (!file.isWhole) throw new Failure('download-unfinished');
  if (file.bytes > maxFileMiB * MIB) throw refusedByGuest('too-large');
  return file;
}

export interface SendOptions extends TransferOptions {
  readonly maxFileMiB: number;
  /** The browser opens it. */
  readonly isShown: boolean;
}

/** Sends a file of the host into the guest. Returns the name that the file has there. */
export async function sendFile(
  sink: FileSink,
  path: string,
  { maxFileMiB, isShown, ...options }: SendOptions,
): Promise<{ readonly name: string; readonly bytes: number }> {
  return withFile(path, maxFileMiB, async ({ bytes, chunks }) => {
    const name = nameInside(path);
    await sink.send({ kind: 'file', name, ...(isShown && { isShown }) }, bytes, chunks(), options);
    return { name, bytes };
  });
}

/** Opens a file of the host for its bytes, which are read once. Throws `Failure` file-unreadable, not-a-file, transfer-too-large. */
export async function withFile<Result>(
  path: string,
  maxFileMiB: number,
  work: (file: { readonly bytes: number; readonly chunks: () => AsyncIterable<Buffer> }) => Promise<Result>,
): Promise<Result> {
  const file = await open(path, 'r').catch((cause: unknown) => {
    throw new Failure('file-unreadable', { path }, { cause });
  });
  try {
    const stats = await file.stat();
    const bytes = stats.size;
    if (!stats.isFile()) throw new Failure('not-a-file', { path });
    if (bytes > maxFileMiB * MIB) throw refusedByGuest('too-large');
    const read = () => file.createReadStream({ highWaterMark: CHUNK_BYTES, autoClose: false });
    return await work({ bytes, chunks: () => exactly(path, read(), bytes) });
  } finally {
    await file.close();
  }
}

/** The announced number of bytes, however much the file grows meanwhile. Throws `Failure` file-unreadable if it shrinks. */
async function* exactly(path: string, chunks: AsyncIterable<unknown>, bytes: number): AsyncGenerator<Buffer> {
  let left = bytes;
  for await (const chunk of chunks) {
    const part = (chunk as Buffer).subarray(0, left);
    left -= part.length;
    if (part.length > 0) yield part;
    if (left === 0) return;
  }
  if (left > 0) throw new Failure('file-changed', { path });
}

function nameInside(path: string): string {
  const name = safeName(basename(path));
  const ending = /\.[^. ]{1,12}$/.exec(name)?.[0] ?? '';
  return FileName.parse(name.length <= 160 ? name : `${name.slice(0, 160 - ending.length)}${ending}`.toWellFormed());
}

/** Where a file came from: origin and path. User name, password, query and fragment may be secrets of the session. `undefined` for anything but http and https. Pure. */
export function originUrl(untrusted: string | undefined): string | undefined {
  const url = untrusted === undefined ? undefined : parseUrl(untrusted);
  if (!url) return undefined;
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined;
  [url.username, url.password, url.search, url.hash] = ['', '', '', ''];
  return url.href.length <= 4096 ? url.href : url.origin;
}

/** Creates the folder if it is missing. Throws `Failure` disk-full. */
export async function requireRoom(folder: string, bytes: number): Promise<void> {
  await makeDownloadsFolder(folder);
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize - KEPT_FREE_BYTES < bytes) throw new Failure('disk-full', { path: folder, task: 'save' });
}
