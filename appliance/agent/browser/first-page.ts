/**
 * The first page of a PDF file as a picture, in a tab in front of Chromium's viewer until that has the file: its viewer takes many times longer to start
 * than a page.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { run } from '../commands/run.ts';
import { asAccount, VIEWER_ENVIRONMENT } from './account.ts';
import { SIGN_IMAGE } from './singleton.ts';

/** May run scripts in each profile; see the policies of the host. */
const PAGE = 'file:///usr/share/safe-browse/first-page.html';
const PICTURE = 'first';
/** Of the longer side; it bounds the picture of a poster, too. */
const PIXELS = 1_200;
const MEMORY_BYTES = 1024 ** 3;
/** A file that takes longer is left to Chromium. */
const DRAWN_WITHIN_MS = 8_000;
/** Only an emulated VM, or a long page, takes longer. */
const SLOW_MS = 400;
/** A refresh after more than one second would leave a page to go back to. */
const PICTURE_WITHIN_S = 1;
/** The VM is idle for a moment before the document begins to open. */
const [BEGINS_WITHIN_MS, BEGINS_SLOWLY_WITHIN_MS] = [1_000, 10_000];

/** A page can keep a processor busy for ever. */
const LEAVES_WITHIN_MS = 30_000;
const LOOK_EVERY_MS = 250;
/** Chromium waits for its processes in between, for a moment. */
const IDLE_LOOKS = 2;
const IDLE_SHARE = 0.6;

export interface FirstPage {
  /** What Chromium opens: the picture in front, and a page that becomes the document a moment later. */
  readonly addresses: readonly [picture: string, document: string];
  /** Closes its tab once the VM has nothing more to do. */
  readonly leave: () => Promise<void>;
}

interface FirstPageParts {
  readonly draw?: (pdf: string, picture: string) => Promise<unknown>;
  readonly untilIdle?: () => Promise<void>;
  readonly nowMs?: () => number;
  readonly waitMs?: (ms: number) => Promise<unknown>;
}

/**
 * `name`: the title of its tab. `folder`: where the viewer writes; what others must not replace lies beside it. Throws if the file has no first page, or
 * something else is there.
 */
export async function firstPageOf(
  { pdf, name = basename(pdf), folder }: { readonly pdf: string; readonly name?: string; readonly folder: string },
  {
    draw = drawFirstPage,
    untilIdle = untilProcessorsIdle,
    nowMs = () => performance.now(),
    waitMs = sleep,
  }: FirstPageParts = {},
): Promise<FirstPage> {
  const [picture, sign, waiting] = [join(folder, PICTURE), `${folder}.svg`, `${folder}.html`];
  const beganMs = nowMs();
  await draw(pdf, picture);
  const isSlow = nowMs() - beganMs > SLOW_MS;
  await writeFile(waiting, waitingPage(addressOf(pdf), name, isSlow), { flag: 'wx' });
  const asked = new URLSearchParams({ name, picture: addressOf(`${picture}.jpg`), sign: addressOf(sign) });
  return {
    addresses: [`${PAGE}#${asked.toString()}`, addressOf(waiting)],
    async leave() {
      await waitMs(isSlow ? BEGINS_SLOWLY_WITHIN_MS : BEGINS_WITHIN_MS);
      await untilIdle();
      await writeFile(sign, SIGN_IMAGE, { flag: 'wx' });
    },
  };
}

const addressOf = (path: string): string => pathToFileURL(path).href;

/**
 * Becomes the document, without a script. Where everything is slow, it gives the picture a moment: both together would take longer than one after the other.
 * Pure.
 */
export const waitingPage = (document: string, name: string, isSlow: boolean): string =>
  `<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="${isSlow ? PICTURE_WITHIN_S : 0};url=${escaped(document)}"><title>${escaped(name)}</title>`;

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<"]/g, (character) => ESCAPES[character] ?? '');

/** Writes `picture` with the ending .jpg. */
const drawFirstPage = (pdf: string, picture: string): Promise<string> => {
  const [program, ...args] = asAccount(drawingCommand(pdf, picture), 'viewer');
  return run(program, args, { timeoutMs: DRAWN_WITHIN_MS, environment: VIEWER_ENVIRONMENT });
};

/** Pure. */
export const drawingCommand = (pdf: string, picture: string): readonly string[] => [
  'prlimit',
  `--data=${MEMORY_BYTES}`,
  'pdftoppm',
  '-q',
  '-jpeg',
  '-cropbox',
  '-singlefile',
  '-scale-to',
  String(PIXELS),
  pdf,
  picture,
];

interface IdleParts {
  readonly read?: () => Promise<string>;
  readonly withinMs?: number;
  readonly lookEveryMs?: number;
}

/** Fulfilled when the processors of the VM were idle for two looks at them, or have not been in time. */
export async function untilProcessorsIdle({
  read = () => readFile('/proc/stat', 'latin1'),
  withinMs = LEAVES_WITHIN_MS,
  lookEveryMs = LOOK_EVERY_MS,
}: IdleParts = {}): Promise<void> {
  let before = processorTimes(await read());
  for (let [idleLooks, waitedMs] = [0, 0]; idleLooks < IDLE_LOOKS && waitedMs < withinMs; waitedMs += lookEveryMs) {
    await sleep(lookEveryMs);
    const now = processorTimes(await read());
    const [all, idle] = [now.all - before.all, now.idle - before.idle];
    idleLooks = idle >= all * IDLE_SHARE ? idleLooks + 1 : 0;
    before = now;
  }
}

/** Of the first line of /proc/stat: the times of all processors in ticks, see proc_stat(5). Pure. */
export function processorTimes(text: string): { readonly all: number; readonly idle: number } {
  const [label, ...ticks] = text.slice(0, text.indexOf('\n')).split(/ +/);
  if (label !== 'cpu') throw new Error('The kernel counts no processor time.');
  // Its first seven are work and idleness of the VM; what the host takes follows.
  const own = ticks.slice(0, OWN_TIMES).map(Number);
  return { all: own.reduce((sum, time) => sum + time, 0), idle: own[IDLE] ?? 0 };
}

const [OWN_TIMES, IDLE] = [7, 3];
