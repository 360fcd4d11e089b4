/** The jails of an image build: one in which packages run scripts, as root of its namespaces, and one for the programs that read what packages left. */

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

export interface BuildJail {
  /** Files and folders that it may read, at the same paths. */
  readonly readable: readonly string[];
  /** The only folder that it may write, at the same path. What it leaves there is untrusted. */
  readonly writable?: string;
  /** Whether it may act as root of its namespaces, as an installation of packages does. */
  readonly installsPackages: boolean;
}

/**
 * Arguments for unshare, for a command that runs in namespaces with a separate process tree and mount tree and without a network, in a tree that
 * contains only the system's programs and what `jail` lists. No home, no sockets of the host, nothing else of the host's /etc. Pure.
 */
export function buildJailArguments(jail: BuildJail, command: readonly string[]): string[] {
  return ['--net', '--ipc', '--uts', 'bwrap', ...tree(jail), ...rights(jail), '--die-with-parent', '--', ...command];
}

function tree({ readable, writable, installsPackages }: BuildJail): string[] {
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
    ...(installsPackages ? ['--dev-bind-try', '/dev/console', '/dev/console'] : []),
    ...['/run', '/tmp', '/var/tmp', '/root'].flatMap((path) => ['--tmpfs', path]),
    ...readable.flatMap((path) => ['--ro-bind', path, path]),
    // An installation has its devices, which mmdebstrap binds into the tree.
    ...(writable === undefined
      ? []
      : [installsPackages ? '--dev-bind' : '--bind', writable, writable, '--chdir', writable]),
  ];
}

/** Without the right to create namespaces, in which a process has all capabilities again. */
const WITHOUT_RIGHTS = ['--unshare-user', '--disable-userns', '--cap-drop', 'ALL'];

function rights({ installsPackages }: BuildJail): string[] {
  if (!installsPackages) return WITHOUT_RIGHTS;
  return ['--cap-drop', 'ALL', ...CAPABILITIES.flatMap((name) => ['--cap-add', name])];
}
