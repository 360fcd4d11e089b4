/** Pages as pixels. Whatever stands in a document is taken apart by programs that run as the account without rights, in a machine that goes with it. */
import { type DocumentFormat, MAX_PAGE_PIXELS, MAX_PAGE_SIDE } from '../../protocol/converter.ts';
import { ACCOUNT_ENVIRONMENT, asAccount } from '../browser/account.ts';
import type { DrawnPage } from '../browser/transfers/transfers.ts';
import { launch } from '../commands/launch.ts';
import { run } from '../commands/run.ts';
import { readPixmap } from './pixmap.ts';

/** Memory. */
export const DOCUMENT_FOLDER = '/run/document';
/** As the host calls what it gives to a converter. */
const DOCUMENT = `${DOCUMENT_FOLDER}/document`;

const POINTS_PER_INCH = 72;
/** Fit to be read and to be printed. */
const DOTS_PER_INCH = 150;
const INFORMATION_WITHIN_MS = 60_000;
/** An image takes eight bytes a pixel while it is decoded; one that is larger than what may cross is made smaller then. */
const MAX_DECODED_PIXELS = '48M';

/** Throws where there is no such page, or it cannot be drawn. */
export async function drawPage(format: DocumentFormat, page: number, signal: AbortSignal): Promise<DrawnPage> {
  if (format !== 'pdf') {
    if (page !== 1) throw new Error('An image is one page.');
    return { pages: 1, ...(await pixelsOf(imageCommand(format), signal)) };
  }
  const information = await run(...splitCommand(informationCommand(page)), {
    timeoutMs: INFORMATION_WITHIN_MS,
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

/** One page, as a viewer would show it. */
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

/** The first picture in the file, upright, on white. The format stands before the name, so that no other decoder is tried. */
export const imageCommand = (format: Exclude<DocumentFormat, 'pdf'>): readonly string[] => [
  'gm',
  'convert',
  '-limit',
  'Pixels',
  MAX_DECODED_PIXELS,
  `${format.toUpperCase()}:${DOCUMENT}[0]`,
  '-auto-orient',
  '-background',
  'white',
  '-flatten',
  '-resize',
  `${MAX_PAGE_SIDE}x${MAX_PAGE_SIDE}>`,
  '-resize',
  `${MAX_PAGE_PIXELS}@>`,
  '-depth',
  '8',
  'PPM:-',
];

/** What pdfinfo says of the document and of the one page that it was asked about; its size in points. Pure. */
export function pageInformation(text: string): {
  readonly pages: number;
  readonly width: number;
  readonly height: number;
} {
  const pages = Number(/^Pages: +(\d+)$/m.exec(text)?.[1]);
  const [width = 0, height = 0] = (/^Page +\d+ size: +([\d.]+) x ([\d.]+) pts/m.exec(text) ?? []).slice(1).map(Number);
  if (!(pages >= 1 && width > 0 && height > 0)) throw new Error('It has no pages.');
  return { pages, width, height };
}

/** How finely a page of so many points is drawn: a poster no finer than what may cross. Pure. */
export function dotsPerInch(width: number, height: number): number {
  const bySide = (MAX_PAGE_SIDE - 1) / Math.max(width, height);
  const byArea = Math.sqrt(MAX_PAGE_PIXELS / (width * height));
  // Sides are rounded up.
  const most = Math.floor(Math.min(bySide, byArea * 0.99) * POINTS_PER_INCH);
  if (most < 1) throw new Error('The page is too large.');
  return Math.min(DOTS_PER_INCH, most);
}

async function pixelsOf(command: readonly string[], signal: AbortSignal): Promise<Omit<DrawnPage, 'pages'>> {
  const [program, ...args] = asAccount(command, 'converter');
  signal.throwIfAborted();
  const running = launch(program, args, { environment: ACCOUNT_ENVIRONMENT, stdio: ['ignore', 'pipe', 'ignore'] });
  const stop = () => running.kill();
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await readPixmap(running.child.stdout ?? []);
  } finally {
    signal.removeEventListener('abort', stop);
    stop();
  }
}

function splitCommand(command: readonly string[]): [program: string, args: readonly string[]] {
  const [program, ...args] = asAccount(command, 'converter');
  return [program, args];
}
