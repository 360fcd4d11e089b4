/** Targets that a session cannot reach, and the isolation of two sessions from each other. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Session } from '../../../host-agent/api/session/session.ts';
import { navigate } from '../../bed/session/browser.ts';
import { ADDRESSES } from '../../bed/network/internet.ts';
import { ALLOWED, answered, fetchOnHost, reachPage, REFUSED, requestedInside } from '../../bed/network/refused.ts';
import { HOST_PORT, type TestBed, openTestBed } from '../../bed/test-bed.ts';
import type { RfbClient } from '../../bed/screen/rfb-client.ts';
import { PAGE_TIMEOUT_MS, REFUSED_AFTER_MS, START_TIMEOUT_MS } from '../../bed/timeouts.ts';

describe('two sessions at once', () => {
  let testBed: TestBed;
  let sessions: Session[];
  let screen: RfbClient;
  beforeAll(async () => {
    testBed = await openTestBed();
    testBed.product.configure('[spare]\nkeep = false\n');
    const commands = ['http://site.test/visit?run=one', reachPage('two')].map((url) =>
      testBed.product.open(url, '--detach'),
    );
    sessions = (await Promise.all(commands.map((command) => command.event('ready', 2 * START_TIMEOUT_MS)))).map(
      ({ session }) => session,
    );
    const [first] = sessions;
    if (first) screen = await testBed.watch(first);
  });
  afterAll(async () => {
    expect(await testBed.close()).toEqual([]);
  });

  it('both reach the world and share no data and no process', async () => {
    for (const run of ['one', 'two']) {
      expect(await testBed.site.waitForReport(run, () => true, PAGE_TIMEOUT_MS)).toMatchObject({
        cookieBefore: '',
        storageBefore: '',
      });
    }
    const pids = sessions.flatMap(({ processes }) => processes.map(({ pid }) => pid));
    expect(new Set(pids).size).toBe(pids.length);
    expect(pids.length).toBeGreaterThanOrEqual(2);
  });

  it('reach the world only with the address of the uplink', async () => {
    const { requests } = await testBed.site.record();
    expect(new Set(requests.map(({ from }) => from))).toEqual(new Set([ADDRESSES.host]));
  });

  it('are restricted while the host itself reaches its LANs and its own services', async () => {
    for (const url of [
      `http://${ADDRESSES.lan}`,
      `http://${ADDRESSES.publicLan}`,
      `http://${ADDRESSES.host}:${HOST_PORT}`,
      `http://127.0.0.1:${HOST_PORT}`,
    ])
      expect(await fetchOnHost(testBed, url)).toBe(0);
  });

  it('cannot fetch from the host, its loopback, its LAN, the network VM, or the other session', async () => {
    expect(await answered(testBed, 'two')).toEqual([ALLOWED]);
    expect(await requestedInside(testBed, 'fetched-')).toEqual([]);
  });

  it('cannot open those addresses from the address bar either', async () => {
    for (const [index, url] of Object.values(REFUSED).entries()) {
      await navigate(screen, `${url}/visited-${index}`);
      await sleep(3000);
    }
    await sleep(REFUSED_AFTER_MS);
    expect(await requestedInside(testBed, 'visited-')).toEqual([]);
    // An allowed address does load when it is typed the same way.
    await navigate(screen, `http://${ADDRESSES.world}/visit?run=by-hand`);
    await testBed.site.waitForReport('by-hand', ({ kind }) => kind === 'load', PAGE_TIMEOUT_MS);
  });
});
