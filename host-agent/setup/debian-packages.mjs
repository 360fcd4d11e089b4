// @ts-check
/** Every Debian package that set-up installs, with its reason. */

/**
 * @typedef {object} PackageGroup
 * @property {string} reason
 * @property {readonly string[]} packages
 * @property {'always' | 'desktop' | 'tests'} when
 */

/** @type {readonly PackageGroup[]} */
export const packageGroups = [
  { when: 'always', reason: 'the virtual machines', packages: ['qemu-system-x86'] },
  { when: 'always', reason: 'the jail around each virtual machine', packages: ['bubblewrap', 'util-linux'] },
  { when: 'always', reason: 'the uplink of the network driver VM', packages: ['passt', 'iproute2'] },
  { when: 'always', reason: 'building images', packages: ['mmdebstrap', 'erofs-utils', 'cpio', 'xz-utils', 'kmod', 'uidmap'] },
  { when: 'desktop', reason: 'seeing a session', packages: ['tigervnc-viewer'] },
  { when: 'tests', reason: 'the test laboratory: an Internet of network namespaces', packages: ['dnsmasq-base', 'iproute2', 'nftables'] },
  { when: 'tests', reason: 'the guest agent’s unit tests', packages: ['rsync'] },
];

/**
 * The names needed, each once, in alphabetical order.
 * @param {{ hasDesktop: boolean, forTests: boolean }} machine
 * @returns {string[]}
 */
export function neededPackages({ hasDesktop, forTests }) {
  const groups = packageGroups.filter(({ when }) => when === 'always' || (when === 'desktop' && hasDesktop) || (when === 'tests' && forTests));
  return [...new Set(groups.flatMap(({ packages }) => packages))].sort();
}
