import { beforeEach, describe, expect, it } from 'vitest';
import { HostChanges } from '../../../host-agent/network/host-changes.ts';
import { type FakeClock, useFakeClock } from '../../bed/fake-clock.ts';
import { settle } from '../../bed/event-loop.ts';

interface Monitor {
  readonly report: () => void;
  readonly end: (reason: string) => void;
  isKilled: boolean;
}

let clock: FakeClock;
/** Every monitor that was started. */
let monitors: Monitor[];
let nameservers: Set<() => void>;
let reported: number;
let changes: HostChanges;
beforeEach(() => {
  clock = useFakeClock();
  [monitors, nameservers, reported] = [[], new Set(), 0];
  changes = new HostChanges({
    monitor: (report) => {
      let end: (reason: string) => void = () => undefined;
      const ended = new Promise<string>((resolve) => (end = resolve));
      const monitor: Monitor = { report, end, isKilled: false };
      monitors.push(monitor);
      return { ended, kill: () => void (monitor.isKilled = true) };
    },
    nameservers: (onChange) => {
      nameservers.add(onChange);
      return () => void nameservers.delete(onChange);
    },
  });
});
const follow = () => changes.follow(() => void (reported += 1));
/** How often it tells within this time, with no change. */
async function reportedWithin(ms: number): Promise<number> {
  const before = reported;
  await clock.advance(ms);
  return reported - before;
}
const latest = () => monitors.at(-1) ?? expect.fail();

describe('a change of the host’s networks', () => {
  it('is told within half a second, once for all reports that come together', async () => {
    follow();
    await clock.advance(5_000);
    const before = reported;
    for (let route = 0; route < 500; route += 1) latest().report();
    await clock.advance(499);
    expect(reported - before).toBe(1);
    latest().report();
    await clock.advance(499);
    expect(reported - before).toBe(2);
  });

  it('is told when only the nameservers change', async () => {
    follow();
    await clock.advance(5_000);
    const before = reported;
    for (const changed of nameservers) changed();
    await clock.advance(499);
    expect(reported - before).toBe(1);
  });

  it('is searched for every half second until the monitor surely listens, and every ten seconds from then on', async () => {
    follow();
    expect(await reportedWithin(4_999)).toBe(9);
    await clock.advance(1);
    expect(await reportedWithin(60_000)).toBe(6);
  });

  it('is searched for every half second while no monitor runs, which is started again more and more seldom', async () => {
    follow();
    for (const [index, pauseMs] of [1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000].entries()) {
      latest().end('ip: command not found');
      await settle();
      expect(await reportedWithin(pauseMs - 1)).toBeGreaterThanOrEqual(Math.floor((pauseMs - 1) / 500));
      expect(monitors).toHaveLength(index + 1);
      await clock.advance(1);
      expect(monitors).toHaveLength(index + 2);
    }
    await clock.advance(5_000);
    expect(await reportedWithin(10_000)).toBe(1);
    latest().end('killed');
    await settle();
    expect(await reportedWithin(999)).toBe(1);
    await clock.advance(1);
    expect(monitors).toHaveLength(10);
  });
});

describe('the monitor', () => {
  it('runs once while anybody follows, and then no more', async () => {
    expect(monitors).toEqual([]);
    const stops = [follow(), follow()];
    expect(monitors).toHaveLength(1);
    for (const stop of stops) {
      expect(latest().isKilled).toBe(false);
      stop();
      stop();
    }
    expect([latest().isKilled, nameservers.size]).toEqual([true, 0]);
    latest().end('killed');
    expect(await reportedWithin(60_000)).toBe(0);
    expect(monitors).toHaveLength(1);
    const stop = follow();
    expect(monitors).toHaveLength(2);
    expect(await reportedWithin(500)).toBe(1);
    stop();
  });
});
