/** A desktop with one PDF file among the downloads of a session, which agrees to each question. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { picturesPdf } from '../printing/pictures-pdf.ts';
import type { Desktop } from './desktop.ts';
import type { DesktopTestBed } from './desktop-test-bed.ts';

export const PRINTED_WITHIN_MS = 20_000;
/** The dialogue draws itself after it is there. */
const DRAWN_MS = 1_500;
const DOWNLOAD = {
  file: 1,
  name: 'tickets.pdf',
  bytes: 1000,
  isWhole: true,
  type: 'application/pdf',
  isDisguised: false,
};
/** The colours of the two sheets. */
export const [RED, BLUE] = [
  [255, 0, 0],
  [0, 0, 255],
];

export class PrintingDesktop {
  readonly testBed: DesktopTestBed;
  readonly desktop: Desktop;

  private constructor(testBed: DesktopTestBed, desktop: Desktop) {
    this.testBed = testBed;
    this.desktop = desktop;
  }

  /** `printService`: the socket of CUPS. Closing `testBed` ends the desktop. */
  static async start(testBed: DesktopTestBed, printService: string): Promise<PrintingDesktop> {
    testBed.hostAgent.downloads = [DOWNLOAD];
    const desktop = await testBed.startWith({ CUPS_SERVER: printService });
    await desktop.agree();
    return new PrintingDesktop(testBed, desktop);
  }

  /** The windows of print dialogues; empty without one. */
  dialogues(): Promise<string> {
    return this.testBed.screen.xdotool('search', '--onlyvisible', '--name', '^Print$').catch(() => '');
  }

  /** Opens a session and its files. Returns its window. */
  async openFiles(): Promise<Page> {
    const window = await this.testBed.openReadySession();
    this.testBed.hostAgent.download(this.testBed.hostAgent.last, 1);
    await window.locator('.files-button').click();
    await window.getByRole('button', { name: 'More for tickets.pdf' }).click();
    return window;
  }

  /** Presses "Print" beside the file, and waits for the dialogue of the printer. Returns the window of the session. */
  async printTickets(): Promise<Page> {
    const path = join(this.testBed.folder, 'tickets (safe).pdf');
    writeFileSync(path, await picturesPdf(sheet(RED), sheet(BLUE)));
    this.testBed.hostAgent.safeCopy.path = path;
    const window = await this.openFiles();
    await window.getByRole('button', { name: 'Print a safe copy of tickets.pdf' }).focus();
    await window.keyboard.press('Enter');
    await window.getByRole('progressbar', { name: /^Safe copy/ }).waitFor();
    this.testBed.hostAgent.safeCopy.finish();
    await expect.poll(() => this.dialogues(), { timeout: PRINTED_WITHIN_MS }).not.toBe('');
    return window;
  }

  /** The screen with the dialogue, as a PNG file. */
  async picture(file: string): Promise<void> {
    await sleep(DRAWN_MS);
    await this.testBed.screen.picture(file);
  }

  /** Presses "Print" in the dialogue until it is gone: it accepts no key until it knows the printer. */
  async confirmDialogue(): Promise<void> {
    await expect
      .poll(
        async () => {
          if ((await this.dialogues()) !== '') await this.testBed.screen.xdotool('key', 'alt+p');
          return this.dialogues();
        },
        { timeout: PRINTED_WITHIN_MS, interval: 1_000 },
      )
      .toBe('');
  }
}

const sheet = (colour: readonly number[]) => ({
  width: 620,
  height: 877,
  rgb: Buffer.from(
    Array<readonly number[]>(620 * 877)
      .fill(colour)
      .flat(),
  ),
});

/** The colours in the middle of the sheets of a PDF file. */
export function sheetColours(pdf: string): number[][] {
  const pages = Number(/^Pages: +(\d+)$/m.exec(execFileSync('pdfinfo', [pdf], { encoding: 'utf8' }))?.[1]);
  return Array.from({ length: pages }, (_, index) => colourOf(pdf, index + 1));
}

function colourOf(pdf: string, page: number): number[] {
  const at = String(page);
  const pixmap = execFileSync('pdftoppm', ['-r', '36', '-f', at, '-l', at, pdf], { maxBuffer: 16 * 1024 * 1024 });
  const [header = '', columns, rows] = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(pixmap.toString('latin1', 0, 64)) ?? [];
  const [width, height] = [Number(columns), Number(rows)];
  const middle = header.length + (Math.floor(height / 2) * width + Math.floor(width / 2)) * 3;
  return [...pixmap.subarray(middle, middle + 3)];
}
