/** A download, or a file of the host, as pixels: passed to a converter VM, and rendered there. */
import { basename } from 'node:path';
import { type DocumentFormat, type DocumentNote, isPicture } from '../../appliance/protocol/document-formats.ts';
import type { GuestDownload } from '../../appliance/protocol/transfers.ts';
import type { SafeCopyProgress } from '../api/session/downloads.ts';
import { Failure, isFailure } from '../api/errors/failure.ts';
import { formatByName, safeCopyFormat } from '../api/session/safe-copy.ts';
import { safeName } from '../storage/safe-name.ts';
import { kindOf } from '../transfer/file-kind.ts';
import { protocolViolation, type ConverterParts, withConverter } from './converter.ts';
import { originUrl, savableDownload, withFile } from '../transfer/downloads.ts';
import { agreedPages, type DrawnDocument, type DrawnPage, type DrawOptions } from '../transfer/drawn-document.ts';
import type { AnswerOf, GuestTransfers, TransferOptions } from '../transfer/guest-transfers.ts';

/** Largest document that fits into the memory of the converter VM. */
const MAX_DOCUMENT_MIB = 256;
/** A page may take as long as so many steps of a start: the first of a document waits for the program that opens it. */
const DRAWN_WITHIN_STEPS = 3;

/** Renders one file in a converter VM, which is gone afterwards, for `use` to read page by page. Throws `Failure` safe-copy-…, converter-…, and those of saveDownload. */
export async function drawSafeCopy<Result>(
  parts: ConverterParts,
  transfers: GuestTransfers,
  which: number,
  options: DrawOptions,
  use: (drawn: DrawnDocument) => Promise<Result>,
): Promise<Result> {
  const file = savableDownload(transfers, which, Math.min(options.maxFileMiB, MAX_DOCUMENT_MIB));
  const { type } = await kindOf(file.name, Buffer.from(file.head, 'base64'));
  const format = safeCopyFormat({ name: safeName(file.name), type });
  if (format === undefined) throw new Failure('safe-copy-unsupported');
  const give: Source['give'] = (converter, watch) => handOver(transfers, file, converter, watch);
  return draw(parts, { untrustedName: file.name, format, give }, options, use);
}

/** The same for a file of the host, which reads its bytes and nothing else: its name says what it is. Throws `Failure` also file-unreadable, not-a-file. */
export async function drawFile<Result>(
  parts: ConverterParts,
  path: string,
  options: DrawOptions,
  use: (drawn: DrawnDocument) => Promise<Result>,
): Promise<Result> {
  const untrustedName = basename(path);
  const format = formatByName(untrustedName);
  if (format === undefined) throw new Failure('safe-copy-unsupported');
  return withFile(path, Math.min(options.maxFileMiB, MAX_DOCUMENT_MIB), ({ bytes, chunks }) => {
    const give: Source['give'] = async (converter, watch) => {
      await converter.send(DOCUMENT, bytes, chunks(), watch);
      return undefined;
    };
    return draw(parts, { untrustedName, format, give }, options, use);
  });
}

interface Source {
  readonly untrustedName: string;
  readonly format: DocumentFormat;
  /** Sends the file into the converter VM. Returns the URL that it came from, if known. */
  readonly give: (converter: GuestTransfers<'converter'>, options: TransferOptions) => Promise<string | undefined>;
}

/** What the file is called there. */
const DOCUMENT = { kind: 'file', name: 'document' } as const;

async function draw<Result>(
  parts: ConverterParts,
  { untrustedName, format, give }: Source,
  options: DrawOptions,
  use: (drawn: DrawnDocument) => Promise<Result>,
): Promise<Result> {
  const { signal, onProgress } = options;
  await options.beforeStart?.();
  onProgress({ step: 'starting' });
  const isLarge = options.hasText || !(format === 'pdf' || isPicture(format));
  return withConverter(
    parts,
    { isLarge },
    async (converter) => {
      const watch: TransferOptions = { signal: AbortSignal.any([signal, converter.lost]), onBytes: () => undefined };
      const origin = await give(converter.transfers, {
        ...watch,
        onBytes: (bytes, of) => onProgress({ step: 'giving', bytes, of }),
      });
      const bounded = { ...options, withinMs: DRAWN_WITHIN_STEPS * parts.stepWithinMs() };
      const pages = pagesOf(converter.transfers, format, bounded, watch);
      return use({ untrustedName, format, origin: () => origin, pages });
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
    await to.send(DOCUMENT, file.bytes, chunks, { signal, onBytes: () => undefined });
    return originUrl(untrustedOrigin);
  } catch (error) {
    failed.abort(error);
    throw error;
  }
}

interface DrawingBounds {
  readonly maxPages: number;
  readonly hasText: boolean;
  readonly withinMs: number;
  readonly onProgress: (progress: SafeCopyProgress) => void;
}

/** Renders page by page. */
async function* pagesOf(
  converter: GuestTransfers<'converter'>,
  format: DocumentFormat,
  { maxPages, hasText, withinMs, onProgress }: DrawingBounds,
  watch: TransferOptions,
): AsyncGenerator<DrawnPage> {
  let pages: number | undefined;
  let notes: readonly DocumentNote[] | undefined;
  for (let page = 1; pages === undefined || page <= pages; page += 1) {
    const agree = (untrustedPage: AnswerOf<'transfer-page'>) => {
      pages = agreedPages(untrustedPage, { format, page, pages, maxPages });
      ({ notes } = untrustedPage);
      onProgress({ step: 'drawing', page, of: pages });
    };
    const asked = { format, page, hasText };
    const received = await converter.receivePage(asked, agree, watch, withinMs).catch((error: unknown) => {
      throw watch.signal.aborted ? error : whyNotDrawn(error);
    });
    yield { ...received, page, of: pages ?? page, notes };
  }
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
