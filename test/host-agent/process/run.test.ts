import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { inBackground, run } from '../../../host-agent/process/run.ts';

const shell = { program: 'sh', debianPackage: 'dash', timeoutMs: 10_000 };
const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};
const priority = () => run(shell, ['-c', 'nice; ionice']);

afterEach(() => vi.unstubAllEnvs());

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

it('finds programs for administrators, such as sfdisk, also when the person’s path has no folder with them', async () => {
  vi.stubEnv('PATH', '/usr/local/bin:/usr/bin:/bin:/usr/local/games:/usr/games');
  const sfdisk = { program: 'sfdisk', debianPackage: 'fdisk', timeoutMs: 10_000 };
  expect((await run(sfdisk, ['--version'])).split(' ')[0]).toBe('sfdisk');
});

it('ends all that a program has started when its limit is over', async () => {
  const limited = { ...shell, timeoutMs: 200 };
  const folder = await mkdtemp(join(tmpdir(), 'safe-browse-run-'));
  const orphan = join(folder, 'orphan');
  // The program ends at once; its child keeps the output open.
  await expect(run(limited, ['-c', `sleep 600 & echo $! > ${orphan}`])).rejects.toThrow('sh took longer than 0.2 s');
  const pid = Number(await readFile(orphan, 'utf8'));
  await expect.poll(() => isAlive(pid)).toBe(false);
  await rm(folder, { recursive: true });
});

it('does not wait for what has left the group of a program and keeps its output open', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'safe-browse-run-'));
  const helper = join(folder, 'helper');
  const startedMs = performance.now();
  const running = run({ ...shell, timeoutMs: 200 }, ['-c', `setsid sleep 600 & echo $! > ${helper}`]);
  await expect(running).rejects.toThrow('sh took longer than 0.2 s');
  expect(performance.now() - startedMs).toBeLessThan(20_000);
  process.kill(Number(await readFile(helper, 'utf8')));
  await rm(folder, { recursive: true });
});
