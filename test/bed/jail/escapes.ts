/** The numbered escapes from a jail. */
import type { Jailbreak } from './jailbreak.ts';

/** The targets of an escape. */
export type Outside = Pick<Jailbreak, 'path' | 'port' | 'abstract' | 'victim' | 'temporary'>;

export interface Escape {
  readonly what: string;
  readonly escape: string;
  /** The arguments outside, and inside unless others are given. `OWN` is the one folder that a jail may write to. */
  readonly target?: (outside: Outside) => string;
  readonly inside?: string;
  /** Set if AppArmor refuses it without the jail, with a separate target if one is given. Not set for sockets: kernels before 6.17 do not ask AppArmor about them. */
  readonly policy?: true | string;
  /** Set if ordinary permissions refuse it without the jail, to a program with a separate account. */
  readonly account?: true;
}

/** The number of an escape is its position, from 1. */
export const ESCAPES: readonly Escape[] = [
  {
    what: 'reads a file of the home',
    escape: 'read-file',
    target: (at) => at.path('home/secret'),
    policy: true,
    account: true,
  },
  { what: 'lists the home', escape: 'list-folder', target: (at) => at.path('home'), policy: true, account: true },
  { what: 'reads the system’s settings', escape: 'read-file', target: () => '/etc/passwd', policy: true },
  { what: 'reads the system’s hardware', escape: 'list-folder', target: () => '/sys/class', policy: true },
  {
    what: 'writes to its image',
    escape: 'write-file',
    target: (at) => at.path('image/root'),
    inside: '/image/root',
    policy: true,
    account: true,
  },
  {
    what: 'makes a file outside its folder',
    escape: 'make-file',
    target: (at) => at.path('scratch/file'),
    inside: '/file',
    policy: true,
    account: true,
  },
  {
    what: 'makes a file in its system',
    escape: 'make-file',
    target: (at) => at.path('scratch/file'),
    inside: '/usr/lib/x86_64-linux-gnu/file',
    policy: true,
  },
  {
    what: 'fills memory by files among devices',
    escape: 'fill-folder',
    target: (at) => at.path('scratch/file'),
    inside: '/dev/shm/file',
    policy: true,
  },
  {
    what: 'fills memory by temporary files',
    escape: 'fill-folder',
    target: (at) => at.path('scratch/file'),
    inside: '/scratch/file',
    account: true,
  },
  {
    what: 'makes a file of any size',
    escape: 'large-file',
    target: (at) => at.path('scratch/file'),
    inside: 'OWN/file',
    policy: true,
  },
  { what: 'opens a connection', escape: 'connect-tcp', target: (at) => String(at.port), policy: true },
  // In no network namespace: the host and other VMs may listen there.
  { what: 'makes a socket to the host’s hypervisor (vsock)', escape: 'make-vsock' },
  { what: 'makes a socket to the kernel (netlink)', escape: 'make-netlink', policy: true },
  { what: 'reaches a program by an abstract socket', escape: 'connect-abstract', target: (at) => at.abstract },
  { what: 'reaches the host agent', escape: 'connect-unix', target: (at) => at.path('r/agent.sock'), account: true },
  {
    what: 'reaches another session',
    escape: 'connect-unix',
    target: (at) => at.path('r/sessions/other/m/qmp.sock'),
    account: true,
  },
  {
    what: 'reads the screen of another VM',
    escape: 'read-file',
    target: (at) => at.path('r/sessions/other/m/frame.ppm'),
    policy: true,
    account: true,
  },
  {
    what: 'makes a file in the folder of another VM',
    escape: 'make-file',
    target: (at) => at.path('r/sessions/other/m/file'),
    policy: true,
    account: true,
  },
  {
    what: 'reads a temporary file of the person',
    escape: 'read-file',
    target: (at) => at.temporary,
    policy: true,
    account: true,
  },
  {
    what: 'makes a file where all programs put temporary files',
    escape: 'make-file',
    target: (at) => `${at.temporary}-made`,
    policy: true,
  },
  {
    what: 'reads what is written down of another session',
    escape: 'read-file',
    target: (at) => at.path('r/sessions/other/record.json'),
    policy: true,
    account: true,
  },
  {
    what: 'reads what is written down of itself',
    escape: 'read-file',
    target: (at) => at.path('r/sessions/own/record.json'),
    policy: true,
    account: true,
  },
  { what: 'starts a shell', escape: 'run-shell', policy: true },
  {
    what: 'starts a program that it brings along',
    escape: 'run-own',
    target: (at) => at.path('scratch/own'),
    inside: 'OWN/own',
    policy: '/scratch/own',
  },
  { what: 'becomes two', escape: 'fork' },
  { what: 'becomes very many', escape: 'many-threads', target: () => '2000' },
  {
    what: 'traces a program of the same account',
    escape: 'trace',
    target: (at) => at.victim,
    policy: true,
    account: true,
  },
  {
    what: 'signals a program of the same account',
    escape: 'signal',
    target: (at) => at.victim,
    policy: true,
    account: true,
  },
  {
    what: 'looks at a program of the same account',
    escape: 'look-at-process',
    target: (at) => at.victim,
    policy: true,
    account: true,
  },
  { what: 'takes memory without a bound', escape: 'memory' },
  { what: 'raises its bound of memory', escape: 'raise-memory' },
  { what: 'leaves a core file', escape: 'core-file' },
  { what: 'finds a device', escape: 'devices', policy: true },
  { what: 'makes a user namespace', escape: 'user-namespace', policy: true },
  { what: 'makes a user namespace by a child', escape: 'user-namespace-of-child', policy: true },
  { what: 'mounts', escape: 'mount', target: (at) => at.path('scratch'), inside: '/scratch', policy: true },
  { what: 'uses the person’s keys', escape: 'keys' },
  { what: 'gains rights by starting a program', escape: 'gain-rights' },
  { what: 'reads the person’s environment', escape: 'environment' },
];
