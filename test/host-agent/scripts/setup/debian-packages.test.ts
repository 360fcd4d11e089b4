import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { neededPackages } from '../../../../host-agent/scripts/setup/debian-packages.mjs';

/** Packages that every Debian system has ("Essential: yes", and apt). */
const ESSENTIAL = new Set(['apt', 'coreutils', 'dpkg', 'libc-bin', 'tar', 'util-linux']);
/** From a hypervisor that is installed before Safe Browse, or not at all. */
const OF_XEN = new Set(['xen-utils-4.20', 'xenstore-utils']);
/** Part of XenClient XT and OpenXT, where packages cannot be installed, and of the connection to it. */
const OF_XENCLIENT = new Set(['openxt', 'openssh-client']);
/** Used only where it runs already. */
const OF_SYSTEMD = new Set(['systemd', 'systemd-resolved']);
/** Runs only where the person has configured it. */
const OF_LOGINS = new Set(['golang-docker-credential-helpers']);
const OF_CLUSTERS = new Set(['kubectl', 'incus-client']);
/** Large, and only for sessions that are recorded. */
const OF_RECORDINGS = new Set(['ffmpeg']);
/** Where there is no desktop, there is none to ask. */
const OF_DESKTOPS = new Set(['libglib2.0-bin']);
/** They come with the sound server, if there is one. */
const OF_SOUND = new Set(['pipewire-bin', 'pulseaudio-utils']);
const toolsFolder = join(import.meta.dirname, '../../../../host-agent/tools');

describe('the Debian packages of set-up', () => {
  it('contain every program that the host agent runs', () => {
    const named = readdirSync(toolsFolder, { encoding: 'utf8', recursive: true })
      .filter((name) => name.endsWith('.ts'))
      .flatMap((name) =>
        [...readFileSync(join(toolsFolder, name), 'utf8').matchAll(/debianPackage: '([^']+)'/g)].map(
          (match) => match[1] ?? '',
        ),
      );
    expect(named).toContain('qemu-system-x86');
    const needed = neededPackages({ hasDesktop: false, forTests: false });
    expect(
      named.filter(
        (name) =>
          !ESSENTIAL.has(name) &&
          !OF_XEN.has(name) &&
          !OF_XENCLIENT.has(name) &&
          !OF_SYSTEMD.has(name) &&
          !OF_SOUND.has(name) &&
          !OF_LOGINS.has(name) &&
          !OF_CLUSTERS.has(name) &&
          !OF_RECORDINGS.has(name) &&
          !OF_DESKTOPS.has(name) &&
          !needed.includes(name),
      ),
    ).toEqual([]);
    const neededOnDesktops = neededPackages({ hasDesktop: true, forTests: false });
    expect([...OF_DESKTOPS].filter((name) => !neededOnDesktops.includes(name))).toEqual([]);
  });

  it('contain a viewer only where there is a desktop', () => {
    expect(neededPackages({ hasDesktop: true, forTests: false })).toContain('tigervnc-viewer');
    expect(neededPackages({ hasDesktop: false, forTests: false })).not.toContain('tigervnc-viewer');
  });

  it('contain the DNS server of the test bed only for tests, and each name once', () => {
    expect(neededPackages({ hasDesktop: true, forTests: false })).not.toContain('dnsmasq-base');
    const forTests = neededPackages({ hasDesktop: true, forTests: true });
    expect(forTests).toContain('dnsmasq-base');
    expect(forTests).toEqual([...new Set(forTests)].sort());
  });
});
