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
