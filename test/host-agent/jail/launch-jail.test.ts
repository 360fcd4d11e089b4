import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Jail } from '../../../host-agent/jail/bubblewrap.ts';
import {
  canUseSmallPages,
  endedEarlier,
  inSmallPages,
  jailCommand,
  parseHardLimits,
  scoreToSet,
  withinOwnLimits,
} from '../../../host-agent/jail/launch-jail.ts';
import { scopeArguments } from '../../../host-agent/jail/systemd-scope.ts';
import { run } from '../../../host-agent/process/run.ts';

const jail: Jail = {
  system: [],
  readable: [],
  writable: [],
  devices: [],
  limits: { addressSpaceBytes: 1, processes: 1, openFiles: 1 },
  command: ['true'],
};
const bounds = { memoryBytes: 1000, processors: 3, processes: 5 };
const command = (...how: Parameters<typeof jailCommand>) => {
  const [{ program }, args] = jailCommand(...how);
  return [program, ...args].join(' ');
};

it('sets the limits of a jail before everything else', () => {
  expect(command(jail, { bounds }, false)).toMatch(/^prlimit --fsize=\d+ --core=1 .*bwrap /);
});

it('runs background work at the lowest CPU priority', () => {
  expect(command(jail, { bounds, isBackground: true }, false)).toMatch(/^nice -n 19 prlimit /);
});

it('keeps a VM on separate processor cores, and lets the kernel end it before others', () => {
  expect(command(jail, { bounds, hasOwnCores: true, outOfMemoryScore: 600 }, false)).toMatch(
    /^choom --adjust 600 -- coresched new -- prlimit --fsize/,
  );
  expect(command(jail, { bounds, isBackground: true, hasOwnCores: true, outOfMemoryScore: 800 }, true)).toMatch(
    / -- nice -n 19 choom --adjust 800 -- coresched new -- prlimit --fsize/,
  );
});

it('starts a VM with KVM without huge pages, as the last step before its limits', () => {
  expect(command(jail, { bounds, hasOwnCores: true, hasSmallPages: true }, false)).toMatch(
    /^coresched new -- perl -e .* -- prlimit --fsize/,
  );
});

it('bounds memory, processors and processes where systemd provides cgroups', () => {
  expect(command(jail, { bounds }, true)).toMatch(
    /^systemd-run (--user )?--scope --quiet --collect --slice=safebrowse\.slice --property=MemoryMax=1000 --property=MemorySwapMax=0 --property=TasksMax=5 --property=CPUQuota=300% -- prlimit --fsize/,
  );
  expect(scopeArguments(bounds, ['true'], false)[0]).toBe('--user');
  expect(scopeArguments(bounds, ['true'], true)[0]).toBe('--scope');
});

describe('out of memory', () => {
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
});

const withSmallPages = (command: readonly string[]) => {
  const [program = '', ...rest] = inSmallPages(command);
  return run({ program, debianPackage: 'perl-base', timeoutMs: 10_000 }, rest);
};

it('a program and what it starts use no huge pages', async () => {
  expect(await canUseSmallPages()).toBe(true);
  const reported = await withSmallPages(['sh', '-c', 'sh -c "grep THP_enabled /proc/self/status"']);
  expect(reported.trim().split(/\s+/)).toEqual(['THP_enabled:', '0']);
});

it('hands over arguments as they are, and no shell reads them', async () => {
  expect(await withSmallPages(['printf', '%s|', '-e', '$HOME; a  b', '--'])).toBe('-e|$HOME; a  b|--|');
});

it('says when there is no such program', async () => {
  await expect(withSmallPages(['no-such-program'])).rejects.toThrow();
});

it('parses hard limits', () => {
  const text =
    'Limit                     Soft Limit           Hard Limit           Units\nMax processes             96365                500                  processes\nMax open files            1024                 20000                files\nMax address space         unlimited            unlimited            bytes\n';
  expect(parseHardLimits(text)).toEqual({ addressSpaceBytes: Infinity, processes: 500, openFiles: 20_000 });
});

it('reduces limits to those of the host agent', async () => {
  const little = { addressSpaceBytes: 1, processes: 1, openFiles: 1 };
  expect(await withinOwnLimits(little)).toEqual(little);
  expect((await withinOwnLimits({ ...little, openFiles: 2 ** 40 })).openFiles).toBeLessThan(2 ** 40);
});
