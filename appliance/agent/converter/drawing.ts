/** Renders pages to pixels. Programs of the unprivileged account parse the document, in a VM that is thrown away afterwards. */
import { z } from 'zod';
import {
  DOCUMENT_KINDS,
  type DocumentFormat,
  type DocumentNote,
  isPaged,
  isPicture,
  type PictureFormat,
} from '../../protocol/document-formats.ts';
import { MAX_PICTURE_PIXELS, MAX_PICTURE_SIDE } from '../../protocol/pixels.ts';
import { ACCOUNT_ENVIRONMENT, asAccount, VIEWER_ENVIRONMENT } from '../browser/account.ts';
import { type AskedPage, Refused, type RenderedPage } from '../browser/transfers/transfers.ts';
import { CommandFailed, run } from '../commands/run.ts';
import { DOCUMENT, showDocumentToViewer } from './document.ts';
import { madePdf } from './made-pdf.ts';
import { readText } from './page-text.ts';
import { decodingCommand, pixelsOf, PIXMAP } from './pixels-of.ts';
import { lookCommand } from '../viewer/task.ts';
import { officeFormat } from './with-office.ts';

/** In an emulated VM. The viewer gives up sooner. */
const LOOKED_WITHIN_MS = 120_000;

/** Of what the viewer prints, which the document may have taken over. */
const Printed = z.object({
  isEncrypted: z.boolean(),
  isTooLarge: z.boolean(),
  hasMacros: z.boolean(),
  refersElsewhere: z.boolean(),
});

/**
 * What a person should know of a document of an office program. The viewer finds it, as its account, before LibreOffice opens the document. Throws
 * {@link Refused} if it is encrypted.
 */
async function notesOn(format: DocumentFormat): Promise<DocumentNote[]> {
  const readAs = officeFormat(format);
  if (DOCUMENT_KINDS[format].by !== 'office' || readAs === undefined) return [];
  await showDocumentToViewer();
  const [program, ...args] = asAccount(lookCommand({ path: DOCUMENT, format: readAs }), 'viewer');
  return notesIn(await run(program, args, { timeoutMs: LOOKED_WITHIN_MS, environment: VIEWER_ENVIRONMENT }));
}

/** `untrusted`: what the viewer printed. Throws, {@link Refused} if the document is encrypted. Pure. */
export function notesIn(untrusted: string): DocumentNote[] {
  const { isEncrypted, isTooLarge, hasMacros, refersElsewhere } = Printed.parse(JSON.parse(untrusted));
  if (isEncrypted) throw new Refused('locked');
  if (isTooLarge) throw new Error('It unpacks to too much.');
  return [...(hasMacros ? (['macros'] as const) : []), ...(refersElsewhere ? (['links'] as const) : [])];
}

const POINTS_PER_INCH = 72;
/** Good enough to read and to print. */
const DOTS_PER_INCH = 150;
const INFORMATION_TIMEOUT_MS = 60_000;
/** What poppler says of a document that its owner has locked. */
const LOCKED = /Incorrect password/;

/** Draws pages of the one document of this VM. Throws if there is no such page or it cannot be rendered. */
export function drawing() {
  let opened: Promise<readonly [pdf: string, about: Awaited<ReturnType<typeof notesOn>>]> | undefined;
  return async ({ format, page, hasText }: AskedPage, signal: AbortSignal): Promise<RenderedPage> => {
    const draw = async (): Promise<Omit<RenderedPage, 'text'>> => {
      if (isPicture(format)) return picture(format, page, signal);
      // Before it is opened, so that the person learns why an encrypted one is not.
      opened ??= notesOn(format).then(async (about) => [await madePdf(format), about]);
      const [pdf, notes] = await opened;
      return { ...(await pageOf(pdf, page, signal)), ...(notes.length > 0 && { notes }) };
    };
    const drawn = await draw();
    return hasText ? { ...drawn, text: await readText(drawn, signal) } : drawn;
  };
}

async function picture(format: PictureFormat, page: number, signal: AbortSignal): Promise<RenderedPage> {
  const pages = isPaged(format) ? scenesIn(await asConverter(countingCommand(format))) : 1;
  if (page > pages) throw new Error('There is no such picture.');
  return { pages, ...(await pixelsOf(imageCommand(format, page), signal)) };
}

async function pageOf(pdf: string, page: number, signal: AbortSignal): Promise<RenderedPage> {
  const information = await asConverter(informationCommand(pdf, page)).catch((error: unknown) => {
    throw error instanceof CommandFailed && LOCKED.test(error.message) ? new Refused('locked') : error;
  });
  const { pages, width, height } = pageInformation(information);
  return { pages, ...(await pixelsOf(pageCommand(pdf, page, dotsPerInch(width, height)), signal)) };
}

function asConverter(command: readonly string[]): Promise<string> {
  const [program, ...args] = asAccount(command, 'converter');
  return run(program, args, { timeoutMs: INFORMATION_TIMEOUT_MS, environment: ACCOUNT_ENVIRONMENT });
}

export const informationCommand = (pdf: string, page: number): readonly string[] => [
  'pdfinfo',
  '-f',
  String(page),
  '-l',
  String(page),
  pdf,
];

/** Renders one page as a viewer would show it. */
export const pageCommand = (pdf: string, page: number, dotsPerInch: number): readonly string[] => [
  'pdftoppm',
  '-q',
  '-cropbox',
  '-r',
  String(dotsPerInch),
  '-f',
  String(page),
  '-l',
  String(page),
  pdf,
];

/** Renders one picture of the file. A larger one than the protocol allows is scaled down. */
export const imageCommand = (format: PictureFormat, page: number): readonly string[] =>
  decodingCommand(
    `${format.toUpperCase()}:${DOCUMENT}[${page - 1}]`,
    PIXMAP,
    '-resize',
    `${MAX_PICTURE_SIDE}x${MAX_PICTURE_SIDE}>`,
    '-resize',
    `${MAX_PICTURE_PIXELS}@>`,
  );

/** Prints a line for each picture in the file. */
export const countingCommand = (format: PictureFormat): readonly string[] => [
  'gm',
  'identify',
  '-ping',
  '-format',
  'picture\\n',
  `${format.toUpperCase()}:${DOCUMENT}`,
];

/** Pure. */
export const scenesIn = (counted: string): number => counted.split('\n').filter((line) => line.trim() !== '').length;

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
