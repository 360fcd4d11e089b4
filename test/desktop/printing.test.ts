/** Printing from a session: what the desktop does with a safe copy, up to the dialogue of the printer. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { artefact } from '../bed/artefacts.ts';
import { picturesPdf } from '../bed/pictures-pdf.ts';
import type { Desktop } from '../bed/desktop/desktop.ts';
import { DesktopTestBed } from '../bed/desktop/desktop-test-bed.ts';
import { FakePrintService } from '../fakes/print-service.ts';

const WITHIN_MS = 20_000;
const DOWNLOAD = {
  file: 1,
  name: 'tickets.pdf',
  bytes: 1000,
  isWhole: true,
  type: 'application/pdf',
  isDisguised: false,
};

let testBed: DesktopTestBed;
let desktop: Desktop;
let service: FakePrintService | undefined;

beforeEach(async () => {
  testBed = await DesktopTestBed.open();
  testBed.hostAgent.downloads = [DOWNLOAD];
});
afterEach(async () => {
  await testBed.close();
  await service?.stop();
  service = undefined;
});

/** Starts the desktop, which agrees to each question. */
async function start({ hasPrinter }: { hasPrinter: boolean }): Promise<void> {
  const socket = join(testBed.folder, 'cups.sock');
  if (hasPrinter) service = await FakePrintService.start(socket, 'Laser');
  desktop = await testBed.startWith({ CUPS_SERVER: socket });
  await desktop.app.evaluate(({ dialog }) => {
    const questions = Object.assign(globalThis, { questions: [] as string[] }).questions;
    dialog.showMessageBox = ((_: unknown, { message }: { message: string }) => {
      questions.push(message);
      return Promise.resolve({ response: 0, checkboxChecked: false });
    }) as never;
  });
}

const questions = () =>
  desktop.app.evaluate(() => (globalThis as unknown as { questions: readonly string[] }).questions);

/** The print dialogue of the desktop. */
const dialogues = () => testBed.screen.xdotool('search', '--onlyvisible', '--name', '^Print$').catch(() => '');

async function openFiles(): Promise<Page> {
  const window = await testBed.openReadySession();
  testBed.hostAgent.download(testBed.hostAgent.last, 1);
  await window.locator('.files-button').click();
  await window.getByText('tickets.pdf').waitFor();
  return window;
}

const sheet = (...colour: number[]) => ({
  width: 620,
  height: 877,
  rgb: Buffer.from(
    Array<number[]>(620 * 877)
      .fill(colour)
      .flat(),
  ),
});

/** Presses "Print" where there is a printer, and waits for its dialogue. Returns the window of the session. */
async function printTickets(): Promise<Page> {
  await start({ hasPrinter: true });
  const path = join(testBed.folder, 'tickets (safe).pdf');
  writeFileSync(path, await picturesPdf(sheet(255, 0, 0), sheet(0, 0, 255)));
  testBed.hostAgent.safeCopy.path = path;
  const window = await openFiles();
  await window.getByRole('button', { name: 'Print a safe copy of tickets.pdf' }).focus();
  await window.keyboard.press('Enter');
  await window.getByRole('progressbar', { name: /^Safe copy/ }).waitFor();
  testBed.hostAgent.safeCopy.finish();
  await expect.poll(dialogues, { timeout: WITHIN_MS }).not.toBe('');
  return window;
}

it('opens the dialogue of the printer for the pictures of a safe copy, one on each sheet, from a window that shows them', async () => {
  await printTickets();
  expect(await questions()).toEqual(['Print a safe copy of this file?']);
  await testBed.screen.xdotool('search', '--onlyvisible', '--name', '^Print tickets \\(safe\\)\\.pdf$');
  await testBed.screen.picture(artefact('printing/dialogue.png'));
  // The dialogue accepts no key until it knows the printer.
  await expect
    .poll(
      async () => {
        if ((await dialogues()) !== '') await testBed.screen.xdotool('key', 'alt+p');
        return service?.printed.length;
      },
      { timeout: WITHIN_MS, interval: 1_000 },
    )
    .toBe(1);
  const sheets = join(testBed.folder, 'sheets.pdf');
  writeFileSync(sheets, service?.printed[0] ?? '');
  await expect.poll(() => desktop.visibleWindows(), { timeout: WITHIN_MS }).toBe(2);
  expect(execFileSync('pdfinfo', [sheets], { encoding: 'utf8' })).toMatch(/^Pages: +2$/m);
  expect([colourOf(sheets, 1), colourOf(sheets, 2)]).toEqual([
    [255, 0, 0],
    [0, 0, 255],
  ]);
});

it('says nothing when the person cancels the dialogue, whose window goes with it', async () => {
  const window = await printTickets();
  await testBed.screen.xdotool('key', 'Escape');
  await expect.poll(dialogues, { timeout: WITHIN_MS }).toBe('');
  await expect.poll(() => desktop.visibleWindows(), { timeout: WITHIN_MS }).toBe(2);
  await expect.poll(() => window.getByRole('button', { name: 'Print a' }).isEnabled()).toBe(true);
  expect(await window.getByText('was not printed').count()).toBe(0);
});

it('says that there is no printer before it asks anything', async () => {
  await start({ hasPrinter: false });
  const window = await openFiles();
  await window.getByRole('button', { name: 'Print a safe copy of tickets.pdf' }).click();
  await window.getByText('No printer is set up on the host').waitFor();
  expect(await questions()).toEqual([]);
});

/** The colour in the middle of a sheet. */
function colourOf(path: string, page: number): number[] {
  const at = String(page);
  const pixmap = execFileSync('pdftoppm', ['-r', '36', '-f', at, '-l', at, path], { maxBuffer: 16 * 1024 * 1024 });
  const [header = '', columns, rows] = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(pixmap.toString('latin1', 0, 64)) ?? [];
  const [width, height] = [Number(columns), Number(rows)];
  const middle = header.length + (Math.floor(height / 2) * width + Math.floor(width / 2)) * 3;
  return [...pixmap.subarray(middle, middle + 3)];
}
