import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { coreScheduling, onOwnCores } from '../../../host-agent/jail/core-scheduling.ts';

const scratch = mkdtempSync(join(tmpdir(), 'sb-cores-'));
afterAll(() => rmSync(scratch, { recursive: true }));

const active = join(scratch, 'active');
const tries = { works: () => Promise.resolve(true), fails: () => Promise.resolve(false) };
const never = () => Promise.reject(new Error('It is not tried.'));

it('keeps a program and its children on separate cores', () => {
  expect(onOwnCores(['bwrap', '--x'])).toEqual(['coresched', 'new', '--', 'bwrap', '--x']);
});

it('is used where cores have several threads and the kernel can do it, asking each time', async () => {
  writeFileSync(active, '1\n');
  expect(await coreScheduling(active, tries.works)).toBe('used');
  expect(await coreScheduling(active, tries.fails)).toBe('unavailable');
  writeFileSync(active, '0\n');
  expect(await coreScheduling(active, never)).toBe('unneeded');
  expect(await coreScheduling(join(scratch, 'missing'), never)).toBe('unneeded');
});
