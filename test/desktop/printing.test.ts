/** Printing from a session: what the desktop does with a safe copy, up to the dialogue of the printer. The print service is a fake. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { artefact } from '../bed/artefacts.ts';
import { DesktopTestBed } from '../bed/desktop/desktop-test-bed.ts';
import { BLUE, PRINTED_WITHIN_MS, PrintingDesktop, RED, sheetColours } from '../bed/desktop/printing-desktop.ts';
import { FakePrintService } from '../fakes/print-service.ts';

let testBed: DesktopTestBed;
let printing: PrintingDesktop;
let service: FakePrintService | undefined;

beforeEach(async () => {
  testBed = await DesktopTestBed.open();
});
afterEach(async () => {
  await testBed.close();
  await service?.stop();
  service = undefined;
});

async function start({ hasPrinter }: { hasPrinter: boolean }): Promise<void> {
  const socket = join(testBed.folder, 'cups.sock');
  if (hasPrinter) service = await FakePrintService.start(socket, 'Laser');
  printing = await PrintingDesktop.start(testBed, socket);
}
const visibleWindows = () => printing.desktop.visibleWindows();

it('opens the dialogue of the printer for the pictures of a safe copy, one on each sheet, from a window that shows them', async () => {
  await start({ hasPrinter: true });
  await printing.printTickets();
  expect(await printing.desktop.questions()).toEqual(['Print a safe copy of this file?']);
  await testBed.screen.xdotool('search', '--onlyvisible', '--name', '^Print tickets \\(safe\\)\\.pdf$');
  await printing.picture(artefact('printing/dialogue.png'));
  await printing.confirmDialogue();
  await expect.poll(() => service?.printed.length, { timeout: PRINTED_WITHIN_MS }).toBe(1);
  const sheets = join(testBed.folder, 'sheets.pdf');
  writeFileSync(sheets, service?.printed[0] ?? '');
  await expect.poll(visibleWindows, { timeout: PRINTED_WITHIN_MS }).toBe(2);
  expect(sheetColours(sheets)).toEqual([RED, BLUE]);
});

it('says nothing when the person cancels the dialogue, whose window goes with it', async () => {
  await start({ hasPrinter: true });
  const window = await printing.printTickets();
  await testBed.screen.xdotool('key', 'Escape');
  await expect.poll(() => printing.dialogues(), { timeout: PRINTED_WITHIN_MS }).toBe('');
  await expect.poll(visibleWindows, { timeout: PRINTED_WITHIN_MS }).toBe(2);
  await expect.poll(() => window.getByRole('button', { name: 'Print a' }).isEnabled()).toBe(true);
  expect(await window.getByText('was not printed').count()).toBe(0);
});

it('says that there is no printer before it asks anything', async () => {
  await start({ hasPrinter: false });
  const window = await printing.openFiles();
  await window.getByRole('button', { name: 'Print a safe copy of tickets.pdf' }).click();
  await window.getByText('No printer is set up on your computer').waitFor();
  expect(await printing.desktop.questions()).toEqual([]);
});
