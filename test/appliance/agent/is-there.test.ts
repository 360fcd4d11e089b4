import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { untilThere } from '../../../appliance/agent/is-there.ts';
import { settle } from '../../bed/event-loop.ts';
import { useFakeClock } from '../../bed/fake-clock.ts';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'is-there-'));
  file = join(folder, 'file');
});
afterEach(() => rm(folder, { recursive: true }));

/** Waits for the file; only the test moves the clock. */
function waiting(withinMs: number, signal?: AbortSignal) {
  const clock = useFakeClock();
  const seen: boolean[] = [];
  const answer = untilThere(file, withinMs, signal).then((isThere) => {
    seen.push(isThere);
    return isThere;
  });
  return { clock, seen, answer };
}

it('finds what is there already, even if it may not wait', async () => {
  await writeFile(file, '');
  expect(await untilThere(file, 0)).toBe(true);
});

it('finds what comes while it waits', async () => {
  const { clock, seen, answer } = waiting(300);
  await clock.untilTimersWait(1);
  await clock.advance(100);
  await clock.untilTimersWait(1);
  await writeFile(file, '');
  expect(seen).toEqual([]);
  await clock.advance(100);
  expect(await answer).toBe(true);
});

it('gives up after its time, and not before', async () => {
  const { clock, seen, answer } = waiting(300);
  for (let waitedMs = 0; waitedMs < 300; waitedMs += 100) {
    await clock.untilTimersWait(1);
    expect(seen).toEqual([]);
    await clock.advance(100);
  }
  expect(await answer).toBe(false);
});

it('gives up when it is aborted', async () => {
  const abort = new AbortController();
  const { clock, seen, answer } = waiting(300, abort.signal);
  await clock.untilTimersWait(1);
  abort.abort();
  await settle();
  expect(seen).toEqual([]);
  await clock.advance(100);
  expect(await answer).toBe(false);
});
