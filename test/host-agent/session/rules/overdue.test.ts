import pino from 'pino';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { Overdue, type OverdueRecord } from '../../../../host-agent/session/rules/overdue.ts';
import { PendingDiscard } from '../../../../host-agent/session/rules/pending-discard.ts';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

beforeEach(() => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
});

function session({ unsaved = 1, pauses = true } = {}) {
  const deeds: string[] = [];
  const files = { unsaved };
  const pending: PendingDiscard = new PendingDiscard({
    pause: () => (pauses ? Promise.resolve(void deeds.push('pause')) : Promise.reject(new Error('it runs on'))),
    resume: () => Promise.resolve(void deeds.push('resume')),
    end: (why) => void deeds.push(why === 'held' ? overdue.because : 'closed'),
    onChange: () => undefined,
  });
  const recorded: (OverdueRecord | undefined)[] = [];
  const overdue: Overdue = new Overdue({
    pending,
    unsavedFiles: () => files.unsaved,
    end: (because) => void deeds.push(because),
    onChange: () => undefined,
    onRecord: () => recorded.push(overdue.record().overdue),
    log: pino({ level: 'silent' }),
  });
  return { overdue, pending, deeds, files, recorded };
}

/** All that follows from what was done. */
const settled = () => vi.advanceTimersByTimeAsync(0);

describe.each(['idle', 'lifetime-over', 'outdated'] as const)('a session that reaches its limit (%s)', (because) => {
  it('ends at once when all its files are saved', async () => {
    const { overdue, deeds } = session({ unsaved: 0 });
    overdue.reached(because);
    await settled();
    expect(deeds).toEqual([because]);
  });

  it('is paused for sixteen hours while files are not saved, says why, and ends then', async () => {
    const { overdue, pending, deeds, recorded } = session();
    overdue.reached(because);
    await settled();
    expect([overdue.describe(), deeds]).toEqual([{ heldBecause: because }, ['pause']]);
    expect(recorded).toEqual([{ is: 'held', because, until: pending.until?.toISOString() }]);
    vi.advanceTimersByTime(16 * HOUR_MS - 1);
    expect(deeds).toEqual(['pause']);
    vi.advanceTimersByTime(1);
    expect(deeds).toEqual(['pause', because]);
  });

  it('is still held under the next host agent, until the same time', async () => {
    const { overdue, recorded } = session();
    overdue.reached(because);
    await settled();
    vi.advanceTimersByTime(HOUR_MS);
    const next = session();
    next.overdue.restore(recorded[0] ?? expect.fail());
    next.overdue.reached('lifetime-over');
    expect(next.overdue.describe().heldBecause).toBe(because === 'idle' ? 'lifetime-over' : because);
    expect(next.deeds).toEqual([]);
    vi.advanceTimersByTime(15 * HOUR_MS);
    expect(next.deeds).toEqual([because === 'idle' ? 'lifetime-over' : because]);
  });

  it('ends at once when its rules let no file out any more', async () => {
    const { overdue, deeds, files } = session();
    overdue.reached(because);
    await settled();
    overdue.enforce();
    expect(deeds).toEqual(['pause']);
    files.unsaved = 0;
    overdue.enforce();
    expect(deeds).toEqual(['pause', because]);
  });

  it('can be discarded before that time, and brought back in the undo window', async () => {
    const { overdue, pending, deeds, recorded } = session();
    overdue.reached(because);
    await settled();
    await overdue.discard(8);
    expect([overdue.describe(), pending.until]).toEqual([{}, new Date(Date.now() + 8_000)]);
    expect(recorded.at(-1)).toBeUndefined();
    expect(await overdue.undo()).toBe('discarded');
    expect(deeds).toEqual(['pause', 'resume']);
    expect(overdue.describe().grace?.because).toBe(because === 'idle' ? undefined : because);
  });
});

describe('a session that is brought back', () => {
  it('goes on when it was idle', async () => {
    const { overdue, deeds, recorded } = session();
    overdue.reached('idle');
    await settled();
    expect(await overdue.undo()).toBe('held');
    expect([overdue.describe(), recorded.at(-1)]).toEqual([{}, undefined]);
    vi.advanceTimersByTime(17 * HOUR_MS);
    expect(deeds).toEqual(['pause', 'resume']);
    overdue.reached('idle');
    expect(overdue.describe()).toEqual({ heldBecause: 'idle' });
  });

  it.each(['lifetime-over', 'outdated'] as const)(
    'runs for five minutes after %s, in which no limit holds it again, and ends although files are not saved',
    async (because) => {
      const { overdue, deeds, recorded } = session();
      overdue.reached(because);
      await settled();
      await overdue.undo();
      const grace = { because, until: new Date(Date.now() + 5 * MINUTE_MS).toISOString() };
      expect([overdue.describe(), recorded.at(-1)]).toEqual([{ grace }, { is: 'grace', ...grace }]);
      for (const limit of ['idle', 'lifetime-over', 'outdated'] as const) overdue.reached(limit);
      vi.advanceTimersByTime(5 * MINUTE_MS - 1);
      expect(deeds).toEqual(['pause', 'resume']);
      const next = session();
      next.overdue.restore(recorded.at(-1) ?? expect.fail());
      vi.advanceTimersByTime(1);
      expect([deeds, next.deeds]).toEqual([['pause', 'resume', because], [because]]);
    },
  );

  it('gets no more time when it is paused and brought back once more', async () => {
    const { overdue, deeds } = session();
    overdue.reached('outdated');
    await settled();
    await overdue.undo();
    const { grace } = overdue.describe();
    vi.advanceTimersByTime(4 * MINUTE_MS);
    await overdue.hold('outdated');
    await overdue.undo();
    expect(overdue.describe()).toEqual({ grace });
    vi.advanceTimersByTime(MINUTE_MS);
    expect(deeds.at(-1)).toBe('outdated');
  });

  it('ends at once when its files have all been saved, unless it was idle', async () => {
    const { overdue, deeds, files } = session();
    overdue.reached('outdated');
    await settled();
    files.unsaved = 0;
    await overdue.undo();
    expect(deeds).toEqual(['pause', 'resume', 'outdated']);
  });

  it('has the time to save its files also when it reached the limit in the undo window of a discard', async () => {
    const { overdue, deeds } = session();
    await overdue.discard(8);
    overdue.reached('lifetime-over');
    expect(overdue.describe()).toEqual({});
    expect(await overdue.undo()).toBe('discarded');
    expect(overdue.describe().grace?.because).toBe('lifetime-over');
    vi.advanceTimersByTime(5 * MINUTE_MS);
    expect(deeds).toEqual(['pause', 'resume', 'lifetime-over']);
  });
});

it('holds a session for what must not be exceeded, and not for idle time before', async () => {
  const { overdue, recorded } = session();
  overdue.reached('idle');
  await settled();
  overdue.reached('outdated');
  overdue.reached('lifetime-over');
  overdue.reached('idle');
  expect(overdue.describe().heldBecause).toBe('outdated');
  expect(recorded.map((record) => record?.because)).toEqual(['idle', 'outdated']);
});

it('lets a session that cannot be paused run for five minutes only, unless it is just idle', async () => {
  const outdated = session({ pauses: false });
  outdated.overdue.reached('outdated');
  await settled();
  expect(outdated.overdue.describe().grace?.because).toBe('outdated');
  vi.advanceTimersByTime(5 * MINUTE_MS);
  expect(outdated.deeds).toEqual(['outdated']);
  const idle = session({ pauses: false });
  idle.overdue.reached('idle');
  await settled();
  expect(idle.overdue.describe()).toEqual({ heldBecause: 'idle' });
});

it('waits for nothing any more when the session ends', async () => {
  const { overdue, deeds } = session();
  overdue.reached('outdated');
  await settled();
  await overdue.undo();
  overdue.stop();
  vi.advanceTimersByTime(17 * HOUR_MS);
  expect(deeds).toEqual(['pause', 'resume']);
});
