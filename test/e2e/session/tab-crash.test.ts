/** A tab of a real session crashes, by itself and for want of memory: Chromium says so in the tab, and the session goes on. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Session } from '../../../host-agent/api/session/session.ts';
import type { RfbClient } from '../../bed/screen/rfb-client.ts';
import { navigate, openPage } from '../../bed/session/browser.ts';
import { openSession } from '../../bed/session/open-session.ts';
import { type TestBed, openTestBed } from '../../bed/test-bed.ts';
import { PAGE_TIMEOUT_MS } from '../../bed/timeouts.ts';

describe('a session', () => {
  let testBed: TestBed;
  let session: Session;
  let screen: RfbClient;
  beforeAll(async () => {
    testBed = await openTestBed();
    // With little memory, a page is at its end soon.
    testBed.product.configure('[spare]\nkeep = false\n[template]\nseal = "off"\n[profile.default]\nmemoryMiB = 1024\n');
    ({ session, screen } = await openSession(testBed, 'visit?run=first'));
  });
  afterAll(async () => {
    expect(await testBed.close()).toEqual([]);
  });

  it.each([
    ['a tab has crashed', 'chrome://crash', 'crash'],
    ['a page has taken all memory', 'http://site.test/greedy?run=greedy', 'greedy'],
  ])('goes on when %s', async (_, url, run) => {
    await navigate(screen, url);
    if (run === 'greedy') {
      await testBed.site.waitForReport('greedy', ({ kind }) => kind === 'load', PAGE_TIMEOUT_MS);
      // The last that it reports before it is ended.
      const taken = async () => (await testBed.site.reports('greedy')).filter(({ kind }) => kind === 'taken').length;
      let before = -1;
      await expect
        .poll(
          async () => {
            const [now, last] = [await taken(), before];
            before = now;
            return now > 0 && now === last;
          },
          { interval: 15_000, timeout: 4 * PAGE_TIMEOUT_MS },
        )
        .toBe(true);
    }
    await openPage(testBed.site, screen, `visit?run=after-${run}`);
    expect(await testBed.product.sessions()).toMatchObject([{ id: session.id, state: 'browsing' }]);
    expect((await testBed.product.sessions())[0]?.browserEnded).toBeUndefined();
    const ends = async () => (await testBed.product.sessions())[0]?.endedForMemory ?? 0;
    if (run === 'greedy') await expect.poll(ends, { timeout: PAGE_TIMEOUT_MS }).toBeGreaterThan(0);
    else expect(await ends()).toBe(0);
  });
});
