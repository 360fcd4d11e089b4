import { expect, it } from 'vitest';
import type { Jail } from '../../../host-agent/jail/bubblewrap.ts';
import { jailCommand } from '../../../host-agent/jail/launch-jail.ts';
import { scopeArguments } from '../../../host-agent/jail/systemd-scope.ts';

const jail: Jail = {
  system: [],
  readable: [],
  writable: [],
  devices: [],
  limits: { addressSpaceBytes: 1, processes: 1, openFiles: 1 },
  command: ['true'],
};
const bounds = { memoryBytes: 1000, processors: 3, processes: 5 };
const told = (...how: Parameters<typeof jailCommand>) => {
  const [{ program }, args] = jailCommand(...how);
  return [program, ...args].join(' ');
};

it('a jail’s limits come first', () => {
  expect(told(jail, { bounds }, false)).toMatch(/^prlimit --fsize=\d+ --core=1 .*bwrap /);
});

it('work that nobody waits for stands behind everything', () => {
  expect(told(jail, { bounds, isBackground: true }, false)).toMatch(/^nice -n 19 prlimit /);
});

it('where systemd hands out cgroups, memory, processors and processes are held to their bounds', () => {
  expect(told(jail, { bounds }, true)).toMatch(
    /^systemd-run (--user )?--scope --quiet --collect --property=MemoryMax=1000 --property=TasksMax=5 --property=CPUQuota=300% -- prlimit --fsize/,
  );
  expect(scopeArguments(bounds, ['true'], false)[0]).toBe('--user');
  expect(scopeArguments(bounds, ['true'], true)[0]).toBe('--scope');
});
