/** A download as the pixels of its pages, drawn in a converter VM here or on another host. */
import { type DocumentFormat, type DocumentNote, isPaged } from '../../appliance/protocol/document-formats.ts';
import type { PageWord } from '../../appliance/protocol/page-text.ts';
import type { SafeCopyProgress } from '../api/session/downloads.ts';
import { Failure } from '../api/errors/failure.ts';
import type { Frame } from '../hypervisor/hypervisor.ts';
import type { AnswerOf } from './guest-transfers.ts';

export interface DrawOptions {
  readonly signal: AbortSignal;
  readonly maxFileMiB: number;
  readonly maxPages: number;
  /** With the words that the converter reads from the pixels. */
  readonly hasText: boolean;
  readonly onProgress: (progress: SafeCopyProgress) => void;
  /** Throws, so that no VM is started in vain. */
  readonly beforeStart?: () => Promise<void>;
}

export interface DrawnDocument {
  /** As its guest calls it. */
  readonly untrustedName: string;
  readonly format: DocumentFormat;
  /** Where the download came from; known when all pages are read. */
  readonly origin: () => string | undefined;
  readonly pages: AsyncIterable<DrawnPage>;
}

/** One page with its place in the document. */
export interface DrawnPage extends Frame {
  readonly page: number;
  readonly of: number;
  /** About the document. */
  readonly notes?: readonly DocumentNote[] | undefined;
  /** By the converter's word. */
  readonly words?: readonly PageWord[] | undefined;
}

/** Draws a download for `use` to read page by page. Throws `Failure` safe-copy-…, converter-…, and those of saveDownload. */
export type Draw = <Result>(
  file: number,
  options: DrawOptions,
  use: (drawn: DrawnDocument) => Promise<Result>,
) => Promise<Result>;

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
    (!isPaged(asked.format) && pages !== 1)
  )
    throw new Failure('protocol-violation', {
      vm: 'converter',
      detail: `it offered page ${page} of ${pages} instead of page ${asked.page}`,
    });
  if (pages > asked.maxPages) throw new Failure('safe-copy-too-many-pages', { pages, maxPages: asked.maxPages });
  return pages;
}
