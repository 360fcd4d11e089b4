import { expect, it } from 'vitest';
import { boundsFinding, jailFinding, policyFinding } from '../../../host-agent/doctor/confinement.ts';

it('the doctor tells when no jail can be made, and why', () => {
  expect(jailFinding(true, '').level).toBe('ok');
  expect(jailFinding(false, 'bwrap: No permissions to create a new namespace')).toMatchObject({ level: 'trouble', message: expect.stringContaining('No permissions') as string, hint: expect.stringContaining('user namespaces') as string });
});

it('the doctor tells when no cgroup bounds a machine', () => {
  expect(boundsFinding(true).level).toBe('ok');
  expect(boundsFinding(false)).toMatchObject({ level: 'note', hint: expect.stringContaining('systemd') as string });
});

it('the doctor tells which second wall there is, and that there is none', () => {
  expect(policyFinding(['lockdown', 'capability', 'apparmor']).message).toMatch(/^AppArmor is on/);
  expect(policyFinding(['selinux']).message).toMatch(/^SELinux is on/);
  expect(policyFinding([]).message).toContain('neither SELinux nor AppArmor');
});
