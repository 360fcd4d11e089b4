import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { booted } from '../../../appliance/agent/booted.ts';
import { useFakeClock } from '../../bed/fake-clock.ts';

let folder: string;
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'booted-'))));
afterEach(() => rm(folder, { recursive: true }));

test('the agent waits for the drivers, and no longer', async () => {
  const file = join(folder, 'booted');
  const clock = useFakeClock();
  let over = false;
  const waiting = booted(file, 20).then(() => (over = true));
  await clock.untilTimersWait(1);
  await clock.advance(20);
  await clock.untilTimersWait(1);
  await writeFile(file, '');
  expect(over).toBe(false);
  await clock.advance(20);
  await waiting;
});
