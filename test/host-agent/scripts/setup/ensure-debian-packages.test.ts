import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { neededPackages } from '../../../../host-agent/scripts/setup/debian-packages.mjs';
import {
  askForPackages,
  hasDesktop,
  installCommands,
  notInstalled,
  packagesToInstall,
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

describe('the packages of the desktop', () => {
  it('are needed where a display is there, or where a desktop is installed and only the display is missing', () => {
    const folder = mkdtempSync(join(tmpdir(), 'sb-sessions-'));
    try {
      expect(hasDesktop({}, [folder, join(folder, 'missing')])).toBe(false);
      expect(hasDesktop({ DISPLAY: ':0' }, [folder])).toBe(true);
      expect(hasDesktop({ WAYLAND_DISPLAY: 'wayland-0' }, [])).toBe(true);
      writeFileSync(join(folder, 'gnome.desktop'), '');
      expect(hasDesktop({}, [folder])).toBe(true);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  const listed = (names: readonly string[]) => names.map((name) => `${name} ii \n`).join('');
  const withoutDesktop = neededPackages({ hasDesktop: false, forTests: false });
  const withDesktop = neededPackages({ hasDesktop: true, forTests: false });

  it('are installed along by a start without a display, so that the first start with one needs no root again', () => {
    const installed = packagesToInstall({ hasDesktop: false, forTests: false }, '');
    expect(installed).toEqual(withDesktop);
    expect(installed.length).toBeGreaterThan(withoutDesktop.length);
    expect(packagesToInstall({ hasDesktop: true, forTests: false }, listed(installed))).toEqual([]);
  });

  it('are no reason to ask for root where there is no desktop', () => {
    expect(packagesToInstall({ hasDesktop: false, forTests: false }, listed(withoutDesktop))).toEqual([]);
    expect(packagesToInstall({ hasDesktop: true, forTests: false }, listed(withoutDesktop))).not.toEqual([]);
  });
});
