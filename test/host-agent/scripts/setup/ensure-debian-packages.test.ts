import { describe, expect, it } from 'vitest';
import {
  askForPackages,
  installCommands,
  notInstalled,
} from '../../../../host-agent/scripts/setup/ensure-debian-packages.mjs';

describe('which packages are missing', () => {
  it('is what dpkg does not list as installed', () => {
    expect(notInstalled(['cpio', 'passt', 'uidmap'], 'cpio ii \nuidmap ii \n')).toEqual(['passt']);
  });

  it('includes a package that was removed and left its configuration, or is half installed', () => {
    expect(notInstalled(['cpio', 'passt', 'uidmap'], 'cpio rc \npasst iF \nuidmap ii \n')).toEqual(['cpio', 'passt']);
  });
});

describe('how they are installed', () => {
  const apt = ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '--quiet', '-o', 'DPkg::Lock::Timeout=300'];

  it('as root: apt-get, lists first, without recommended packages', () => {
    expect(installCommands(['cpio', 'passt'], [])).toEqual([
      [...apt, 'update'],
      [...apt, 'install', '--yes', '--no-install-recommends', 'cpio', 'passt'],
    ]);
  });

  it('as a user: the same through sudo', () => {
    expect(installCommands(['cpio'], ['sudo', '-n']).map((command) => command.slice(0, 3))).toEqual([
      ['sudo', '-n', 'env'],
      ['sudo', '-n', 'env'],
    ]);
  });

  it('without root’s rights: the person is told the one command', () => {
    expect(askForPackages(['cpio', 'passt'])).toBe(
      `These Debian packages are missing, and installing them needs root: cpio, passt
Run this as root, then try again:

  apt-get update && apt-get install --no-install-recommends cpio passt`,
    );
  });
});
