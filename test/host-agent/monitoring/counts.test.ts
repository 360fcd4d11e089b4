import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Tally } from '../../../host-agent/api/host/report.ts';
import { Counts, emptyTally, NO_CLICKS, withClick, withRefused } from '../../../host-agent/monitoring/counts.ts';

const NOW = new Date('2026-03-01T08:00:00Z');
let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'safe-browse-counts-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const load = (problems: string[] = [], now = NOW) =>
  Counts.load(join(folder, 'counts.json'), now, (reason) => void problems.push(reason));

describe('counts', () => {
  it('begin with every outcome at zero', () => {
    expect(Tally.parse(emptyTally(NOW))).toMatchObject({
      since: '2026-03-01T08:00:00.000Z',
      ended: { closed: 0, 'vm-ended': 0 },
      refusedPackets: 0,
    });
  });

  it('continue under the next host agent', async () => {
    const first = await load();
    first.opened('spare', 70);
    first.ended({ session: 'b', reason: 'browser-closed' });
    first.ended({ session: 'c', reason: 'browser-closed' });
    first.refused([{ session: 'a', refusedPackets: 3 }]);
    await first.settled();
    const next = await load([], new Date('2026-03-02T08:00:00Z'));
    next.refused([{ session: 'a', refusedPackets: 5 }]);
    expect(next.tally).toMatchObject({
      since: '2026-03-01T08:00:00.000Z',
      ended: { 'browser-closed': 2, closed: 0 },
      clicks: { spare: { sumMs: 70 }, cold: { sumMs: 0 } },
      refusedPackets: 5,
    });
    await next.settled();
  });

  it('count sessions of each image apart, and forget the image that was seen first when there are many', async () => {
    const counts = await load();
    const ended = (image: string | undefined, reason: 'closed' | 'vm-ended') =>
      counts.ended({ session: 'a', reason }, image?.repeat(64));
    for (const image of ['1', '2', '3', '4', '5']) ended(image, 'closed');
    ended('5', 'vm-ended');
    ended('2', 'closed');
    ended(undefined, 'vm-ended');
    expect(counts.tally.byImage).toEqual([
      { digest: '2'.repeat(12), ended: 2, failed: 0 },
      { digest: '3'.repeat(12), ended: 1, failed: 0 },
      { digest: '4'.repeat(12), ended: 1, failed: 0 },
      { digest: '5'.repeat(12), ended: 2, failed: 1 },
    ]);
    await counts.settled();
    expect((await load()).tally).toEqual(counts.tally);
  });

  it('count fixes by the time since their publication', async () => {
    const counts = await load();
    counts.fixed(1799.6);
    counts.fixed(10 * 86_400);
    expect(counts.tally.fixes).toEqual({ classes: [0, 0, 1, 0, 0, 0, 0, 0, 0, 1], sumSeconds: 865_800 });
    await counts.settled();
    expect((await load()).tally.fixes).toEqual(counts.tally.fixes);
  });

  it('count the VMs that were started again, also when an earlier version began the counts', async () => {
    const { startedAgain, ...tally } = emptyTally(NOW);
    writeFileSync(join(folder, 'counts.json'), JSON.stringify({ tally, refusedBySession: {} }));
    const counts = await load([], new Date('2026-03-02T08:00:00Z'));
    counts.startedAgain();
    counts.startedAgain();
    await counts.settled();
    expect((await load()).tally).toEqual({ ...tally, startedAgain: startedAgain + 2 });
  });

  it('begin again when their file is damaged', async () => {
    writeFileSync(join(folder, 'counts.json'), '{"tally":');
    expect((await load()).tally).toEqual(emptyTally(NOW));
  });

  it('go on, and report it, when they cannot be written', async () => {
    const problems: string[] = [];
    const counts = await load(problems);
    rmSync(folder, { recursive: true });
    counts.ended({ session: 'a', reason: 'closed' });
    await counts.settled();
    counts.ended({ session: 'a', reason: 'closed' });
    await counts.settled();
    expect(counts.tally.ended.closed).toBe(2);
    expect(problems).toHaveLength(2);
  });

  it('write nothing while nothing changes', async () => {
    const counts = await load();
    counts.refused([{ session: 'a', refusedPackets: 0 }]);
    await counts.settled();
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('refused packets', () => {
  const empty = { tally: emptyTally(NOW), refusedBySession: {} };
  const counted = (...measurements: Parameters<typeof withRefused>[1][]) =>
    measurements.reduce(withRefused, empty).tally.refusedPackets;

  it('add up over sessions, also those that have left', () => {
    expect(
      counted(
        [{ session: 'a', refusedPackets: 3 }],
        [
          { session: 'a', refusedPackets: 4 },
          { session: 'b', refusedPackets: 10 },
        ],
        [{ session: 'b', refusedPackets: 11 }],
      ),
    ).toBe(15);
  });

  it('count on when a new network VM counts from zero', () => {
    expect(counted([{ session: 'a', refusedPackets: 9 }], [{ session: 'a', refusedPackets: 2 }])).toBe(11);
  });

  it('stay a number that can be stored and reported, whatever a compromised network VM counts', () => {
    const most = [{ session: 'a', refusedPackets: Number.MAX_SAFE_INTEGER }];
    const refusedPackets = counted(most, [{ session: 'a', refusedPackets: 0 }], most, [], most);
    expect(Tally.parse({ ...emptyTally(NOW), refusedPackets }).refusedPackets).toBe(Number.MAX_SAFE_INTEGER);
  });

  it('count nothing twice when the network VM did not answer once', () => {
    expect(
      counted([{ session: 'a', refusedPackets: 9 }], [{ session: 'a' }], [{ session: 'a', refusedPackets: 9 }]),
    ).toBe(9);
  });
});

describe('click times', () => {
  it('fall into the first class whose bound they do not exceed', () => {
    expect(withClick(NO_CLICKS, 50)).toMatchObject({ classes: [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], sumMs: 50 });
    expect(withClick(NO_CLICKS, 51).classes.indexOf(1)).toBe(1);
    expect(withClick(NO_CLICKS, 120_000).classes.indexOf(1)).toBe(10);
    expect(withClick(NO_CLICKS, 120_001).classes.indexOf(1)).toBe(11);
  });
});
