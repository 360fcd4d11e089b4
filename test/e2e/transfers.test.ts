/** Transfers between a real session and the host: a saved download, a sent file, and the clipboard in both directions. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Clip, Downloads, TakenFile } from '../../host-agent/api/downloads.ts';
import type { Session } from '../../host-agent/api/session.ts';
import { navigate } from '../bed/session/browser.ts';
import { copyAddress } from '../../ui/renderer/session/keyboard/address-keys.ts';
import type { TestBed } from '../bed/test-bed.ts';
import { openTransferBed } from '../bed/session/open-session.ts';
import type { RfbClient } from '../bed/screen/rfb-client.ts';
import { KEY } from '../bed/screen/rfb-messages.ts';
import { PAGE_TIMEOUT_MS } from '../bed/timeouts.ts';
import { REPORT } from '../bed/network/web-server/pages.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

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
  const downloads = () => testBed.product.ask(Downloads, 'downloads', session.id);

  it('lists a download, also one over plain HTTP, and saves it whole by its name, marked and not executable', async () => {
    await testBed.product.until(
      'the file is downloaded',
      async () => (await downloads()).files.some(({ isWhole }) => isWhole),
      PAGE_TIMEOUT_MS,
    );
    expect((await downloads()).files).toMatchObject([
      { name: 'report.pdf', bytes: REPORT.length, isWhole: true, type: 'application/pdf', isDisguised: false },
    ]);
    expect(await testBed.product.sessions()).toMatchObject([{ downloads: 1 }]);
    const [taken] = await testBed.product.ask(z.array(TakenFile), 'take', session.id, 'report.pdf');
    const path = taken?.path ?? '';
    expect(path).toBe(join(downloadsFolder, 'report.pdf'));
    expect(sha256(readFileSync(path))).toBe(sha256(REPORT));
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(taken?.origin).toBe('http://site.test/file?name=report.pdf');
    expect(
      execFileSync('getfattr', ['--absolute-names', '--only-values', '-n', 'user.xdg.origin.url', path], {
        encoding: 'utf8',
      }),
    ).toBe(taken?.origin);
    expect(readdirSync(downloadsFolder)).toEqual(['report.pdf']);
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
    const page = join(testBed.folder, 'given page.html');
    writeFileSync(page, '<img src="http://site.test/given-and-read">');
    await testBed.product.ask(z.unknown(), 'give', session.id, page);
    await expect
      .poll(async () => (await downloads()).files.map(({ name }) => name), { timeout: PAGE_TIMEOUT_MS })
      .toContain('given page.html');
    await navigate(screen, 'file:///home/chromium/Downloads/given%20page.html');
    await expect.poll(() => testBed.site.requestsFor('given-and-read'), { timeout: PAGE_TIMEOUT_MS }).not.toEqual([]);
  });
});
