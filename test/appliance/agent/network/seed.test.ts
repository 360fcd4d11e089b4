import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Seed } from '../../../../appliance/agent/network/seed.ts';
import { expectClone } from '../../../../appliance/agent/reseeded.ts';

const bytes = Buffer.alloc(64, 7);
const entropy = bytes.toString('base64');
let folder: string;
let random: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sb-seed-'));
  random = join(folder, 'random');
  writeFileSync(random, '');
});
afterEach(() => rmSync(folder, { recursive: true }));

it('gives the kernel the random bytes of the host', async () => {
  const seed = new Seed(() => Promise.reject(new Error('no kernel log')), random);
  expect(seed.isTaken).toBe(false);
  await seed.take({ entropy, isClone: false });
  expect(readFileSync(random)).toEqual(bytes);
  expect(seed.isTaken).toBe(true);
});

it('of a clone is taken only once its kernel has reseeded, and that is awaited once', async () => {
  let waited = 0;
  const seed = new Seed(() => Promise.resolve(() => Promise.resolve(void (waited += 1))), random);
  await seed.take({ entropy, isClone: true });
  await seed.take({ entropy, isClone: true });
  expect(waited).toBe(1);
});

it('of a clone whose kernel has not noticed that it is one is refused', async () => {
  const log = join(folder, 'kmsg');
  writeFileSync(log, '6,1,1,-;random: crng init done\n');
  const seed = new Seed(() => expectClone(log, 10), random);
  await expect(seed.take({ entropy, isClone: true })).rejects.toThrow('did not reseed');
  expect(seed.isTaken).toBe(false);
});
