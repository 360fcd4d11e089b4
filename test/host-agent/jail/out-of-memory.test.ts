import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { endedEarlier, scoreToSet } from '../../../host-agent/jail/out-of-memory.ts';

const scratch = mkdtempSync(join(tmpdir(), 'sb-memory-'));
afterAll(() => rmSync(scratch, { recursive: true }));

it('gives a program the score by which the kernel ends it first', () => {
  expect(endedEarlier(600, ['prlimit', '--x'])).toEqual(['choom', '--adjust', '600', '--', 'prlimit', '--x']);
});

it.each([
  ['0', 600, 600],
  ['200', 600, 600],
  ['600', 600, undefined],
  // Everything in a container that is ended first: an account may not lower a score.
  ['1000', 600, undefined],
  ['0', undefined, undefined],
])('with a score of %s of the host agent and %s wanted, sets %s', async (own, wanted, set) => {
  const file = join(scratch, 'oom_score_adj');
  writeFileSync(file, `${own}\n`);
  expect(await scoreToSet(wanted, file)).toBe(set);
});

it('sets no score where the kernel has none', async () => {
  expect(await scoreToSet(600, join(scratch, 'missing'))).toBeUndefined();
});
