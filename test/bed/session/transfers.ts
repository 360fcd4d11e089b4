/** A file on its way from a session to the host, and back. */
import { createHash } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { z } from 'zod';
import { Downloads, TakenFile, TakenSafeCopy } from '../../../host-agent/api/session/downloads.ts';
import type { Session } from '../../../host-agent/api/session/session.ts';
import { REPORT } from '../network/web-server/pages.ts';
import type { RfbClient } from '../screen/rfb-client.ts';
import type { TestBed } from '../test-bed.ts';
import { PAGE_TIMEOUT_MS } from '../timeouts.ts';
import { navigate } from './browser.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** What `take --safe --json` prints. */
export const SavedSafeCopy = TakenSafeCopy.omit({ preview: true });
/** What `safe-copy --json` prints: its file is no download. */
export const SafeCopyOfFile = SavedSafeCopy.omit({ file: true });

const downloads = ({ product }: TestBed, { id }: Session) => product.ask(Downloads, 'downloads', id);

/** Waits for the download of the page `transfers`, saves it by its name, and checks that it is whole and not executable. */
export async function saveReport(testBed: TestBed, session: Session, downloadsFolder: string): Promise<TakenFile> {
  await testBed.product.until(
    'the file is downloaded',
    async () => (await downloads(testBed, session)).files.some(({ isWhole }) => isWhole),
    PAGE_TIMEOUT_MS,
  );
  expect((await downloads(testBed, session)).files).toMatchObject([
    { name: 'report.pdf', bytes: REPORT.length, isWhole: true, type: 'application/pdf', isDisguised: false },
  ]);
  const [taken] = await testBed.product.ask(z.array(TakenFile), 'take', session.id, 'report.pdf');
  if (!taken) throw new Error('Nothing was saved.');
  expect(taken).toMatchObject({
    path: join(downloadsFolder, 'report.pdf'),
    origin: 'http://site.test/file',
  });
  expect(sha256(readFileSync(taken.path))).toBe(sha256(REPORT));
  expect(statSync(taken.path).mode & 0o777).toBe(0o600);
  return taken;
}

/** Sends a page into the session, and waits until its browser has opened it. */
export async function sendPage(testBed: TestBed, session: Session, screen: RfbClient): Promise<void> {
  const page = join(testBed.folder, 'given page.html');
  writeFileSync(page, '<img src="http://site.test/given-and-read">');
  await testBed.product.ask(z.unknown(), 'give', session.id, page);
  // It is no download.
  expect((await downloads(testBed, session)).files.map(({ name }) => name)).not.toContain('given page.html');
  await navigate(screen, 'file:///home/chromium/Downloads/given%20page.html');
  await expect.poll(() => testBed.site.requestsFor('given-and-read'), { timeout: PAGE_TIMEOUT_MS }).not.toEqual([]);
}
