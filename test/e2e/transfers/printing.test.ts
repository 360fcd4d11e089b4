/** A page of a real session on its way to the printer, up to the safe copy that the desktop prints. */
import { execFileSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Downloads } from '../../../host-agent/api/session/downloads.ts';
import { openPagePictures } from '../../../ui/main/printing/page-pictures.ts';
import { artefact } from '../../bed/artefacts.ts';
import { KEY } from '../../bed/screen/rfb-messages.ts';
import { openTransferBed, type TransferBed } from '../../bed/session/open-session.ts';
import { SavedSafeCopy } from '../../bed/session/transfers.ts';
import { PAGE_TIMEOUT_MS } from '../../bed/timeouts.ts';

/** An emulated Chromium needs this long to draw a dialogue. */
const DRAWN_WITHIN_MS = 4_000;

describe('a page', () => {
  let bed: TransferBed;
  beforeAll(async () => {
    bed = await openTransferBed('visit?run=printing');
  });
  afterAll(async () => {
    expect(await bed.testBed.close()).toEqual([]);
  });

  it('is printed by Ctrl+P to a file of the session, of which a safe copy is made, and no printer is offered', async () => {
    const {
      testBed: { product },
      session: { id },
      screen,
    } = bed;
    const listed = async () => (await product.ask(Downloads, 'downloads', id)).files.filter(({ isWhole }) => isWhole);
    await screen.press(KEY.control, 'p');
    // The same keys until the file is there: the preview saves by Enter, and the dialogue that names the file by Alt+S. If any other destination than a file
    // were chosen, Enter would not lead to that dialogue.
    await product.until(
      'the page is printed to a file',
      async () => {
        await sleep(DRAWN_WITHIN_MS);
        await product.run('screenshot', id, artefact('printing/guest.png'));
        await screen.press(KEY.enter);
        await sleep(DRAWN_WITHIN_MS);
        await screen.press(KEY.alt, 's');
        return (await listed()).length > 0;
      },
      3 * PAGE_TIMEOUT_MS,
    );
    expect(await listed()).toMatchObject([{ name: 'Visit.pdf', type: 'application/pdf', isDisguised: false }]);
    const [taken] = await product.ask(z.array(SavedSafeCopy), 'take', id, 'Visit.pdf', '--safe');
    if (!taken) throw new Error('Nothing was saved.');
    expect(taken).toMatchObject({ name: 'Visit (safe).pdf', type: 'application/pdf' });
    expect(execFileSync('pdftotext', [taken.path, '-'], { encoding: 'utf8' }).trim()).toBe('');
    // What the desktop prints.
    const pictures = await openPagePictures(taken.path, taken.type);
    expect(pictures.pages.length).toBeGreaterThan(0);
    expect((await pictures.png(0)).length).toBeGreaterThan(1000);
    await pictures.close();
  });
});
