/** A safe copy on its way through the desktop's own print dialogue and a real CUPS to a printer. The printer is a listener of the test. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { artefact } from '../bed/artefacts.ts';
import { DesktopTestBed } from '../bed/desktop/desktop-test-bed.ts';
import { BLUE, PRINTED_WITHIN_MS, PrintingDesktop, RED, sheetColours } from '../bed/desktop/printing-desktop.ts';
import { PrintService } from '../bed/printing/print-service.ts';

let service: PrintService;
let testBed: DesktopTestBed;
beforeEach(async () => {
  service = await PrintService.start('Laser');
  testBed = await DesktopTestBed.open();
});
afterEach(async () => {
  await testBed.close();
  await service.close();
});

it('prints the pictures of a safe copy on the printer of a real CUPS, one on each sheet', async () => {
  const printing = await PrintingDesktop.start(testBed, service.socket);
  await printing.printTickets();
  await printing.picture(artefact('cups/dialogue.png'));
  await printing.confirmDialogue();
  // The beginning and the end of one PDF file: the printer has all of it.
  const printed = () => service.arrived().toString('latin1');
  await expect.poll(printed, { timeout: PRINTED_WITHIN_MS }).toMatch(/^%PDF-[^]*%%EOF\s*$/);
  await expect.poll(() => service.waiting(), { timeout: PRINTED_WITHIN_MS }).toBe('');
  const sheets = join(testBed.folder, 'sheets.pdf');
  writeFileSync(sheets, service.arrived());
  expect(sheetColours(sheets)).toEqual([RED, BLUE]);
});
