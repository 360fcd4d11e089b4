import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { KnownState } from '../../../host-agent/pool/desk/known-state.ts';
import type { HostState } from '../../../host-agent/pool/wire.ts';

const SPARE: HostState = { hasRoom: true, hasSpare: true, load: 3 };
const BUSY: HostState = { hasRoom: true, hasSpare: false, load: 8 };

beforeEach(() => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
});

/** A host that gives these answers in turn, then none. */
function answering(...answers: HostState[]): { known: KnownState; asked: string[] } {
  const asked: string[] = [];
  const known = new KnownState((profile) => {
    asked.push(profile);
    const next = answers.shift();
    return next ? Promise.resolve(next) : Promise.reject(new Error('It is silent.'));
  });
  return { known, asked };
}

describe('what a host said about itself', () => {
  it('stays fresh for a minute after somebody wanted to know, because it is asked again and again', async () => {
    const { known, asked } = answering(SPARE, SPARE, BUSY, ...Array.from({ length: 100 }, () => SPARE));
    expect(known.isFresh('default')).toBe(false);
    expect(await known.refresh('default')).toBe(true);
    await vi.advanceTimersByTimeAsync(4_100);
    expect(known.last).toEqual(BUSY);
    expect(known.isFresh('default')).toBe(true);
    expect(asked).toEqual(['default', 'default', 'default']);
    await vi.advanceTimersByTimeAsync(120_000);
    expect(asked.length).toBeLessThan(40);
    expect(known.isFresh('default')).toBe(false);
    const before = asked.length;
    await known.refresh('default');
    await vi.advanceTimersByTimeAsync(30_000);
    expect(known.isFresh('default')).toBe(true);
    await vi.advanceTimersByTimeAsync(50_000);
    expect(known.isFresh('default')).toBe(true);
    expect(asked.length - before).toBeGreaterThan(35);
  });

  it('is not fresh for another profile, nor when the host has been silent for five seconds', async () => {
    const { known } = answering(SPARE);
    await known.refresh('default');
    expect(known.isFresh('banking')).toBe(false);
    await vi.advanceTimersByTimeAsync(4_900);
    expect(known.isFresh('default')).toBe(true);
    await vi.advanceTimersByTimeAsync(200);
    expect(known.isFresh('default')).toBe(false);
    expect(known.last).toEqual(SPARE);
  });

  it('has no spare any more once a session of this desk took it, before the host says so', async () => {
    const { known, asked } = answering(SPARE, BUSY);
    await known.refresh('default');
    known.taken();
    expect(known.last).toEqual({ ...SPARE, hasSpare: false });
    await vi.advanceTimersByTimeAsync(0);
    expect(known.last).toEqual(BUSY);
    expect(asked).toHaveLength(2);
  });

  it('is forgotten with the connection, and the host is asked no more', async () => {
    const { known, asked } = answering(SPARE, SPARE);
    await known.refresh('default');
    known.forget();
    await vi.advanceTimersByTimeAsync(10_000);
    expect([known.last, known.isFresh('default'), asked.length]).toEqual([undefined, false, 1]);
  });
});
