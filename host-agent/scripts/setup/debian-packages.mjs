// @ts-check
/** Every Debian package that set-up installs, with its reason. */

/**
 * @typedef {object} PackageGroup
 * @property {string} reason
 * @property {readonly string[]} packages
 * @property {'always' | 'desktop' | 'tests' | 'packaging' | 'rpm' | 'repository' | 'gnome' | 'labwc' | 'kwin' | 'cups' | 'file-managers' | 'incus' | 'applications'} when
 */

/** Libraries that Electron loads at its start. The last one is loaded for the first notification; without it, none are shown. */
export const electronLibraries = [
  'libgtk-3-0t64',
  'libnss3',
  'libasound2t64',
  'libgbm1',
  'libatk-bridge2.0-0t64',
  'libcups2t64',
  'libxkbcommon0',
  'libxcomposite1',
  'libxdamage1',
  'libxrandr2',
  'libdrm2',
  'libnotify4',
];

/** @type {readonly PackageGroup[]} */
export const packageGroups = [
  {
    when: 'always',
    reason: 'the virtual machines, and a tap for one in a bridge',
    packages: ['qemu-system-x86', 'qemu-system-common'],
  },
  {
    when: 'always',
    reason: 'the jail around each virtual machine',
    packages: ['bubblewrap', 'util-linux', 'util-linux-extra'],
  },
  { when: 'always', reason: 'the uplink of the network driver VM', packages: ['passt', 'iproute2'] },
  { when: 'always', reason: 'handing USB devices to a session', packages: ['usbredirect', 'socat'] },
  {
    when: 'always',
    reason: 'building images',
    packages: ['mmdebstrap', 'erofs-utils', 'cpio', 'xz-utils', 'kmod', 'uidmap', 'cryptsetup-bin'],
  },
  { when: 'always', reason: 'the disk of a host image', packages: ['dosfstools', 'fdisk', 'mtools'] },
  { when: 'always', reason: 'the signatures of images', packages: ['minisign'] },
  { when: 'always', reason: 'small updates of images', packages: ['zstd'] },
  { when: 'always', reason: 'marking where a file came from', packages: ['attr'] },
  { when: 'desktop', reason: 'seeing a session', packages: ['tigervnc-viewer'] },
  { when: 'desktop', reason: 'the windows', packages: electronLibraries },
  {
    when: 'desktop',
    reason: 'being the browser that links open in, and seeing whether the desktop is dark',
    packages: ['xdg-utils', 'libglib2.0-bin'],
  },
  {
    when: 'tests',
    reason: 'a screen for the tests of the desktop',
    packages: [
      ...electronLibraries,
      'xvfb',
      'openbox',
      'stalonetray',
      'dbus',
      'xdotool',
      'x11-xserver-utils',
      'xsettingsd',
      'imagemagick',
      'xdg-utils',
      'libglib2.0-bin',
      'unzip',
    ],
  },
  {
    when: 'gnome',
    reason: 'a GNOME without a screen, with and without its extension for tray icons',
    packages: ['gnome-shell', 'gnome-shell-extension-appindicator', 'dbus', 'systemd'],
  },
  {
    when: 'gnome',
    reason: 'input methods for Chinese, Japanese and Korean, and fonts that have their characters',
    packages: ['ibus', 'ibus-libpinyin', 'ibus-mozc', 'ibus-hangul', 'fonts-droid-fallback', 'fonts-nanum'],
  },
  {
    when: 'gnome',
    reason: 'its portals, and the file dialogue that they show',
    packages: ['xdg-desktop-portal', 'xdg-desktop-portal-gnome', 'nautilus'],
  },
  { when: 'gnome', reason: 'programs of GTK 4 beside ours', packages: ['python3-gi', 'gir1.2-gtk-4.0'] },
  {
    when: 'gnome',
    reason: 'the bus of screen readers, and what reads it',
    packages: ['at-spi2-core', 'python3-pyatspi'],
  },
  {
    when: 'labwc',
    reason: 'a wlroots desktop without a screen: its panel, notifications, keys, pointer and pictures',
    packages: [
      ...[
        'labwc',
        'waybar',
        'mako-notifier',
        'wtype',
        'wlrctl',
        'wlr-randr',
        'wl-clipboard',
        'grim',
        'dbus',
        'systemd',
      ],
    ],
  },
  { when: 'applications', reason: 'a server by which the peers of a call meet', packages: ['coturn'] },
  { when: 'applications', reason: 'a server of HTTP/3', packages: ['python3-aioquic'] },
  { when: 'cups', reason: 'a print service', packages: ['cups', 'cups-client', 'socat'] },
  {
    when: 'kwin',
    reason: 'the compositor of KDE in a window of an X server without a screen, with its frames and a panel',
    packages: ['kwin-wayland', 'kwin-style-breeze', 'waybar', 'xvfb', 'imagemagick', 'dbus', 'systemd'],
  },
  {
    when: 'file-managers',
    reason: 'file managers on an X server without a screen, and what reads their menus',
    packages: [
      ...['nautilus', 'python3-nautilus', 'nemo', 'thunar', 'dolphin'],
      ...['xvfb', 'openbox', 'xdotool', 'imagemagick', 'dbus', 'at-spi2-core', 'python3-pyatspi'],
    ],
  },
  { when: 'incus', reason: 'a cluster in namespaces', packages: ['incus-base', 'incus-client', 'rsync'] },
  { when: 'tests', reason: 'hosts of a pool, reached over ssh', packages: ['dropbear-bin', 'openssh-client'] },
  { when: 'tests', reason: 'the client of a cluster, against a fake of its API server', packages: ['kubectl'] },
  { when: 'tests', reason: 'the voice that sessions read aloud with', packages: ['espeak-ng'] },
  { when: 'tests', reason: 'a viewer in its jail', packages: ['tigervnc-viewer'] },
  { when: 'tests', reason: 'the desktop’s pages, looked at in every state', packages: ['chromium'] },
  {
    when: 'tests',
    reason: 'the characters of each language on these pages',
    packages: ['fonts-noto-core', 'fonts-noto-cjk'],
  },
  {
    when: 'tests',
    reason: 'browsers and a mail program of the host with our extension',
    packages: ['chromium', 'firefox-esr', 'thunderbird', 'xdotool'],
  },
  {
    when: 'tests',
    reason: 'the sound servers that sessions are heard on and spoken into',
    packages: ['pipewire', 'pipewire-bin', 'pulseaudio', 'pulseaudio-utils', 'wireplumber'],
  },
  {
    when: 'tests',
    reason: 'the test bed: an Internet of network namespaces',
    packages: ['dnsmasq-base', 'iproute2', 'nftables'],
  },
  { when: 'tests', reason: 'the other end of an exit', packages: ['wireguard-go', 'wireguard-tools'] },
  { when: 'tests', reason: 'a network that has only IPv6, with NAT64', packages: ['tayga'] },
  { when: 'tests', reason: 'a private Tor network', packages: ['tor'] },
  { when: 'tests', reason: 'where connections of sessions lead, as in the network VM', packages: ['conntrack'] },
  {
    when: 'tests',
    reason: 'both ends of 802.1X, and what speaks raw frames',
    packages: ['hostapd', 'wpasupplicant', 'openssl', 'perl-base'],
  },
  { when: 'tests', reason: 'a registry of images, and another client of it', packages: ['docker-registry', 'oras'] },
  { when: 'tests', reason: 'a proxy to a registry', packages: ['tinyproxy-bin'] },
  {
    when: 'tests',
    reason: 'reading metrics and JUnit reports as other programs do',
    packages: ['curl', 'python3-junitparser', 'python3-prometheus-client'],
  },
  { when: 'tests', reason: 'the guest agent’s unit tests', packages: ['rsync', 'sqlite3'] },
  { when: 'tests', reason: 'a FAT disk, to which files are saved', packages: ['dosfstools', 'fusefat'] },
  { when: 'tests', reason: 'reading safe copies, as a viewer would', packages: ['poppler-utils'] },
  { when: 'tests', reason: 'seeing which files the host agent opens', packages: ['strace'] },
  { when: 'tests', reason: 'archives, which the viewer reads', packages: ['libarchive-tools'] },
  { when: 'tests', reason: 'recordings of sessions, and the archives in them', packages: ['ffmpeg', '7zip', 'tshark'] },
  { when: 'tests', reason: 'starting the host agent as systemd does', packages: ['systemd'] },
  { when: 'packaging', reason: 'making Debian packages', packages: ['debhelper', 'dh-apparmor', 'dpkg-dev'] },
  { when: 'rpm', reason: 'making RPM packages', packages: ['rpm'] },
  { when: 'tests', reason: 'looking at RPM packages', packages: ['rpm', 'rpmlint'] },
  { when: 'repository', reason: 'a signed repository of them', packages: ['reprepro', 'gpg', 'gpg-agent'] },
  {
    when: 'tests',
    reason: 'looking at the packages that we make',
    packages: ['debhelper', 'dh-apparmor', 'dpkg-dev', 'lintian', 'appstream', 'desktop-file-utils', 'apparmor'],
  },
  { when: 'tests', reason: 'trying the manual and the completions', packages: ['mandoc', 'zsh', 'fish'] },
  { when: 'tests', reason: 'the kernel of a VM that plays a film', packages: ['binutils'] },
  { when: 'tests', reason: 'reading Xen configurations without Xen', packages: ['gcc', 'libc6-dev'] },
  { when: 'tests', reason: 'starting a host image as a computer’s firmware does', packages: ['ovmf'] },
  {
    when: 'tests',
    reason: 'a fake of xenmgr: its bus, its consoles, and disks of others’ making',
    packages: ['dbus', 'bsdutils', 'e2fsprogs'],
  },
];

/**
 * The names in the groups of one occasion, in alphabetical order.
 * @param {PackageGroup['when']} occasion
 */
export const packagesFor = (occasion) =>
  [...new Set(packageGroups.flatMap(({ when, packages }) => (when === occasion ? packages : [])))].sort();

/**
 * The names needed, each once, in alphabetical order.
 * @param {{ hasDesktop: boolean, forTests: boolean }} vm
 * @returns {string[]}
 */
export function neededPackages({ hasDesktop, forTests }) {
  const groups = packageGroups.filter(
    ({ when }) => when === 'always' || (when === 'desktop' && hasDesktop) || (when === 'tests' && forTests),
  );
  return [...new Set(groups.flatMap(({ packages }) => packages))].sort();
}
