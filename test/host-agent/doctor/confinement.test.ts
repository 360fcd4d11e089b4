import { writeFileSync } from 'node:fs';
import type * as Fs from 'node:fs/promises';
import { expect, it, vi } from 'vitest';
import {
  accountsFinding,
  boundsFinding,
  confinement,
  jailFinding,
  loadingLine,
  policyFinding,
} from '../../../host-agent/doctor/confinement.ts';
import type { JailLaunch } from '../../../host-agent/jail/launch-jail.ts';

const NO_JAIL = 'bwrap: setting up uid map: Permission denied';
vi.mock('../../../host-agent/jail/launch-jail.ts', () => ({
  launchJail: (_: unknown, { logFile }: JailLaunch) => {
    writeFileSync(logFile, NO_JAIL);
    return Promise.resolve({ ended: Promise.resolve('with status 1') });
  },
}));
vi.mock('../../../host-agent/jail/systemd-scope.ts', () => ({ scopes: () => Promise.resolve('works') }));

/** The content of files of the kernel, by path. */
const kernel = vi.hoisted(() => new Map([['/sys/module/apparmor/parameters/enabled', 'N\n']]));
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof Fs>();
  return {
    ...real,
    readFile: (path: string, encoding: 'utf8') =>
      kernel.has(path) ? Promise.resolve(kernel.get(path)) : real.readFile(path, encoding),
  };
});

it('the doctor reports when no jail can be created, with the reason', () => {
  expect(jailFinding(true, '').level).toBe('ok');
  expect(jailFinding(false, 'bwrap: No permissions to create a new namespace')).toMatchObject({
    level: 'trouble',
    message: expect.stringContaining('No permissions') as string,
    hint: expect.stringContaining('user namespaces') as string,
  });
});

it('the doctor reports when VMs have no separate accounts, and prints the command for root', () => {
  expect(accountsFinding({}, 'ada').level).toBe('ok');
  expect(accountsFinding('no-ids', 'ada')).toMatchObject({
    level: 'note',
    hint: expect.stringMatching(/usermod --add-subuids 165536-231071 --add-subgids 165536-231071 ada$/) as string,
  });
  expect(accountsFinding('refused', 'ada')).toMatchObject({
    level: 'note',
    hint: expect.stringContaining('/etc/subuid') as string,
  });
});

it('the doctor reports when no cgroup limits a VM', () => {
  expect(boundsFinding('works').level).toBe('ok');
  expect(boundsFinding('refused')).toMatchObject({ level: 'note', hint: expect.stringContaining('systemd') as string });
});

it('the doctor says that a protection is missing only at this moment when an attempt had no answer', () => {
  for (const finding of [boundsFinding('failed'), accountsFinding('failed', 'ada')])
    expect(finding).toMatchObject({ level: 'note', message: expect.stringContaining('tries again') as string });
});

it('the doctor names the mandatory access control, or reports that there is none', () => {
  expect(policyFinding('loaded', false, 'LINE')).toMatchObject({
    level: 'ok',
    message: expect.stringContaining('AppArmor') as string,
  });
  expect(policyFinding('not-loaded', false, 'LINE')).toMatchObject({
    level: 'note',
    message: expect.stringMatching(/^AppArmor is on, but/) as string,
    hint: 'As root, load them: LINE',
  });
  expect(policyFinding('absent', true, 'LINE').message).toMatch(/^SELinux is on/);
  expect(policyFinding('absent', false, 'LINE').message).toContain('neither SELinux nor AppArmor');
});

it('the doctor detects a kernel that restricts namespaces to some programs, and prints the command for root', async () => {
  const setting = 'kernel.apparmor_restrict_unprivileged_userns';
  expect(jailFinding(false, NO_JAIL, 'LINE')).toMatchObject({
    level: 'trouble',
    message: expect.stringContaining(setting) as string,
    hint: 'As root, load the profiles of Safe Browse: LINE',
  });
  const reported = async (value: string) => {
    kernel.set('/proc/sys/kernel/apparmor_restrict_unprivileged_userns', value);
    return (await confinement('/our/apparmor', [], [])).find(({ check }) => check === 'jail');
  };
  expect(await reported('1\n')).toMatchObject({
    level: 'trouble',
    message: expect.stringContaining(setting) as string,
    hint: expect.stringMatching(/^As root, load the profiles of Safe Browse: .*apparmor_parser --replace/) as string,
  });
  expect(await reported('0\n')).toMatchObject({
    level: 'trouble',
    message: `No jail can be made for the process of a VM: ${NO_JAIL}.`,
    hint: expect.stringContaining('user.max_user_namespaces') as string,
  });
  expect(loadingLine('/opt/safe browse/apparmor', false)).toBe(
    "cp -r '/opt/safe browse/apparmor/.' /etc/apparmor.d/ && apparmor_parser --replace /etc/apparmor.d/safe-browse",
  );
  expect(loadingLine('/usr/lib/safe-browse/apparmor', true)).toBe(
    'apparmor_parser --replace /etc/apparmor.d/safe-browse',
  );
});
