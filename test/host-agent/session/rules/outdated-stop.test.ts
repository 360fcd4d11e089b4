import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { OutdatedStop } from '../../../../host-agent/session/rules/outdated-stop.ts';

const MINUTE_MS = 60_000;

describe('a maximum age of two hours for outdated sessions', () => {
  let reported: string[];
  let stop: OutdatedStop;
  let since: Date;
  const minutesLeft = () => stop.until && (stop.until.getTime() - Date.now()) / MINUTE_MS;
  beforeEach(() => {
    vi.useFakeTimers();
    reported = [];
    since = new Date();
    stop = new OutdatedStop({ onOver: () => reported.push('over'), onChange: () => reported.push('change') });
  });
  afterEach(() => vi.useRealTimers());

  it('ends no session whose image has no known security update', () => {
    stop.limit(120, since, { isOutdated: false });
    vi.advanceTimersByTime(1_000 * MINUTE_MS);
    expect([reported, stop.until]).toEqual([[], undefined]);
  });

  it('ends an outdated session at this age', () => {
    vi.advanceTimersByTime(30 * MINUTE_MS);
    stop.limit(120, since, { isOutdated: true });
    expect(minutesLeft()).toBe(90);
    vi.advanceTimersByTime(90 * MINUTE_MS - 1);
    expect(reported).toEqual(['change']);
    vi.advanceTimersByTime(1);
    expect(reported).toEqual(['change', 'over']);
  });

  it('leaves five minutes to a session that is older when the update becomes known, however often it is checked', () => {
    vi.advanceTimersByTime(600 * MINUTE_MS);
    stop.limit(120, since, { isOutdated: true });
    expect(minutesLeft()).toBe(5);
    vi.advanceTimersByTime(3 * MINUTE_MS);
    stop.limit(120, since, { isOutdated: true });
    expect([minutesLeft(), reported]).toEqual([2, ['change']]);
    vi.advanceTimersByTime(2 * MINUTE_MS);
    expect(reported).toEqual(['change', 'over']);
  });

  it('follows a stricter limit', () => {
    stop.limit(120, since, { isOutdated: true });
    stop.limit(60, since, { isOutdated: true });
    expect([minutesLeft(), reported]).toEqual([60, ['change', 'change']]);
    vi.advanceTimersByTime(200 * MINUTE_MS);
    expect(reported).toEqual(['change', 'change', 'over']);
  });

  it.each([
    ['when the update turns out not to concern the image', 120, false],
    ['without a limit', 0, true],
  ])('does not end it %s', (_when, minutes, isOutdated) => {
    stop.limit(120, since, { isOutdated: true });
    stop.limit(minutes, since, { isOutdated });
    vi.advanceTimersByTime(1_000 * MINUTE_MS);
    expect([stop.until, reported]).toEqual([undefined, ['change', 'change']]);
  });

  it('ends nothing after the session has ended', () => {
    stop.limit(120, since, { isOutdated: true });
    stop.stop();
    vi.advanceTimersByTime(1_000 * MINUTE_MS);
    expect([stop.until, reported]).toEqual([undefined, ['change']]);
  });

  it('ends a session with a recalled image at the time of the recall, whatever its profile says', () => {
    const recallEndsAtMs = Date.now() + 10 * MINUTE_MS;
    stop.limit(0, since, { isOutdated: false, recallEndsAtMs });
    expect(minutesLeft()).toBe(10);
    stop.limit(120, since, { isOutdated: true, recallEndsAtMs });
    expect(minutesLeft()).toBe(10);
    vi.advanceTimersByTime(10 * MINUTE_MS);
    expect(reported).toEqual(['change', 'over']);
  });

  it('ends a session at once when the recall leaves it no time, and not when the recall is withdrawn', () => {
    stop.limit(0, since, { isOutdated: false, recallEndsAtMs: Date.now() - MINUTE_MS });
    stop.limit(0, since, { isOutdated: false });
    vi.advanceTimersByTime(MINUTE_MS);
    expect([reported, stop.until]).toEqual([['change', 'change'], undefined]);
    stop.limit(0, since, { isOutdated: false, recallEndsAtMs: Date.now() - MINUTE_MS });
    vi.advanceTimersByTime(0);
    expect(reported).toEqual(['change', 'change', 'change', 'over']);
  });
});
