import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { booted } from '../../../appliance/agent/booted.ts';

let folder: string;
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'booted-'))));
afterEach(() => rm(folder, { recursive: true }));

test('the agent waits for the drivers, and no longer', async () => {
  const file = join(folder, 'booted');
  let over = false;
  const waiting = booted(file, 1).then(() => (over = true));
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(over).toBe(false);
  await writeFile(file, '');
  await waiting;
});
