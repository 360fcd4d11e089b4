/** Opens sessions for tests that are not about starts: the page has loaded, and the screen is connected. */
import { join } from 'node:path';
import type { Session } from '../../../host-agent/api/session/session.ts';
import { openTestBed, type TestBed } from '../test-bed.ts';
import type { RfbClient } from '../screen/rfb-client.ts';
import { PAGE_TIMEOUT_MS, START_TIMEOUT_MS } from '../timeouts.ts';

export interface OpenSession {
  readonly session: Session;
  readonly screen: RfbClient;
}

/** `page`: a path of the site with its `run`. The session starts from the sealed template, in seconds, where the configuration allows that. */
export async function openSession(testBed: TestBed, page: string, ...args: readonly string[]): Promise<OpenSession> {
  const url = new URL(page, 'http://site.test/');
  const { session } = await testBed.product.open(url.href, ...args).event('ready', START_TIMEOUT_MS);
  const screen = await testBed.watch(session);
  await testBed.site.waitForReport(url.searchParams.get('run') ?? '', ({ kind }) => kind === 'load', PAGE_TIMEOUT_MS);
  return { session, screen };
}

export interface TransferBed extends OpenSession {
  readonly testBed: TestBed;
  /** The folder for saved files. */
  readonly downloadsFolder: string;
}

/** A test bed with one session, for tests of transfers. */
export async function openTransferBed(page: string): Promise<TransferBed> {
  const testBed = await openTestBed();
  const downloadsFolder = join(testBed.folder, 'downloads');
  testBed.product.configure(`[spare]\nkeep = false\n[downloads]\nfolder = "${downloadsFolder}"\n`);
  return { testBed, downloadsFolder, ...(await openSession(testBed, page)) };
}
