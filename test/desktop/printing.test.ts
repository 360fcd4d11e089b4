/** Printing from a session: what the desktop does with a safe copy, up to the dialogue of the printer. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { PicturesPdf } from '../../host-agent/conversion/pictures-pdf.ts';
import { artefact } from '../bed/artefacts.ts';
import type { Desktop } from '../bed/desktop/desktop.ts';
import { DesktopTestBed } from '../bed/desktop/desktop-test-bed.ts';

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

beforeEach(async () => {
  testBed = await DesktopTestBed.open();
  testBed.hostAgent.downloads = [DOWNLOAD];
  desktop = await testBed.start();
});
afterEach(() => testBed.close());

/** Answers the question of the desktop, and takes the place of its printers: Xvfb has none. */
async function withPrinters(names: readonly string[]): Promise<void> {
  await desktop.app.evaluate(
    ({ app, dialog, webContents }, printers) => {
      const asked = Object.assign(globalThis, { questions: [] as string[], jobs: [] as object[] });
      dialog.showMessageBox = ((_: unknown, { message }: { message: string }) => {
        asked.questions.push(message);
        return Promise.resolve({ response: 0, checkboxChecked: false });
      }) as never;
      const equip = (contents: Electron.WebContents) => {
        contents.getPrintersAsync = () => Promise.resolve(printers.map((name) => ({ name }) as Electron.PrinterInfo));
        contents.print = (options, done) => {
          void contents
            .printToPDF({ printBackground: true, margins: { top: 0, bottom: 0, left: 0, right: 0 } })
            .then((pdf) => {
              asked.jobs.push({ options, title: contents.getTitle(), pdf: pdf.toString('base64') });
              setTimeout(() => done?.(false, 'Print job canceled'), 1_000);
            });
        };
      };
      for (const contents of webContents.getAllWebContents()) equip(contents);
      app.on('web-contents-created', (_, contents) => equip(contents));
    },
    [...names],
  );
}

const recorded = () =>
  desktop.app.evaluate(() => {
    const { questions, jobs } = globalThis as unknown as {
      questions: string[];
      jobs: { options: object; title: string; pdf: string }[];
    };
    return { questions, jobs };
  });

async function openFiles(): Promise<Page> {
  const window = await testBed.openReadySession();
  testBed.hostAgent.download(testBed.hostAgent.last, 1);
  await window.locator('.files-button').click();
  await window.getByText('tickets.pdf').waitFor();
  return window;
}

/** A safe copy of two pages, red and blue. */
async function writeCopy(path: string): Promise<void> {
  const chunks: Buffer[] = [];
  const pdf = new PicturesPdf(async (bytes) => void chunks.push(Buffer.from(bytes)));
  for (const colour of [
    [255, 0, 0],
    [0, 0, 255],
  ])
    await pdf.add({
      width: 620,
      height: 877,
      rgb: Buffer.from(
        Array(620 * 877)
          .fill(colour)
          .flat(),
      ),
    });
  await pdf.end();
  writeFileSync(path, Buffer.concat(chunks));
}

it('opens the dialogue of the printer for the pictures of a safe copy, one on each sheet, from a window that shows them', async () => {
  await withPrinters(['Laser']);
  const path = join(testBed.folder, 'tickets (safe).pdf');
  await writeCopy(path);
  testBed.hostAgent.safeCopy.path = path;
  const window = await openFiles();
  await window.getByRole('button', { name: 'Print a safe copy of tickets.pdf' }).focus();
  await window.keyboard.press('Enter');
  await window.getByRole('progressbar', { name: /^Safe copy/ }).waitFor();
  testBed.hostAgent.safeCopy.finish();
  await expect.poll(async () => (await recorded()).jobs.length, { timeout: WITHIN_MS }).toBe(1);
  await testBed.screen.picture(artefact('printing/print-window.png'));
  const { questions, jobs } = await recorded();
  expect(questions).toEqual(['Print a safe copy of this file?']);
  expect(jobs[0]).toMatchObject({ title: 'Print tickets (safe).pdf', options: { silent: false, landscape: false } });
  const sheets = join(testBed.folder, 'sheets.pdf');
  writeFileSync(sheets, Buffer.from(jobs[0]?.pdf ?? '', 'base64'));
  expect(execFileSync('pdfinfo', [sheets], { encoding: 'utf8' })).toMatch(/^Pages: +2$/m);
  expect([colourOf(sheets, 1), colourOf(sheets, 2)]).toEqual([
    [255, 0, 0],
    [0, 0, 255],
  ]);
  // The window goes with the dialogue; a person who cancels is told nothing.
  await expect.poll(() => desktop.visibleWindows(), { timeout: WITHIN_MS }).toBe(2);
  expect(await window.getByText('was not printed').count()).toBe(0);
});

it('says that there is no printer before it asks anything', async () => {
  await withPrinters([]);
  const window = await openFiles();
  await window.getByRole('button', { name: 'Print a safe copy of tickets.pdf' }).click();
  await window.getByText('No printer is set up on the host').waitFor();
  expect(await recorded()).toEqual({ questions: [], jobs: [] });
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
