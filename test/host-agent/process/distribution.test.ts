import { describe, expect, it } from 'vitest';
import { packageMissing } from '../../../host-agent/process/distribution.ts';
import { familyOf, installCommandIn } from '../../../host-agent/process/package-names.ts';
import { packagesFor } from '../../../host-agent/scripts/setup/debian-packages.mjs';

describe('the command that installs what is missing', () => {
  it.each([
    ['ID=debian\n', 'debian'],
    ['NAME="Ubuntu"\nID=ubuntu\nID_LIKE=debian\n', 'debian'],
    ['ID=fedora\nVERSION_ID=42\n', 'fedora'],
    ['ID="rocky"\nID_LIKE="rhel centos fedora"\n', 'fedora'],
    ['ID="opensuse-tumbleweed"\nID_LIKE="opensuse suse"\n', 'suse'],
    ["ID='sles'\n", 'suse'],
    ['VARIANT_ID=fedora\n', 'debian'],
    ['', 'debian'],
  ] as const)('is that of the system with %j', (osRelease, family) => {
    expect(familyOf(osRelease)).toBe(family);
  });

  it.each([
    ['debian', 'apt-get install qemu-system-x86 xz-utils minisign'],
    ['fedora', 'dnf install qemu-system-x86 xz minisign'],
    ['suse', 'zypper install qemu-x86 xz minisign'],
  ] as const)('has the names of %s', (family, command) => {
    expect(installCommandIn(family, ['qemu-system-x86', 'xz-utils', 'minisign'])).toBe(command);
    expect(installCommandIn(family, ['passt', 'passt'])).toMatch(/ install passt$/);
  });

  it('has no name that only Debian has', () => {
    for (const family of ['fedora', 'suse'] as const)
      expect(installCommandIn(family, packagesFor('always'))).not.toMatch(
        /uidmap|xz-utils|-bin\b|util-linux-extra|fdisk/,
      );
  });

  it('is in the error that names the program', () => {
    expect(packageMissing({ program: 'xz', debianPackage: 'xz-utils' })).toMatchObject({
      code: 'package-missing',
      hint: 'Install it: apt-get install xz-utils',
    });
  });
});
