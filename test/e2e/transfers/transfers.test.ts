/** Transfers between a real session and the host: a saved download, a sent file, and the clipboard in both directions. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Clip } from '../../../host-agent/api/session/downloads.ts';
import type { Session } from '../../../host-agent/api/session/session.ts';
import { savedIn } from '../../host-agent/transfer/saved-files.ts';
import { copyAddress } from '../../../ui/renderer/session/keyboard/pressed-keys.ts';
import type { TestBed } from '../../bed/test-bed.ts';
import { openTransferBed } from '../../bed/session/open-session.ts';
import { saveReport, sendPage } from '../../bed/session/transfers.ts';
import type { RfbClient } from '../../bed/screen/rfb-client.ts';
import { KEY } from '../../bed/screen/rfb-messages.ts';
import { PAGE_TIMEOUT_MS } from '../../bed/timeouts.ts';

describe('transfers between a session and the host', () => {
  let testBed: TestBed;
  let session: Session;
  let screen: RfbClient;
  let downloadsFolder: string;
  beforeAll(async () => {
    ({ testBed, session, screen, downloadsFolder } = await openTransferBed('transfers?run=transfers'));
  });
  afterAll(async () => {
    expect(await testBed.close()).toEqual([]);
  });

  it('lists a download, also one over plain HTTP, and saves it whole by its name, marked and not executable', async () => {
    const { path, origin } = await saveReport(testBed, session, downloadsFolder);
    expect(await testBed.product.sessions()).toMatchObject([{ downloads: 1 }]);
    expect(
      execFileSync('getfattr', ['--absolute-names', '--only-values', '-n', 'user.xdg.origin.url', path], {
        encoding: 'utf8',
      }),
    ).toBe(origin);
    expect(savedIn(downloadsFolder)).toEqual(['report.pdf']);
  });

  it('copies the text of the clipboard out once', async () => {
    await screen.press(KEY.control, 'a');
    await screen.press(KEY.control, 'c');
    await testBed.site.waitForReport('transfers', ({ kind }) => kind === 'copied', PAGE_TIMEOUT_MS);
    expect(await testBed.product.ask(Clip, 'copy', session.id)).toEqual({
      content: 'text',
      text: 'copied in the VM: grün',
    });
    expect(await testBed.product.complaint('copy', session.id)).toMatchObject({ status: 1, code: 'clipboard-empty' });
  });

  it('pastes a picture into a page', async () => {
    const picture = join(testBed.folder, 'picture.png');
    writeFileSync(picture, PNG.sync.write(new PNG({ width: 20, height: 10 })));
    await testBed.product.ask(z.unknown(), 'paste', session.id, picture);
    await screen.press(KEY.control, 'v');
    const { detail } = await testBed.site.waitForReport('transfers', ({ kind }) => kind === 'pasted', PAGE_TIMEOUT_MS);
    expect(detail.trim()).toBe('image/png');
  });

  it('copies the URL of the page with the keys that the window presses', async () => {
    let pressed = Promise.resolve();
    await copyAddress(
      { sendKey: (keysym, _, down) => void (pressed = pressed.then(() => screen.key(keysym, down))) },
      true,
    );
    await pressed;
    expect(await testBed.product.ask(Clip, 'copy', session.id)).toEqual({
      content: 'text',
      text: 'http://site.test/transfers?run=transfers',
    });
  });

  it('puts a sent file into the downloads of the session, where its browser reads it', async () => {
    await sendPage(testBed, session, screen);
  });
});
