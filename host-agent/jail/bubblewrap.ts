import { dirname } from 'node:path';
import { z } from 'zod';
import { APPARMOR_SIGN, JAIL_MAKER, under } from '../api/host/apparmor.ts';
import type { Confinement } from './apparmor.ts';
import { callFilter, type SocketFamily } from './call-filter.ts';
import { DENIED_CALLS, NAMESPACE_CALLS } from './denied-calls.ts';
import type { Tool } from '../process/run.ts';
import { IDS_INSIDE } from './subordinate-ids.ts';

/** prlimit executes bubblewrap, so that the limits apply to everything in the jail. */
export const bubblewrap: Tool = { program: 'prlimit', debianPackage: 'bubblewrap', timeoutMs: 10_000 };

/** Programs that create a jail. */
export const JAIL_PROGRAMS = [
  { program: 'bwrap', debianPackage: 'bubblewrap' },
  { program: 'prlimit', debianPackage: 'util-linux' },
  { program: 'choom', debianPackage: 'util-linux' },
  { program: 'enosys', debianPackage: 'util-linux-extra' },
] as const;

/** Limits that also apply to every program that the jailed one executes. */
export interface JailLimits {
  readonly addressSpaceBytes: number;
  /** Threads count. */
  readonly processes: number;
  readonly openFiles: number;
  /** Largest file that it may write; absent: {@link MAX_FILE_BYTES}. */
  readonly fileBytes?: number;
  /** Memory that may be locked, which a device of the host needs to access the guest's memory. */
  readonly lockedBytes?: number;
}

export interface Jail {
  /** System files of the program, read-only at their usual paths; missing ones are skipped. */
  readonly system: readonly string[];
  /** Read-only: host path to path in the jail. */
  readonly readable: readonly (readonly [host: string, inside: string])[];
  /** Readable and writable: host path to path in the jail. */
  readonly writable: readonly (readonly [host: string, inside: string])[];
  readonly devices: readonly string[];
  /** A device that its account may not open: it gets it as an open file, {@link JAIL_DESCRIPTORS}. */
  readonly handedDevice?: string;
  /** Stays with the person's account, for devices that only this one may use. */
  readonly keepsAccount?: true;
  /** Symbolic links in the jail: target to path. */
  readonly links?: readonly (readonly [target: string, inside: string])[];
  readonly environment?: Readonly<Record<string, string>>;
  /** Only for programs that carry frames between the jails and the host's network. */
  readonly sharesNetwork?: true;
  /** The families of sockets that it may create besides Unix sockets. */
  readonly networkFamilies?: readonly Exclude<SocketFamily, 'unix'>[];
  /** The program creates a narrower jail for itself, for which it needs namespaces. */
  readonly isolatesItself?: true;
  /** Selects the AppArmor profile, where our profiles are loaded. */
  readonly confinement?: Confinement;
  readonly limits: JailLimits;
  readonly command: readonly string[];
}

/** Largest file in the jail: enough for a picture of the largest screen, too small to fill the host's memory. */
const MAX_FILE_BYTES = 256 * 1024 * 1024;
const TEMPORARY_BYTES = 16 * 1024 * 1024;
/** Its only place for temporary files. No host has this folder, so the AppArmor profiles, which know only paths, allow nothing outside the jail. */
const SCRATCH = '/scratch';

/** Debian's library folders, which every program needs. */
const LIBRARIES = ['/usr/lib/x86_64-linux-gnu', '/usr/lib64'];
/** Programs that run inside the jail before the jailed one. */
const STEPS_INSIDE = ['/usr/bin/prlimit', '/usr/bin/enosys'];
const STEP_UNDER_PROFILE = '/usr/bin/setpriv';
const STEPS_TO_ACCOUNT = ['/usr/bin/setpriv', '/usr/bin/unshare'];

/** Besides the jail itself: what this host has for it. */
export interface JailForm {
  /** The AppArmor profile. */
  readonly profile?: string | undefined;
  /** Its namespaces are created without ids: it waits until it has got those of a separate account. */
  readonly hasOwnAccount?: boolean;
}

/** Arguments for prlimit that create the jail and run its command. The jail contains only what is listed. Pure. */
export function jailArguments(jail: Jail, form: JailForm = {}): string[] {
  const maker = form.profile === undefined ? [] : under(JAIL_MAKER);
  return [
    ...limits(jail.limits),
    ...(form.hasOwnAccount === true || jail.keepsAccount === true ? UNMASKED : []),
    ...maker,
    'bwrap',
    ...namespaces(jail, form),
    ...rights(jail, form),
    ...files(jail, form),
    ...descriptors(),
    '--',
    ...inside(jail, form),
  ];
}

/** Other accounts connect to the sockets that it creates: the person's, and those of other jails. Only the person can enter the folders above. */
const UNMASKED = ['sh', '-c', 'umask 0; exec "$0" "$@"'];

/** Hard limits: an account cannot raise them again. */
function limits({ addressSpaceBytes, openFiles, fileBytes = MAX_FILE_BYTES, lockedBytes }: JailLimits): string[] {
  return [
    `--fsize=${fileBytes}`,
    // A core file would hold the guest's memory. Not 0, which does not stop a core that is piped to a program; with 1 the kernel makes none at all.
    '--core=1',
    `--as=${addressSpaceBytes}`,
    `--nofile=${openFiles}`,
    ...(lockedBytes === undefined ? [] : [`--memlock=${lockedBytes}`]),
  ];
}

function namespaces({ sharesNetwork, isolatesItself }: Jail, { hasOwnAccount }: JailForm): string[] {
  return [
    // New user, process, network, IPC, host name and cgroup namespaces: no network, no abstract sockets, no other processes.
    '--unshare-all',
    ...(sharesNetwork === true ? ['--share-net'] : []),
    '--unshare-user',
    ...(hasOwnAccount === true
      ? ['--userns-block-fd', String(JAIL_DESCRIPTORS.hold)]
      : [
          // A process in a new user namespace has all capabilities, which exposes much more of the kernel.
          ...(isolatesItself === true ? [] : ['--disable-userns']),
          // The same ids in every jail, whatever the account outside.
          '--uid',
          String(IDS_INSIDE.own),
          '--gid',
          String(IDS_INSIDE.own),
        ]),
    '--hostname',
    'jail',
  ];
}

/** bubblewrap itself always sets no_new_privs. */
function rights({ environment = {} }: Jail, { hasOwnAccount }: JailForm): string[] {
  return [
    // Detached from the terminal, so that it cannot inject input there.
    '--new-session',
    '--cap-drop',
    'ALL',
    // Until it has become its account.
    ...(hasOwnAccount === true ? ['--cap-add', 'CAP_SETUID', '--cap-add', 'CAP_SETGID'] : []),
    // The person's environment may hold secrets and socket addresses.
    '--clearenv',
    '--setenv',
    'PATH',
    '/usr/bin',
    '--setenv',
    'LC_ALL',
    'C.UTF-8',
    ...Object.entries(environment).flatMap(([name, value]) => ['--setenv', name, value]),
  ];
}

/** No home, /etc, /sys or /run: only listed paths exist. */
function files(jail: Jail, { profile, hasOwnAccount }: JailForm): string[] {
  const steps = new Set([
    ...STEPS_INSIDE,
    ...(profile === undefined ? [] : [STEP_UNDER_PROFILE]),
    ...(hasOwnAccount === true ? STEPS_TO_ACCOUNT : []),
  ]);
  const system = [...LIBRARIES, ...steps, ...jail.system];
  const links = jail.links ?? [];
  const paths = [...system, ...[...links, ...jail.readable, ...jail.writable].map(([, inside]) => inside)];
  return [
    // bubblewrap creates missing parents so that only the person may enter them.
    ...parentsOf(paths).flatMap((folder) => ['--dir', folder]),
    ...system.flatMap((path) => ['--ro-bind-try', path, path]),
    '--symlink',
    'usr/bin',
    '/bin',
    '--symlink',
    'usr/lib',
    '/lib',
    '--symlink',
    'usr/lib64',
    '/lib64',
    // Shows only the jail's own process namespace.
    '--proc',
    '/proc',
    // Only null, zero, full, random, tty, and the listed devices.
    '--dev',
    '/dev',
    ...jail.devices.flatMap((device) => ['--dev-bind', device, device]),
    '--perms',
    '1777',
    '--size',
    String(TEMPORARY_BYTES),
    '--tmpfs',
    SCRATCH,
    ...links.flatMap(([target, inside]) => ['--symlink', target, inside]),
    ...jail.readable.flatMap(([host, inside]) => ['--ro-bind', host, inside]),
    ...jail.writable.flatMap(([host, inside]) => ['--bind', host, inside]),
    ...(profile === undefined ? [] : ['--dir', APPARMOR_SIGN]),
    '--chdir',
    SCRATCH,
    // Both are tmpfs without a size limit, so they must not be writable.
    '--remount-ro',
    '/dev',
    '--remount-ro',
    '/',
  ];
}

/** All folders above these paths, each before those in it. Pure. */
function parentsOf(paths: readonly string[]): string[] {
  const above = (path: string): string[] => (dirname(path) === '/' ? [] : [...above(dirname(path)), dirname(path)]);
  return [...new Set(paths.flatMap(above))];
}

/**
 * Open files that bubblewrap inherits. `info`: it reports the pid of the process inside, which has to be killed to end the jail. `filter`:
 * {@link jailFilter}. `device`: {@link Jail.handedDevice}. `hold`: a jail with a separate account waits until something arrives here.
 */
export const JAIL_DESCRIPTORS = { info: 3, filter: 4, device: 5, hold: 6 } as const;

function descriptors(): string[] {
  return ['--info-fd', String(JAIL_DESCRIPTORS.info), '--seccomp', String(JAIL_DESCRIPTORS.filter)];
}

/** The system call filter that belongs to {@link jailArguments}. Pure. */
export function jailFilter({ networkFamilies = [], isolatesItself }: Jail): Buffer {
  return callFilter({ families: ['unix', ...networkFamilies], mayCreateNamespaces: isolatesItself === true });
}

function inside(
  { limits: { processes }, isolatesItself, command }: Jail,
  { profile, hasOwnAccount }: JailForm,
): string[] {
  const denied = [...DENIED_CALLS, ...(isolatesItself === true ? [] : NAMESPACE_CALLS)];
  return [
    ...(hasOwnAccount === true ? becomeOwnAccount() : []),
    // Set inside the user namespace: outside, all processes of the account would count.
    'prlimit',
    `--nproc=${processes}`,
    'enosys',
    ...denied.flatMap((call) => ['--syscall', call]),
    '--',
    ...(profile === undefined ? [] : under(profile)),
    ...command,
  ];
}

/** From root of the jail's namespace, which is the person outside, to its account, in a second namespace in which the person does not exist. */
function becomeOwnAccount(): string[] {
  const own = String(IDS_INSIDE.own);
  return [
    ...['setpriv', `--reuid=${own}`, `--regid=${own}`, '--clear-groups', '--'],
    ...['unshare', '--user', `--map-user=${own}`, `--map-group=${own}`, '--'],
  ];
}

const Info = z.object({ 'child-pid': z.int().min(2) });

/** The pid of the jail's first process from bubblewrap's info descriptor, or `undefined` when the jail was not created. */
export function parseJailPid(infoText: string): number | undefined {
  try {
    return Info.parse(JSON.parse(infoText))['child-pid'];
  } catch {
    return undefined;
  }
}
