/** A session for a test that does not ask how sessions start: on a page of the test bed, which has loaded, and watched. */
import type { Session } from '../../../host-agent/api/session.ts';
import type { TestBed } from '../test-bed.ts';
import type { RfbClient } from '../screen/rfb-client.ts';
import { PAGE_TIMEOUT_MS, START_TIMEOUT_MS } from '../timeouts.ts';

/** `page`: a path of the site with its `run`. From the sealed template, which takes seconds, where the configuration lets it. */
export async function openSession(
  testBed: TestBed,
  page: string,
  ...args: readonly string[]
): Promise<{ readonly session: Session; readonly screen: RfbClient }> {
  const url = new URL(page, 'http://site.test/');
  const { session } = await testBed.product.open(url.href, ...args).event('ready', START_TIMEOUT_MS);
  const screen = await testBed.watch(session);
  await testBed.site.waitForReport(url.searchParams.get('run') ?? '', ({ kind }) => kind === 'load', PAGE_TIMEOUT_MS);
  return { session, screen };
}
