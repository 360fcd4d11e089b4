/** A safe copy of a download: passed from the session to a converter VM, rendered there, and written as a new file from the pixels. */
import type { DocumentFormat } from '../../appliance/protocol/converter.ts';
import type { GuestDownload } from '../../appliance/protocol/transfers.ts';
import type { SafeCopyProgress, TakenFile } from '../api/downloads.ts';
import { Failure, isFailure } from '../api/failure.ts';
import { isSafeCopyType, SAFE_COPY_ENDINGS, type SafeCopyType } from '../api/safe-copy.ts';
import { kindOf } from '../transfer/file-kind.ts';
import type { Frame } from '../hypervisor/hypervisor.ts';
import { protocolViolation, type ConverterParts, withConverter } from './converter.ts';
import { originUrl, requireRoom, savableDownload, type SaveOptions } from '../transfer/downloads.ts';
import type { AnswerOf, GuestTransfers, TransferOptions } from '../transfer/guest-transfers.ts';
import { writeSafeCopy } from './written-copy.ts';

export interface SafeCopyOptions extends DrawOptions {
  readonly target: SaveOptions['target'];
  readonly onUnmarked: SaveOptions['onUnmarked'];
}

export interface DrawOptions {
  readonly signal: AbortSignal;
  readonly maxFileMiB: number;
  readonly maxPages: number;
  readonly onProgress: (progress: SafeCopyProgress) => void;
  /** Throws, so that no VM is started in vain. */
  readonly beforeStart?: () => Promise<void>;
}

/** A document in its converter VM. */
export interface DrawnDocument {
  /** As its guest calls it. */
  readonly name: string;
  readonly type: SafeCopyType;
  readonly origin: string | undefined;
  readonly pages: AsyncIterable<DrawnPage>;
}

/** One page with its place in the document. */
export interface DrawnPage extends Frame {
  readonly page: number;
  readonly of: number;
}

/** Largest document that fits into the memory of the converter VM. */
const MAX_DOCUMENT_MIB = 256;
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

/** Saves a safe copy of one file, completely or not at all. The converter VM is gone afterwards. Throws `Failure` safe-copy-…, converter-…, and those of saveDownload. */
export async function takeSafeCopy(
  parts: ConverterParts,
  transfers: GuestTransfers,
  which: number,
  options: SafeCopyOptions,
): Promise<TakenFile> {
  const drawing = { ...options, beforeStart: () => requireRoom(options.target.folder, 0) };
  return drawSafeCopy(parts, transfers, which, drawing, ({ name, type, origin, pages }) =>
    writeSafeCopy({ file: which, name, ending: SAFE_COPY_ENDINGS[type], pages, origin: () => origin }, options),
  );
}

/** Renders one file in a converter VM, which is gone afterwards, for `use` to read page by page. Throws `Failure` safe-copy-…, converter-…, and those of saveDownload. */
export async function drawSafeCopy<Result>(
  parts: ConverterParts,
  transfers: GuestTransfers,
  which: number,
  options: DrawOptions,
  use: (drawn: DrawnDocument) => Promise<Result>,
): Promise<Result> {
  const { signal, maxFileMiB, onProgress } = options;
  const file = savableDownload(transfers, which, Math.min(maxFileMiB, MAX_DOCUMENT_MIB));
  const { type } = await kindOf(file.name, Buffer.from(file.head, 'base64'));
  if (!isSafeCopyType(type)) throw new Failure('safe-copy-unsupported');
  await options.beforeStart?.();
  onProgress({ step: 'starting' });
  return withConverter(
    parts,
    async (converter) => {
      const watch: TransferOptions = { signal: AbortSignal.any([signal, converter.lost]), onBytes: () => undefined };
      const origin = await handOver(transfers, file, converter.transfers, {
        ...watch,
        onBytes: (bytes, of) => onProgress({ step: 'giving', bytes, of }),
      });
      const bounded = { ...options, withinMs: parts.stepWithinMs() };
      return use({ name: file.name, type, origin, pages: pagesOf(converter.transfers, FORMATS[type], bounded, watch) });
    },
    signal,
  );
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
): AsyncGenerator<DrawnPage> {
  let pages: number | undefined;
  for (let page = 1; pages === undefined || page <= pages; page += 1) {
    const agree = (untrustedPage: AnswerOf<'transfer-page'>) => {
      pages = agreedPages(untrustedPage, { format, page, pages, maxPages });
      onProgress({ step: 'drawing', page, of: pages });
    };
    const frame = await converter.receivePage(format, page, agree, watch, withinMs).catch((error: unknown) => {
      throw watch.signal.aborted ? error : whyNotDrawn(error);
    });
    yield { ...frame, page, of: pages ?? page };
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

/** The meaning of a transfer error for a safe copy. */
function whyNotDrawn(error: unknown): unknown {
  if (isFailure(error, 'transfer-violation'))
    return protocolViolation('it sent something other than what was agreed', error);
  return isFailure(error, 'transfer-failed') ? notDrawn(error) : error;
}

function notDrawn(cause: unknown): Failure {
  return new Failure('safe-copy-not-drawn', {}, { cause });
}
