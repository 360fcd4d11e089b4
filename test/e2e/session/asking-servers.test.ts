/** What servers ask of a browser before they show a page: trust in their certificate, the certificate of a client, a name and a password. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeCertificates } from '../../bed/network/certificates.ts';
import { ADDRESSES } from '../../bed/network/internet.ts';
import { WebServer } from '../../bed/network/web-server.ts';
import type { RfbClient } from '../../bed/screen/rfb-client.ts';
import { KEY } from '../../bed/screen/rfb-messages.ts';
import { navigate } from '../../bed/session/browser.ts';
import { openSession } from '../../bed/session/open-session.ts';
import { type TestBed, openTestBed } from '../../bed/test-bed.ts';
import { PAGE_TIMEOUT_MS, REFUSED_AFTER_MS } from '../../bed/timeouts.ts';

/** Chromium's warning listens for these words. */
const INSISTS = 'thisisunsafe';

describe('a session', () => {
  let testBed: TestBed;
  let screen: RfbClient;
  /** The session does not know the authority behind its certificate, and it asks each client for one. */
  let secureSite: WebServer;
  beforeAll(async () => {
    testBed = await openTestBed();
    const { internet, folder } = testBed;
    const certificates = makeCertificates(folder, { server: 'site' });
    secureSite = await WebServer.start(internet.world, folder, [`${ADDRESSES.world}:443`], certificates);
    ({ screen } = await openSession(testBed, 'visit?run=first'));
  });
  afterAll(async () => {
    expect(await testBed.close()).toEqual([]);
  });

  it('asks a server whose certificate it cannot trust for nothing until the person insists, and then uses HTTP/2 and shows no certificate', async () => {
    await navigate(screen, 'https://site.test/protocol?run=secure');
    await sleep(REFUSED_AFTER_MS);
    expect(await secureSite.requestsFor('/')).toEqual([]);
    // A busy VM may show the warning later, or lose a key, also of the address.
    const isAsked = async () => {
      await navigate(screen, 'https://site.test/protocol?run=secure');
      await sleep(REFUSED_AFTER_MS);
      await screen.type(INSISTS);
      return (await secureSite.requestsFor('/protocol')).length > 0;
    };
    await expect.poll(isAsked, { interval: 5_000, timeout: PAGE_TIMEOUT_MS }).toBe(true);
    const { detail } = await secureSite.waitForReport('secure', ({ kind }) => kind === 'load', PAGE_TIMEOUT_MS);
    expect(detail).toBe('h2');
    const { requests } = await secureSite.record();
    expect(requests.filter(({ client }) => client !== undefined)).toEqual([]);
  });

  it('asks the person for the name and the password that a server wants', async () => {
    await navigate(screen, 'http://site.test/protected?run=protected');
    await expect
      .poll(() => testBed.site.requestsFor('/protected'), { interval: 1_000, timeout: PAGE_TIMEOUT_MS })
      .not.toEqual([]);
    await sleep(REFUSED_AFTER_MS);
    expect(await testBed.site.reports('protected')).toEqual([]);
    await screen.type('anna');
    await screen.press(KEY.tab);
    await screen.type('secret');
    await screen.press(KEY.enter);
    await testBed.site.waitForReport('protected', ({ kind }) => kind === 'load', PAGE_TIMEOUT_MS);
  });
});
