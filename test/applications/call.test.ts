/** A call between two peers in a session that can meet only at a TURN server on the Internet, as behind most companies’ firewalls. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADDRESSES } from '../bed/network/internet.ts';
import { startTurnServer, TURN } from '../bed/network/turn-server.ts';
import type { RfbClient } from '../bed/screen/rfb-client.ts';
import { openPage } from '../bed/session/browser.ts';
import { openSession } from '../bed/session/open-session.ts';
import { type TestBed, openTestBed } from '../bed/test-bed.ts';
import { PAGE_TIMEOUT_MS } from '../bed/timeouts.ts';

describe('a call', () => {
  let testBed: TestBed;
  let screen: RfbClient;
  beforeAll(async () => {
    testBed = await openTestBed();
    await startTurnServer(testBed.internet.world, ADDRESSES.world, testBed.folder);
    ({ screen } = await openSession(testBed, 'visit?run=first'));
  });
  afterAll(async () => {
    expect(await testBed.close()).toEqual([]);
  });

  it.each(['udp', 'tcp'])(
    'carries a picture and a message by way of a server that is reached by %s',
    async (protocol) => {
      const query = new URLSearchParams({
        run: protocol,
        turn: `${ADDRESSES.world}:${TURN.port}?transport=${protocol}`,
        user: TURN.user,
        password: TURN.password,
      });
      await openPage(testBed.site, screen, `/call?${query.toString()}`);
      const { kind, detail } = await testBed.site.waitForReport(
        protocol,
        (report) => ['done', 'failed'].includes(report.kind),
        PAGE_TIMEOUT_MS,
      );
      expect([kind, detail]).toEqual(['done', `hello, 300×150, relay ${protocol}`]);
    },
  );
});
