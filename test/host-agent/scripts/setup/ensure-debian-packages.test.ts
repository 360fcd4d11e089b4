import { describe, expect, it } from 'vitest';
import {
  askForPackages,
  installCommands,
  notInstalled,
} from '../../../../host-agent/scripts/setup/ensure-debian-packages.mjs';

describe('missing packages', () => {
  it('are those that dpkg does not list as installed', () => {
    expect(notInstalled(['cpio', 'passt', 'uidmap'], 'cpio ii \nuidmap ii \n')).toEqual(['passt']);
  });

  it('include one that was removed but left its configuration, or is half installed', () => {
    expect(notInstalled(['cpio', 'passt', 'uidmap'], 'cpio rc \npasst iF \nuidmap ii \n')).toEqual(['cpio', 'passt']);
  });
});

describe('installing packages', () => {
  const apt = ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '--quiet', '-o', 'DPkg::Lock::Timeout=300'];

  it('runs apt-get as root: update first, without recommended packages', () => {
    expect(installCommands(['cpio', 'passt'], [])).toEqual([
      [...apt, 'update'],
      [...apt, 'install', '--yes', '--no-install-recommends', 'cpio', 'passt'],
    ]);
  });

  it('runs the same through sudo as a user', () => {
    expect(installCommands(['cpio'], ['sudo', '-n']).map((command) => command.slice(0, 3))).toEqual([
      ['sudo', '-n', 'env'],
      ['sudo', '-n', 'env'],
    ]);
  });

  it('prints the command when root is not available', () => {
    expect(askForPackages(['cpio', 'passt'])).toBe(
      `These Debian packages are missing, and installing them needs root: cpio, passt
Run this as root, then try again:

  apt-get update && apt-get install --no-install-recommends cpio passt`,
    );
  });
});
