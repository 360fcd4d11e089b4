/**
 * The first page of a session, many times: each request that it sends in its first three seconds arrives, although the VM's network has only
 * just come up. A fourth of the clicks take a spare as soon as it is ready, which takes long to load; the others a clone of the template. The host
 * agent is restarted now and then.
 * `npm run test:first-page`; SAFE_BROWSE_FIRST_CLICKS is the number of clicks.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Session } from '../../host-agent/api/session/session.ts';
import { BURST_REQUESTS } from '../bed/network/web-server/burst.ts';
import { type TestBed, openTestBed } from '../bed/test-bed.ts';
import { START_TIMEOUT_MS } from '../bed/timeouts.ts';
import { restart, spareIsReady } from '../bench/clicks.ts';

const CLICKS = Number(process.env['SAFE_BROWSE_FIRST_CLICKS'] ?? 200);
const FROM_A_SPARE = Math.ceil(CLICKS / 4);
const CLICKS_OF_A_HOST_AGENT = 10;
const WITHOUT_SPARE = '[spare]\nkeep = false\n';
/** A page that is slow, on a busy host, still sends; one that has lost a request sends nothing more. */
const NOTHING_MORE_AFTER_MS = START_TIMEOUT_MS;
const LOOK_EVERY_MS = 200;

let testBed: TestBed;
beforeAll(async () => {
  testBed = await openTestBed();
  await restart(testBed, WITHOUT_SPARE);
  // Without a template the first clicks would be cold.
  expect((await testBed.product.run('template', 'seal')).status).toBe(0);
}, 4 * START_TIMEOUT_MS);
afterAll(() => testBed.close());

/** Which of the page's requests have not arrived, by number. */
async function missing(run: string): Promise<number[]> {
  let left = Array.from({ length: BURST_REQUESTS }, (_, index) => index + 1);
  for (let quietMs = 0; left.length > 0 && quietMs < NOTHING_MORE_AFTER_MS; quietMs += LOOK_EVERY_MS) {
    await sleep(LOOK_EVERY_MS);
    const arrived = new Set(await testBed.site.requestsFor(`/part?run=${run}&`));
    const still = left.filter((part) => !arrived.has(`/part?run=${run}&part=${part}`));
    if (still.length < left.length) quietMs = 0;
    left = still;
  }
  return left;
}

describe.each([
  { from: 'spare' as const, clicks: FROM_A_SPARE, configuration: '' },
  { from: 'template' as const, clicks: CLICKS - FROM_A_SPARE, configuration: WITHOUT_SPARE },
])('the first page of a session from the $from', ({ from, clicks, configuration }) => {
  it(`gets every request through, in ${clicks} clicks`, async () => {
    const lost: Record<string, readonly number[]> = {};
    const started: Session['startedFrom'][] = [];
    for (let nth = 0; nth < clicks; nth += 1) {
      if (nth % CLICKS_OF_A_HOST_AGENT === 0) await restart(testBed, configuration);
      if (from === 'spare') await spareIsReady(testBed);
      const run = `${from}${nth}`;
      const { session } = await testBed.product
        .open(`http://site.test/burst?run=${run}`)
        .event('ready', START_TIMEOUT_MS);
      started.push(session.startedFrom);
      const left = await missing(run);
      if (left.length > 0) lost[run] = left;
      process.stdout.write(`${run}: ${BURST_REQUESTS - left.length} of ${BURST_REQUESTS} requests arrived\n`);
      expect((await testBed.product.run('close', session.id)).status).toBe(0);
    }
    expect(lost).toEqual({});
    expect(new Set(started)).toEqual(new Set(clicks > 0 ? [from] : []));
  });
});
