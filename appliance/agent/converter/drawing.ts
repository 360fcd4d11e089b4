/** Renders pages to pixels. Programs of the unprivileged account parse the document, in a VM that is thrown away afterwards. */
import type { DocumentFormat } from '../../protocol/converter.ts';
import { MAX_PICTURE_PIXELS, MAX_PICTURE_SIDE } from '../../protocol/pixels.ts';
import { ACCOUNT_ENVIRONMENT, asAccount } from '../browser/account.ts';
import type { RenderedPage } from '../browser/transfers/transfers.ts';
import { run } from '../commands/run.ts';
import { decodingCommand, PIXMAP, pixelsOf } from './pixels-of.ts';

/** In memory. */
export const DOCUMENT_FOLDER = '/run/document';
/** The host sends the document under this name. */
const DOCUMENT = `${DOCUMENT_FOLDER}/document`;

const POINTS_PER_INCH = 72;
/** Good enough to read and to print. */
const DOTS_PER_INCH = 150;
const INFORMATION_TIMEOUT_MS = 60_000;

/** Throws if there is no such page or it cannot be rendered. */
export async function renderPage(format: DocumentFormat, page: number, signal: AbortSignal): Promise<RenderedPage> {
  if (format !== 'pdf') {
    if (page !== 1) throw new Error('An image has one page.');
    return { pages: 1, ...(await pixelsOf(imageCommand(format), signal)) };
  }
  const information = await run(...splitCommand(informationCommand(page)), {
    timeoutMs: INFORMATION_TIMEOUT_MS,
    environment: ACCOUNT_ENVIRONMENT,
  });
  const { pages, width, height } = pageInformation(information);
  return { pages, ...(await pixelsOf(pageCommand(page, dotsPerInch(width, height)), signal)) };
}

export const informationCommand = (page: number): readonly string[] => [
  'pdfinfo',
  '-f',
  String(page),
  '-l',
  String(page),
  DOCUMENT,
];

/** Renders one page as a viewer would show it. */
export const pageCommand = (page: number, dotsPerInch: number): readonly string[] => [
  'pdftoppm',
  '-q',
  '-cropbox',
  '-r',
  String(dotsPerInch),
  '-f',
  String(page),
  '-l',
  String(page),
  DOCUMENT,
];

/** Renders the first picture in the file. A larger one than the protocol allows is scaled down. */
export const imageCommand = (format: Exclude<DocumentFormat, 'pdf'>): readonly string[] =>
  decodingCommand(
    `${format.toUpperCase()}:${DOCUMENT}[0]`,
    PIXMAP,
    '-resize',
    `${MAX_PICTURE_SIDE}x${MAX_PICTURE_SIDE}>`,
    '-resize',
    `${MAX_PICTURE_PIXELS}@>`,
  );

/** Parses pdfinfo's output about the document and one page, with the page's size in points. Pure. */
export function pageInformation(text: string): {
  readonly pages: number;
  readonly width: number;
  readonly height: number;
} {
  const pages = Number(/^Pages: +(\d+)$/m.exec(text)?.[1]);
  const [width = 0, height = 0] = (/^Page +\d+ size: +([\d.]+) x ([\d.]+) pts/m.exec(text) ?? []).slice(1).map(Number);
  if (!(pages >= 1 && width > 0 && height > 0)) throw new Error('The document has no pages.');
  return { pages, width, height };
}

/** The resolution for a page of this size in points: lower for a poster, so that it stays within the protocol's limits. Pure. */
export function dotsPerInch(width: number, height: number): number {
  const bySide = (MAX_PICTURE_SIDE - 1) / Math.max(width, height);
  const byArea = Math.sqrt(MAX_PICTURE_PIXELS / (width * height));
  // pdftoppm rounds sides up.
  const limit = Math.floor(Math.min(bySide, byArea * 0.99) * POINTS_PER_INCH);
  if (limit < 1) throw new Error('The page is too large.');
  return Math.min(DOTS_PER_INCH, limit);
}

function splitCommand(command: readonly string[]): [program: string, args: readonly string[]] {
  const [program, ...args] = asAccount(command, 'converter');
  return [program, args];
}
