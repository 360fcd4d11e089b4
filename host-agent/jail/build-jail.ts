/** The jail of an image build: packages run scripts in it, as root of its namespaces. */

/** What mmdebstrap, our hooks and dpkg's scripts do as root, in a user namespace. The others would let a script reach more of the kernel, such as its firewall. */
const CAPABILITIES = [
  'CAP_CHOWN',
  'CAP_DAC_OVERRIDE',
  'CAP_DAC_READ_SEARCH',
  'CAP_FOWNER',
  'CAP_FSETID',
  'CAP_KILL',
  'CAP_SETFCAP',
  'CAP_SETGID',
  'CAP_SETPCAP',
  'CAP_SETUID',
  'CAP_SYS_ADMIN', // mounts
  'CAP_SYS_CHROOT',
  'CAP_SYS_PTRACE', // finding what Chromium's first run left, in its own process namespace
] as const;

/** Files that programs need to find accounts and libraries. */
const SYSTEM_FILES = [
  '/etc/alternatives',
  '/etc/group',
  '/etc/ld.so.cache',
  '/etc/ld.so.conf',
  '/etc/ld.so.conf.d',
  '/etc/nsswitch.conf',
  '/etc/passwd',
] as const;

/**
 * Arguments for unshare, for a command that runs as root of namespaces with a separate process tree and mount tree and without a network, in a tree
 * that contains only the system's programs, read-only, and `folder`. No home, no sockets of the host, nothing else of the host's /etc. Pure.
 */
export function buildJailArguments(folder: string, command: readonly string[]): string[] {
  return ['--net', '--ipc', '--uts', 'bwrap', ...tree(folder), ...rights(), '--die-with-parent', '--', ...command];
}

function tree(folder: string): string[] {
  return [
    '--ro-bind',
    '/usr',
    '/usr',
    ...['bin', 'sbin', 'lib', 'lib64'].flatMap((name) => ['--symlink', `usr/${name}`, `/${name}`]),
    ...SYSTEM_FILES.flatMap((path) => ['--ro-bind-try', path, path]),
    // A process tree without bubblewrap's own first process, whose root is still that of the host.
    '--unshare-pid',
    '--proc',
    '/proc',
    '--dev',
    '/dev',
    // mmdebstrap offers it to the tree.
    '--dev-bind-try',
    '/dev/console',
    '/dev/console',
    ...['/run', '/tmp', '/var/tmp', '/root'].flatMap((path) => ['--tmpfs', path]),
    // With its devices, which mmdebstrap binds into the tree.
    '--dev-bind',
    folder,
    folder,
    '--chdir',
    folder,
  ];
}

function rights(): string[] {
  return ['--cap-drop', 'ALL', ...CAPABILITIES.flatMap((name) => ['--cap-add', name])];
}
