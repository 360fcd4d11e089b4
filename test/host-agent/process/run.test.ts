import { expect, it } from 'vitest';
import { inBackground, run } from '../../../host-agent/process/run.ts';

const shell = { program: 'sh', debianPackage: 'dash', timeoutMs: 10_000 };
const priority = () => run(shell, ['-c', 'nice; ionice']);

it('gives background programs, and only those, the lowest priority', async () => {
  const deeper = async () => {
    await Promise.resolve();
    return priority();
  };
  const [behind, usual] = await Promise.all([inBackground(deeper), priority()]);
  expect(behind).toBe('19\nidle');
  expect(usual).not.toContain('idle');
});

it('quotes the first and last lines of a program that failed', async () => {
  await expect(run(shell, ['-c', 'seq 9 >&2; exit 3'])).rejects.toThrow(
    'sh failed (exit status 3): 1 | 2 | … | 7 | 8 | 9',
  );
  await expect(run(shell, ['-c', 'seq 5 >&2; exit 3'])).rejects.toThrow('sh failed (exit status 3): 1 | 2 | 3 | 4 | 5');
});
