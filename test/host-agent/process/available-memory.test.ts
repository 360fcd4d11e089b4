import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import {
  availableMemory,
  availableMiB,
  cgroupIn,
  cgroupsUpFrom,
  leftMiB,
} from '../../../host-agent/process/available-memory.ts';

const scratch = mkdtempSync(join(tmpdir(), 'sb-available-'));
afterAll(() => rmSync(scratch, { recursive: true }));
const MIB = 1024 * 1024;

describe('the available memory', () => {
  it('is what /proc/meminfo says', () => {
    expect(availableMiB('MemTotal:       24576000 kB\nMemFree:  100 kB\nMemAvailable:   20480000 kB\n')).toBe(20_000);
    expect(availableMiB('MemTotal: 1 kB\n')).toBeUndefined();
  });

  it.each([
    ['3145728000\n', '1048576000\n', 'anon 5\ninactive_file 10485760\n', 2010],
    ['3145728000\n', '1048576000\n', '', 2000],
    ['1048576\n', '3145728\n', '', 0],
    ['max\n', '1048576\n', 'inactive_file 10485760\n', undefined],
    ['', '', '', undefined],
  ])('of a cgroup with memory.max %j and memory.current %j is counted', (maximum, current, stat, left) => {
    expect(leftMiB({ maximum, current, stat })).toBe(left);
  });

  it('is bounded by every cgroup above', () => {
    expect(cgroupsUpFrom('/user.slice/a.slice/b.scope')).toEqual([
      '/user.slice/a.slice/b.scope',
      '/user.slice/a.slice',
      '/user.slice',
      '/',
    ]);
    expect(cgroupsUpFrom('/')).toEqual(['/']);
  });

  it.each([
    ['0::/user.slice/user-1000.slice/session-3.scope\n', '/user.slice/user-1000.slice/session-3.scope'],
    ['9:memory:/other\n0::/\n', '/'],
    ['0::/../../outside\n', '/'],
    ['4:memory:/version-1\n', '/'],
  ])('is that of our cgroup in %j', (text, cgroup) => {
    expect(cgroupIn(text)).toBe(cgroup);
  });

  it('is the least of the host and its cgroups, and names the cgroup', () => {
    const files = { meminfo: join(scratch, 'meminfo'), cgroups: join(scratch, 'cgroup') };
    writeFileSync(files.meminfo, 'MemAvailable: 4096000 kB\n');
    expect(availableMemory('/a/b', files)).toEqual({ mebibytes: 4000 });
    mkdirSync(join(files.cgroups, 'a/b'), { recursive: true });
    writeFileSync(join(files.cgroups, 'a/memory.max'), String(3000 * MIB));
    writeFileSync(join(files.cgroups, 'a/memory.current'), String(1000 * MIB));
    writeFileSync(join(files.cgroups, 'a/b/memory.max'), 'max\n');
    expect(availableMemory('/a/b', files)).toEqual({ mebibytes: 2000, cgroup: '/a' });
    expect(availableMemory('/', files)).toEqual({ mebibytes: 4000 });
    expect(availableMemory('/', { ...files, meminfo: join(scratch, 'missing') })).toBeUndefined();
  });
});
