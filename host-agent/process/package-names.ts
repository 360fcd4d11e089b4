/** What packages of Debian, which our lists name, are called in other distributions, and how they are installed there. */

export type Family = 'debian' | 'fedora' | 'suse';

/** Of the packages whose names differ from Debian's. A path stands for whichever package has the program. */
const NAMES: Readonly<Record<string, Readonly<Record<Exclude<Family, 'debian'>, string>>>> = {
  'cryptsetup-bin': { fedora: 'veritysetup', suse: 'cryptsetup' },
  fdisk: { fedora: 'util-linux', suse: 'util-linux' },
  'incus-client': { fedora: 'incus-client', suse: '/usr/bin/incus' },
  iproute2: { fedora: 'iproute', suse: 'iproute2' },
  kubectl: { fedora: '/usr/bin/kubectl', suse: '/usr/bin/kubectl' },
  'libglib2.0-bin': { fedora: 'glib2', suse: 'glib2-tools' },
  mmdebstrap: { fedora: 'mmdebstrap', suse: '/usr/bin/mmdebstrap' },
  'openssh-client': { fedora: 'openssh-clients', suse: 'openssh-clients' },
  'pipewire-bin': { fedora: 'pipewire-utils', suse: 'pipewire-tools' },
  'pulseaudio-utils': { fedora: 'pulseaudio-utils', suse: 'pulseaudio-utils' },
  'qemu-system-common': { fedora: 'qemu-common', suse: 'qemu-tools' },
  'qemu-system-x86': { fedora: 'qemu-system-x86', suse: 'qemu-x86' },
  'tigervnc-viewer': { fedora: 'tigervnc', suse: 'tigervnc' },
  uidmap: { fedora: 'shadow-utils', suse: 'shadow' },
  usbredirect: { fedora: '/usr/bin/usbredirect', suse: '/usr/bin/usbredirect' },
  'util-linux-extra': { fedora: 'util-linux', suse: 'util-linux' },
  'xz-utils': { fedora: 'xz', suse: 'xz' },
};

const INSTALL: Readonly<Record<Family, string>> = {
  debian: 'apt-get install',
  fedora: 'dnf install',
  suse: 'zypper install',
};

/** By `ID` and `ID_LIKE` of os-release(5); Debian's where they name none of these. Pure. */
export function familyOf(osRelease: string): Family {
  const words = [...osRelease.matchAll(/^ID(?:_LIKE)?=["']?([^"'\n]*)/gm)].flatMap(([, value = '']) =>
    value.split(' '),
  );
  if (words.some((word) => /^(?:fedora|rhel|centos)$/.test(word))) return 'fedora';
  return words.some((word) => /^(?:suse|opensuse.*|sles?)$/.test(word)) ? 'suse' : 'debian';
}

/** What the package of Debian is called there; the same name if it is not known. Pure. */
export const packageNameIn = (family: Family, debianPackage: string): string =>
  family === 'debian' ? debianPackage : (NAMES[debianPackage]?.[family] ?? debianPackage);

/** The command by which root installs these packages of Debian, each once. Pure. */
export function installCommandIn(family: Family, debianPackages: readonly string[]): string {
  const names = debianPackages.map((name) => packageNameIn(family, name));
  return [INSTALL[family], ...new Set(names)].join(' ');
}
