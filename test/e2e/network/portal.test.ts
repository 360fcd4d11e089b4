/** Signing in to a network: a portal at the router of the host's LAN, and a session that shows its page with a real Chromium. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { CaptivePortal, PORTAL_HOST, PROBE } from '../../bed/network/captive-portal.ts';
import { ADDRESSES } from '../../bed/network/internet.ts';
import { fetchOnHost } from '../../bed/network/refused.ts';
import { HOST_PORT, openTestBed, type TestBed } from '../../bed/test-bed.ts';
import { GONE_TIMEOUT_MS, PAGE_TIMEOUT_MS, START_TIMEOUT_MS } from '../../bed/timeouts.ts';

const CONFIG = `[spare]\nkeep = false\n[network]\nportalProbe = "${PROBE}"\n`;
/** The page is the only one that answers itself. */
const PAGE = `http://${PORTAL_HOST}:8000/again`;
const TRIED = [
  PAGE,
  `http://${ADDRESSES.lan}/visit?run=portal`,
  `http://${ADDRESSES.publicLan}/visit?run=portal`,
  `http://${ADDRESSES.router}:8001/visit?run=portal`,
  `http://${ADDRESSES.host}:${HOST_PORT}/visit?run=portal`,
  `http://${ADDRESSES.world}/visit?run=portal`,
  'http://site.test/visit?run=portal',
  `http://${ADDRESSES.world}:8000/visit?run=portal`,
];

let testBed: TestBed;
beforeEach(async () => {
  testBed = await openTestBed();
});
afterEach(async () => {
  expect(await testBed.close()).toEqual([]);
});

it('shows the sign-in page of the network, reaches nothing else, and ends when the Internet is there', async () => {
  const { product, internet, site, inside } = testBed;
  product.configure(CONFIG);
  const portal = await CaptivePortal.start(internet.router, internet.world, TRIED);
  // What the session must not reach is there for the host.
  expect(await fetchOnHost(testBed, `http://${ADDRESSES.lan}`)).toBe(0);

  const opened = product.signIn();
  const { session } = await opened.event('ready', START_TIMEOUT_MS);
  expect(session).toMatchObject({
    profile: 'portal',
    reach: { policy: 'portal', network: 'eth0', hosts: [PORTAL_HOST] },
  });
  await expect.poll(() => portal.answered, { timeout: 2 * PAGE_TIMEOUT_MS }).toEqual([PAGE]);
  for (const server of [site, inside.lan, inside.publicLan, inside.host])
    expect(await server.requestsFor('run=portal')).toEqual([]);

  // The person clicks on the button, which fills the page.
  const screen = await testBed.watch(session);
  await screen.click(640, 450);
  await expect.poll(() => portal.requests, { timeout: PAGE_TIMEOUT_MS }).toContain('/sign-in');
  expect(await opened.event('ended', GONE_TIMEOUT_MS)).toMatchObject({ session: session.id, reason: 'portal-over' });
  expect(await opened.ended).toBe(0);
  expect(product.leftoversOf(session)).toEqual([]);

  expect(await product.complaint('portal', '--no-window')).toMatchObject({
    code: 'no-portal',
    message: 'You are online already.',
  });
  await product.open('http://site.test/visit?run=after', '--detach').event('ready', START_TIMEOUT_MS);
  await site.waitForReport('after', () => true, PAGE_TIMEOUT_MS);
});
