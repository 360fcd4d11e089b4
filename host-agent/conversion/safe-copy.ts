/** A safe copy of a download: passed from the session to a converter VM, rendered there, and written as a new file from the pixels. */
import { basename } from 'node:path';
import type { DocumentFormat } from '../../appliance/protocol/converter.ts';
import type { GuestDownload } from '../../appliance/protocol/transfers.ts';
import type { SafeCopyProgress, TakenFile } from '../api/downloads.ts';
import { Failure, isFailure } from '../api/failure.ts';
import { isSafeCopyType, SAFE_COPY_ENDINGS, type SafeCopyType } from '../api/safe-copy.ts';
import { kindOf } from '../transfer/file-kind.ts';
import type { Frame } from '../hypervisor/hypervisor.ts';
import { packedPng } from '../hypervisor/picture/png.ts';
import { IncomingFile } from '../transfer/incoming-file.ts';
import { safeName } from '../storage/safe-name.ts';
import { protocolViolation, type ConverterParts, withConverter } from './converter.ts';
import { originUrl, requireRoom, savableDownload, type SaveOptions } from '../transfer/downloads.ts';
import type { AnswerOf, GuestTransfers, TransferOptions } from '../transfer/guest-transfers.ts';
import { PicturesPdf } from './pictures-pdf.ts';

export interface SafeCopyOptions extends Omit<SaveOptions, 'onBytes'> {
  readonly maxPages: number;
  readonly onProgress: (progress: SafeCopyProgress) => void;
}

/** Largest document that fits into the memory of the converter VM. */
const MAX_DOCUMENT_MIB = 256;
const MIB = 1024 * 1024;
const FORMATS: Readonly<Record<SafeCopyType, DocumentFormat>> = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/apng': 'png',
  'image/jpeg': 'jpeg',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/bmp': 'bmp',
  'image/tiff': 'tiff',
  'image/avif': 'avif',
  'image/heic': 'heic',
};
const TYPES = { pdf: 'application/pdf', png: 'image/png' } as const;

/** Saves a safe copy of one file, completely or not at all. The converter VM is gone afterwards. Throws `Failure` safe-copy-…, converter-…, and those of saveDownload. */
export async function takeSafeCopy(
  parts: ConverterParts,
  transfers: GuestTransfers,
  which: number,
  options: SafeCopyOptions,
): Promise<TakenFile> {
  const { signal, target, maxFileMiB, onProgress } = options;
  const file = savableDownload(transfers, which, Math.min(maxFileMiB, MAX_DOCUMENT_MIB));
  const { type } = await kindOf(file.name, Buffer.from(file.head, 'base64'));
  if (!isSafeCopyType(type)) throw new Failure('safe-copy-unsupported');
  const ending = SAFE_COPY_ENDINGS[type];
  // Checked first, so that no VM is started in vain.
  await requireRoom(target.folder, 0);
  onProgress({ step: 'starting' });
  return withConverter(
    parts,
    async (converter) => {
      const watch: TransferOptions = { signal: AbortSignal.any([signal, converter.lost]), onBytes: () => undefined };
      const origin = await handOver(transfers, file, converter.transfers, {
        ...watch,
        onBytes: (bytes, of) => onProgress({ step: 'giving', bytes, of }),
      });
      const incoming = await IncomingFile.create(target, safeCopyName(file.name, ending));
      try {
        const bounded = { ...options, withinMs: parts.stepWithinMs() };
        const bytes = await write(
          ending,
          pagesOf(converter.transfers, FORMATS[type], bounded, watch),
          atMost(incoming, target.folder, maxFileMiB),
        );
        const path = await incoming.complete(origin, options.onUnmarked);
        return {
          file: file.file,
          path,
          name: basename(path),
          bytes,
          type: TYPES[ending],
          isDisguised: false,
          ...(origin !== undefined && { origin }),
        };
      } catch (error) {
        await incoming.dispose();
        throw error;
      }
    },
    signal,
  );
}

/** File name of the copy. Pure. */
export function safeCopyName(untrustedName: string, ending: 'pdf' | 'png'): string {
  const name = safeName(untrustedName);
  const stem = name.replace(/(?<=.)\.[^. ]{1,12}$/, '');
  return safeName(`${stem} (safe).${ending}`);
}

/** Passes a file from one VM to the other without writing it to the host's disk. Returns the URL that it came from, if known. */
async function handOver(
  from: GuestTransfers,
  file: GuestDownload,
  to: GuestTransfers<'converter'>,
  options: TransferOptions,
): Promise<string | undefined> {
  const failed = new AbortController();
  const signal = AbortSignal.any([options.signal, failed.signal]);
  try {
    const { untrustedOrigin, chunks } = await from.receiveFile(file, { ...options, signal });
    await to.send({ kind: 'file', name: 'document' }, file.bytes, chunks, { signal, onBytes: () => undefined });
    return originUrl(untrustedOrigin);
  } catch (error) {
    failed.abort(error);
    throw error;
  }
}

interface DrawingBounds {
  readonly maxPages: number;
  readonly withinMs: number;
  readonly onProgress: (progress: SafeCopyProgress) => void;
}

/** Renders page by page. */
async function* pagesOf(
  converter: GuestTransfers<'converter'>,
  format: DocumentFormat,
  { maxPages, withinMs, onProgress }: DrawingBounds,
  watch: TransferOptions,
): AsyncGenerator<Frame> {
  let pages: number | undefined;
  for (let page = 1; pages === undefined || page <= pages; page += 1) {
    const agree = (untrustedPage: AnswerOf<'transfer-page'>) => {
      pages = agreedPages(untrustedPage, { format, page, pages, maxPages });
      onProgress({ step: 'drawing', page, of: pages });
    };
    yield await converter.receivePage(format, page, agree, watch, withinMs).catch((error: unknown) => {
      throw watch.signal.aborted ? error : whyNotDrawn(error);
    });
  }
}

/** Number of pages of the document, if the offered page is the one that was asked for. Throws `Failure` protocol-violation, safe-copy-too-many-pages. Pure. */
export function agreedPages(
  untrusted: Pick<AnswerOf<'transfer-page'>, 'page' | 'pages'>,
  asked: {
    readonly format: DocumentFormat;
    readonly page: number;
    readonly pages: number | undefined;
    readonly maxPages: number;
  },
): number {
  const { page, pages } = untrusted;
  if (
    page !== asked.page ||
    page > pages ||
    (asked.pages !== undefined && pages !== asked.pages) ||
    (asked.format !== 'pdf' && pages !== 1)
  )
    throw protocolViolation(`it offered page ${page} of ${pages} instead of page ${asked.page}`);
  if (pages > asked.maxPages) throw new Failure('safe-copy-too-many-pages', { pages, maxPages: asked.maxPages });
  return pages;
}

/** Writes the pages as a new file and returns its size. */
async function write(
  ending: 'pdf' | 'png',
  pages: AsyncIterable<Frame>,
  into: (bytes: Buffer) => Promise<void>,
): Promise<number> {
  let written = 0;
  const counted = async (bytes: Buffer) => {
    written += bytes.length;
    await into(bytes);
  };
  if (ending === 'pdf') {
    const pdf = new PicturesPdf(counted);
    for await (const page of pages) await pdf.add(page);
    await pdf.end();
  } else {
    for await (const page of pages) await counted(await packedPng(page));
  }
  return written;
}

/** Limits the size like that of any file, since pixels that do not compress are many bytes. */
function atMost(incoming: IncomingFile, folder: string, maxFileMiB: number): (bytes: Buffer) => Promise<void> {
  let left = maxFileMiB * MIB;
  return async (bytes) => {
    left -= bytes.length;
    if (left < 0) throw new Failure('safe-copy-too-large', { maxFileMiB });
    await requireRoom(folder, bytes.length);
    await incoming.write(bytes);
  };
}

/** The meaning of a transfer error for a safe copy. */
function whyNotDrawn(error: unknown): unknown {
  if (isFailure(error, 'transfer-violation'))
    return protocolViolation('it sent something other than what was agreed', error);
  return isFailure(error, 'transfer-failed') ? notDrawn(error) : error;
}

function notDrawn(cause: unknown): Failure {
  return new Failure('safe-copy-not-drawn', {}, { cause });
}
