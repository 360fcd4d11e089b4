/** Fails a test, and a file of tests, that leaves something acquired without releasing it. Set up for every unit test. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, onTestFinished } from 'vitest';
import { ownedNow } from '../../../host-agent/process/owned.ts';

/** The names of what has an owner now and had none `before`. Pure. */
export function acquiredSince(before: readonly string[], now: readonly string[]): string[] {
  const earlier = [...before];
  return now.filter((name) => {
    const index = earlier.indexOf(name);
    if (index >= 0) earlier.splice(index, 1);
    return index < 0;
  });
}

/** What belongs to a process, such as the account of a jail, is released just after the process has ended: two seconds at most. */
const [LOOKS, LOOK_EVERY_MS] = [200, 10];

async function expectReleased(before: readonly string[]): Promise<void> {
  const left = () => acquiredSince(before, ownedNow());
  for (let looks = 0; looks < LOOKS && left().length > 0; looks += 1) await sleep(LOOK_EVERY_MS);
  expect(left(), 'acquired and never released').toEqual([]);
}

// Files share a process: what one of them leaves must not fail the next one as well.
let beforeFile: string[] = [];
beforeAll(() => {
  beforeFile = ownedNow();
});
afterAll(() => expectReleased(beforeFile));

beforeEach(() => {
  const beforeTest = ownedNow();
  // What is registered first runs last: behind all that the test and its file do at their end.
  onTestFinished(() => expectReleased(beforeTest));
});
