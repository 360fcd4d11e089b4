/**
 * HTTP/3, which is QUIC over UDP: a page reaches a server on the Internet by WebTransport. Chromium fetches pages by it only from servers whose authority
 * ships with it, so no test can have such a page.
 */
import { expect, it } from 'vitest';
import { startHttp3Server } from '../bed/network/http3-server.ts';
import { ADDRESSES } from '../bed/network/internet.ts';
import { openPage } from '../bed/session/browser.ts';
import { openSession } from '../bed/session/open-session.ts';
import { openTestBed } from '../bed/test-bed.ts';
import { PAGE_TIMEOUT_MS } from '../bed/timeouts.ts';

/** WebTransport is for secure contexts. */
const SECURE = 'policies = { OverrideSecurityRestrictionsOnInsecureOrigin = ["http://site.test"] }';

it('a page exchanges a stream and a datagram with a server of HTTP/3', async () => {
  const testBed = await openTestBed();
  try {
    testBed.product.configure(`[spare]\nkeep = false\n[template]\nseal = "desktop"\n[profile.default]\n${SECURE}\n`);
    const certificate = await startHttp3Server(testBed.internet.world, ADDRESSES.world, testBed.folder);
    const { screen } = await openSession(testBed, 'visit?run=first');
    const query = new URLSearchParams({ run: 'http3', to: ADDRESSES.world, certificate });
    await openPage(testBed.site, screen, `/transport?${query.toString()}`);
    const { kind, detail } = await testBed.site.waitForReport(
      'http3',
      (report) => ['done', 'failed'].includes(report.kind),
      PAGE_TIMEOUT_MS,
    );
    expect([kind, detail]).toEqual(['done', 'a stream, a datagram']);
  } finally {
    expect(await testBed.close()).toEqual([]);
  }
});
