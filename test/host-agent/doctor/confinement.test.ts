import { expect, it } from 'vitest';
import { boundsFinding, jailFinding, loadingLine, policyFinding } from '../../../host-agent/doctor/confinement.ts';

it('the doctor tells when no jail can be made, and why', () => {
  expect(jailFinding(true, '').level).toBe('ok');
  expect(jailFinding(false, 'bwrap: No permissions to create a new namespace')).toMatchObject({ level: 'trouble', message: expect.stringContaining('No permissions') as string, hint: expect.stringContaining('user namespaces') as string });
});

it('the doctor tells when no cgroup bounds a machine', () => {
  expect(boundsFinding(true).level).toBe('ok');
  expect(boundsFinding(false)).toMatchObject({ level: 'note', hint: expect.stringContaining('systemd') as string });
});

it('the doctor tells which second wall there is, and that there is none', () => {
  expect(policyFinding('loaded', false, 'LINE')).toMatchObject({ level: 'ok', message: expect.stringContaining('AppArmor') as string });
  expect(policyFinding('not loaded', false, 'LINE')).toMatchObject({ level: 'note', message: expect.stringMatching(/^AppArmor is on, but/) as string, hint: 'Load them, as root: LINE' });
  expect(policyFinding('absent', true, 'LINE').message).toMatch(/^SELinux is on/);
  expect(policyFinding('absent', false, 'LINE').message).toContain('neither SELinux nor AppArmor');
});

it('the doctor knows a kernel that gives namespaces to named programs alone, and says what root runs', () => {
  expect(jailFinding(false, 'bwrap: setting up uid map: Permission denied', 'LINE')).toMatchObject({ level: 'trouble', message: expect.stringContaining('kernel.apparmor_restrict_unprivileged_userns') as string, hint: 'Load ours, as root: LINE' });
  expect(loadingLine('/opt/safe browse/apparmor', false)).toBe("cp -r '/opt/safe browse/apparmor/.' /etc/apparmor.d/ && apparmor_parser --replace /etc/apparmor.d/safe-browse");
  expect(loadingLine('/usr/lib/safe-browse/apparmor', true)).toBe('apparmor_parser --replace /etc/apparmor.d/safe-browse');
});
