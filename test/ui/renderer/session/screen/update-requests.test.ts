import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { UpdateRequests } from '../../../../../ui/renderer/session/screen/update-requests.ts';
import { DistantScreen } from '../../../../fakes/screen/distant-screen.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const watched: typeof DistantScreen.watched = (...of) => DistantScreen.watched(...of);

describe('a film of a screen', () => {
  it.each([
    { roundTripMs: 20, oneByOne: 34, ahead: 34 },
    { roundTripMs: 50, oneByOne: 17, ahead: 33 },
    { roundTripMs: 100, oneByOne: 8, ahead: 33 },
    { roundTripMs: 200, oneByOne: 5, ahead: 34 },
  ])('shows $ahead pictures a second instead of $oneByOne at $roundTripMs ms', ({ roundTripMs, oneByOne, ahead }) => {
    expect(watched({ roundTripMs, mayAskAhead: false }).perSecond).toBe(oneByOne);
    expect(watched({ roundTripMs }).perSecond).toBe(ahead);
  });

  it.each([
    { roundTripMs: 0, mayAskAhead: false },
    { roundTripMs: 100, mayAskAhead: false },
    { roundTripMs: 100, answersProbes: false },
  ])('costs one request for each picture with %j', (of) => {
    const { perSecond, requestsPerSecond } = watched(of);
    expect(requestsPerSecond).toBe(perSecond);
  });

  it('is not asked for ahead where the other host is near', () => {
    const { perSecond, requestsPerSecond } = watched({ roundTripMs: 4 });
    // The answer to each probe is an update, too.
    expect(requestsPerSecond - perSecond).toBe(5);
  });

  it.each([20, 40, 80, 200])(
    'is as fresh as without asking ahead where each picture takes %d ms to arrive',
    (updateMs) => {
      for (const roundTripMs of [20, 50, 100]) {
        const of = { roundTripMs, updateMs, arrivesInParts: true };
        const oneByOne = watched({ ...of, mayAskAhead: false });
        expect(watched(of).oldestMs).toBe(oneByOne.oldestMs);
        expect(watched(of).perSecond).toBeGreaterThanOrEqual(oneByOne.perSecond);
      }
    },
  );

  it.each([40, 80, 200])('waits behind two pictures at most on a line that hides that each takes %d ms', (updateMs) => {
    for (const roundTripMs of [20, 50, 100]) {
      const of = { roundTripMs, updateMs };
      expect(watched(of, 20).oldestMs).toBeLessThanOrEqual(roundTripMs / 2 + 3 * updateMs);
    }
  });

  it('has every picture of a guest that paints slowly', () => {
    expect(watched({ roundTripMs: 100, paintsEveryMs: 66 }).perSecond).toBe(15);
    expect(watched({ roundTripMs: 100, paintsEveryMs: 125 }).perSecond).toBe(8);
  });

  it('goes on after it did not change, and after pointers of other shapes', () => {
    const screen = new DistantScreen({ roundTripMs: 100 });
    vi.advanceTimersByTime(4_000);
    for (let round = 0; round < 5; round += 1) {
      screen.isPainting = false;
      vi.advanceTimersByTime(1_000 + 77 * round);
      for (let shape = 0; shape < 20; shape += 1) screen.shapePointer();
      vi.advanceTimersByTime(500);
      screen.isPainting = true;
      vi.advanceTimersByTime(1_000);
      screen.pictures.length = 0;
      vi.advanceTimersByTime(2_000);
      expect(screen.pictures.length).toBeGreaterThan(55);
    }
    screen.stop();
  });

  it.each([15, 25, 40, 50, 66, 90, 120])('goes on when a guest that paints every %d ms sends more', (paintsEveryMs) => {
    for (const updateMs of [35, 50, 80]) {
      const screen = new DistantScreen({ roundTripMs: 100, paintsEveryMs });
      for (let round = 0; round < 5; round += 1) {
        screen.become({ updateMs: 1, arrivesInParts: false });
        vi.advanceTimersByTime(2_000 + 17 * round);
        screen.become({ updateMs, arrivesInParts: true });
        vi.advanceTimersByTime(2_000);
        screen.pictures.length = 0;
        vi.advanceTimersByTime(2_000);
        expect(screen.pictures.length).toBeGreaterThan(8);
      }
      screen.stop();
    }
  });

  it('misses no single picture after it did not change', () => {
    const screen = new DistantScreen({ roundTripMs: 100 });
    vi.advanceTimersByTime(4_000);
    screen.isPainting = false;
    vi.advanceTimersByTime(2_000);
    screen.pictures.length = 0;
    for (let picture = 0; picture < 10; picture += 1) {
      screen.paint();
      vi.advanceTimersByTime(250 + 100 * picture);
    }
    screen.stop();
    expect(screen.pictures.length).toBe(10);
  });

  it('does not grow old by pointers of other shapes', () => {
    const screen = new DistantScreen({ roundTripMs: 100, updateMs: 30 });
    for (let shape = 0; shape < 1_000; shape += 1) {
      screen.shapePointer();
      vi.advanceTimersByTime(20);
    }
    screen.stop();
    expect(Math.max(...screen.pictures.map(({ ageMs }) => ageMs))).toBeLessThan(200);
  });
});

it('asks for nothing while the picture does not change', () => {
  const screen = new DistantScreen({ roundTripMs: 100 });
  vi.advanceTimersByTime(3_000);
  screen.isPainting = false;
  vi.advanceTimersByTime(1_000);
  [screen.requested, screen.probed] = [0, 0];
  vi.advanceTimersByTime(60_000);
  expect([screen.requested, screen.probed]).toEqual([0, 0]);
  screen.stop();
});

it('does not let a screen that answers unasked make it send more', () => {
  const request = vi.fn<() => void>();
  const probe = vi.fn<() => void>();
  const requests = new UpdateRequests({ request, probe }, true);
  for (let answer = 0; answer < 1_000; answer += 1) requests.answered();
  expect(request).not.toHaveBeenCalled();
  expect(probe).not.toHaveBeenCalled();
});
