/** Files of a session: listed, taken out, given in. */
import { open, statfs, mkdir } from 'node:fs/promises';
import { basename } from 'node:path';
import { FileName, type GuestDownload } from '../../appliance/protocol/transfers.ts';
import { EXIT, Failure } from '../api/failure.ts';
import type { Download, Downloads, TakenFile } from '../api/downloads.ts';
import { messageOf } from '../api/message-of.ts';
import { type FileKind, kindOf } from './file-kind.ts';
import { type Arrival, beginArrival } from './incoming-file.ts';
import { safeName } from '../storage/safe-name.ts';
import { markOrigin } from '../tools/setfattr.ts';
import type { Exchange, Watch } from './guest-transfers.ts';
import { refusedByGuest } from './refusals.ts';

/** What the detection of a kind reads. */
const KIND_BYTES = 4100;
const KEPT_FREE_BYTES = 64 * 1024 * 1024;
const CHUNK_BYTES = 256 * 1024;
const MIB = 1024 * 1024;

/** The list as a person is shown it: names that hide nothing, kinds by the bytes. */
export async function listDownloads(exchange: Exchange): Promise<Downloads> {
  const files = await Promise.all(exchange.untrustedFiles.map(describe));
  return { files, more: exchange.count - files.length };
}

async function describe({ file, name, bytes, isWhole, head }: GuestDownload): Promise<Download> {
  return { file, name: safeName(name), bytes, isWhole, ...(await kindOf(name, Buffer.from(head, 'base64'))) };
}

export interface TakeOptions extends Watch {
  /** Where it lands. */
  readonly folder: string;
  /** Whose it is while it arrives there. */
  readonly owner: string;
  readonly maxFileMiB: number;
  /** It lies there without a word of where it came from. */
  readonly onUnmarked: (reason: string) => void;
}

/** Takes one file out; it is there whole, or not at all. Throws `Failure` no-such-download, download-unfinished, download-changed, transfer-…, disk-full. */
export async function takeDownload(exchange: Exchange, which: number, options: TakeOptions): Promise<TakenFile> {
  const file = takeableFile(exchange, which, options.maxFileMiB);
  await makeSureOfRoom(options.folder, file.bytes);
  const arrival = await beginArrival(options.folder, file.name, options.owner);
  let head = Buffer.alloc(0);
  let origin: string | undefined;
  try {
    await exchange.takeFile(
      file,
      async (untrustedOrigin) => {
        origin = webAddress(untrustedOrigin);
        return async (chunk) => {
          if (head.length < KIND_BYTES) head = Buffer.concat([head, chunk]).subarray(0, KIND_BYTES);
          await arrival.write(chunk);
        };
      },
      options,
    );
  } catch (error) {
    await arrival.abandon();
    throw error;
  }
  const path = await settleMarked(arrival, origin, options);
  const kind: FileKind = await kindOf(file.name, head);
  return {
    file: file.file,
    path,
    name: basename(path),
    bytes: file.bytes,
    ...kind,
    ...(origin !== undefined && { origin }),
  };
}

/** The file of that number, where it may be taken. Throws `Failure` no-such-download, download-unfinished, transfer-too-large. */
export function takeableFile(exchange: Exchange, which: number, maxFileMiB: number): GuestDownload {
  const file = exchange.untrustedFiles.find((listed) => listed.file === which);
  if (!file) throw refusedByGuest('no-such-file');
  if (!file.isWhole)
    throw new Failure('download-unfinished', 'The file is still being downloaded.', {
      hint: 'Take it when it is whole.',
    });
  if (file.bytes > maxFileMiB * MIB) throw refusedByGuest('too-large');
  return file;
}

/** Puts it in its place, marked with the address that it came from; the path that it has there. */
export function settleMarked(
  arrival: Arrival,
  origin: string | undefined,
  { onUnmarked }: Pick<TakeOptions, 'onUnmarked'>,
): Promise<string> {
  return arrival.settle(async (part) => {
    if (origin === undefined) return;
    await markOrigin(part, origin).catch((error: unknown) => onUnmarked(messageOf(error)));
  });
}

/** Gives the machine a file of this computer; the name that it was given under. */
export async function giveFile(
  exchange: Exchange,
  path: string,
  maxFileMiB: number,
  watch: Watch,
): Promise<{ readonly name: string; readonly bytes: number }> {
  const file = await open(path, 'r').catch((cause: unknown) => {
    throw new Failure('file-unreadable', 'The file cannot be read.', {
      hint: 'Choose a file that you may read.',
      exitStatus: EXIT.usage,
      cause,
    });
  });
  try {
    const stats = await file.stat();
    if (!stats.isFile())
      throw new Failure('file-unreadable', 'That is no file.', {
        hint: 'Give a folder as an archive.',
        exitStatus: EXIT.usage,
      });
    if (stats.size > maxFileMiB * MIB) throw refusedByGuest('too-large');
    const name = nameInside(path);
    await exchange.give(
      { kind: 'file', name },
      stats.size,
      exactly(file.createReadStream({ highWaterMark: CHUNK_BYTES, autoClose: false }), stats.size),
      watch,
    );
    return { name, bytes: stats.size };
  } finally {
    await file.close();
  }
}

/** As many bytes as were announced: a file that shrinks meanwhile is no file that could be given. */
async function* exactly(chunks: AsyncIterable<unknown>, bytes: number): AsyncGenerator<Buffer> {
  let left = bytes;
  for await (const chunk of chunks) {
    const part = (chunk as Buffer).subarray(0, left);
    left -= part.length;
    if (part.length > 0) yield part;
    if (left === 0) return;
  }
  if (left > 0) throw new Failure('file-unreadable', 'The file changed while it was read.', { hint: 'Try again.' });
}

function nameInside(path: string): string {
  const name = safeName(basename(path));
  const ending = /\.[^. ]{1,12}$/.exec(name)?.[0] ?? '';
  return FileName.parse(name.length <= 160 ? name : `${name.slice(0, 160 - ending.length)}${ending}`.toWellFormed());
}

/** The address that a guest names, where it is one of the web; without what may tell of a person. Pure. */
export function webAddress(untrusted: string | undefined): string | undefined {
  if (untrusted === undefined || !URL.canParse(untrusted)) return undefined;
  const url = new URL(untrusted);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined;
  [url.username, url.password] = ['', ''];
  return url.href.length <= 4096 ? url.href : url.origin;
}

/** Throws `Failure` disk-full. The folder is made. */
export async function makeSureOfRoom(folder: string, bytes: number): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize - KEPT_FREE_BYTES < bytes)
    throw new Failure('disk-full', `There is no room for the file in ${folder}.`, {
      hint: 'Free some, or choose another folder (downloads.folder).',
    });
}
