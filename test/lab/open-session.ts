/** A session for a test that does not ask how sessions start: on a page of the laboratory, which has loaded, and watched. */
import type { Session } from '../../host-agent/api/session.ts';
import type { Laboratory } from './laboratory.ts';
import type { RfbClient } from './rfb-client.ts';
import { PAGE_TIMEOUT_MS, START_TIMEOUT_MS } from './timeouts.ts';

/** `page`: a path of the site with its `run`. From the sealed template, which takes seconds, where the configuration lets it. */
export async function openSession(
  laboratory: Laboratory,
  page: string,
  ...args: readonly string[]
): Promise<{ readonly session: Session; readonly screen: RfbClient }> {
  const url = new URL(page, 'http://site.test/');
  const { session } = await laboratory.product.open(url.href, ...args).event('ready', START_TIMEOUT_MS);
  const screen = await laboratory.watch(session);
  await laboratory.site.waitForReport(
    url.searchParams.get('run') ?? '',
    ({ kind }) => kind === 'load',
    PAGE_TIMEOUT_MS,
  );
  return { session, screen };
}
