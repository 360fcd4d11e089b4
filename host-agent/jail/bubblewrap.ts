import { z } from 'zod';
import { APPARMOR_SIGN, JAIL_MAKER, under } from '../api/apparmor.ts';
import type { Confinement } from './apparmor.ts';
import { DENIED_CALLS, WALL_CALLS } from './denied-calls.ts';
import type { Tool } from '../process/run.ts';

/** Through prlimit, which becomes bubblewrap: the limits hold for all that is in the jail. */
export const bubblewrap: Tool = { program: 'prlimit', debianPackage: 'bubblewrap', timeoutMs: 10_000 };

/** What a jail is made with. */
export const JAIL_PROGRAMS = [
  { program: 'bwrap', debianPackage: 'bubblewrap' },
  { program: 'prlimit', debianPackage: 'util-linux' },
  { program: 'enosys', debianPackage: 'util-linux-extra' },
] as const;

/** No more than this, whatever the program becomes. */
export interface JailLimits {
  readonly addressSpaceBytes: number;
  /** Threads count. */
  readonly processes: number;
  readonly openFiles: number;
  /** Memory that may be locked, where a device of the computer reads and writes the guest's. */
  readonly lockedBytes?: number;
}

export interface Jail {
  /** Of the system what the program consists of, read-only, in its usual place; what this computer does not have is passed over. */
  readonly system: readonly string[];
  /** Read-only for the program inside: host path to path in the jail. */
  readonly readable: readonly (readonly [host: string, inside: string])[];
  /** Read and write. */
  readonly writable: readonly (readonly [host: string, inside: string])[];
  readonly devices: readonly string[];
  /** Links inside the jail: target to path. */
  readonly links?: readonly (readonly [target: string, inside: string])[];
  readonly environment?: Readonly<Record<string, string>>;
  /** Those who may: they carry frames between the jails and this computer's network. */
  readonly sharesNetwork?: true;
  /** It makes itself a narrower jail inside this one, for which it needs namespaces. */
  readonly isolatesItself?: true;
  /** Under which of our AppArmor profiles it runs, where there are any. */
  readonly confinement?: Confinement;
  readonly limits: JailLimits;
  readonly command: readonly string[];
}

/** No file in the jail grows beyond this: room for a picture of the largest screen, not for filling the host's memory. */
const LARGEST_FILE_BYTES = 256 * 1024 * 1024;
const TEMPORARY_BYTES = 16 * 1024 * 1024;

/** Every program here is linked with them. Debian's two places. */
const LIBRARIES = ['/usr/lib/x86_64-linux-gnu', '/usr/lib64'];
/** The last steps into the jail are taken inside. */
const STEPS_INSIDE = ['/usr/bin/prlimit', '/usr/bin/enosys'];
const STEP_UNDER_PROFILE = '/usr/bin/setpriv';

/** The whole way into a jail for a program that needs nothing of the host but what is named: arguments for prlimit. `profile`: of AppArmor, where there is one. Pure. */
export function jailArguments(jail: Jail, profile?: string): string[] {
  const maker = profile === undefined ? [] : under(JAIL_MAKER);
  return [
    ...limits(jail.limits),
    ...maker,
    'bwrap',
    ...namespaces(jail),
    ...rights(jail),
    ...files(jail, profile),
    ...told(),
    '--',
    ...inside(jail, profile),
  ];
}

/** Kept by whatever the jail's program becomes: an account cannot raise them again. */
function limits({ addressSpaceBytes, openFiles, lockedBytes }: JailLimits): string[] {
  return [
    `--fsize=${LARGEST_FILE_BYTES}`,
    // A core file would hold the guest's memory. Not 0, which stops none that the system hands to a program: at 1 the kernel makes none at all.
    '--core=1',
    `--as=${addressSpaceBytes}`,
    `--nofile=${openFiles}`,
    ...(lockedBytes === undefined ? [] : [`--memlock=${lockedBytes}`]),
  ];
}

function namespaces({ sharesNetwork, isolatesItself }: Jail): string[] {
  return [
    // Own user, process, network, IPC, host name and cgroup namespaces: no network, no abstract socket, no other process in sight.
    '--unshare-all',
    ...(sharesNetwork === true ? ['--share-net'] : []),
    '--unshare-user',
    // None can be made inside: a new one has all capabilities, which is where kernel bugs are found.
    ...(isolatesItself === true ? [] : ['--disable-userns']),
    // Whoever it is outside, inside it is nobody in particular.
    '--uid',
    '1000',
    '--gid',
    '1000',
    '--hostname',
    'jail',
  ];
}

/** That no program started inside gains rights (no_new_privs) bubblewrap sets always. */
function rights({ environment = {} }: Jail): string[] {
  return [
    // No way back to the terminal it was started from.
    '--new-session',
    '--cap-drop',
    'ALL',
    // The person's environment may hold secrets, and addresses of other programs.
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

/** No home, no /etc, no /sys, no /run: what is not named is not there. */
function files(jail: Jail, profile: string | undefined): string[] {
  const steps = profile === undefined ? STEPS_INSIDE : [...STEPS_INSIDE, STEP_UNDER_PROFILE];
  return [
    ...[...LIBRARIES, ...steps, ...jail.system].flatMap((path) => ['--ro-bind-try', path, path]),
    '--symlink',
    'usr/bin',
    '/bin',
    '--symlink',
    'usr/lib',
    '/lib',
    '--symlink',
    'usr/lib64',
    '/lib64',
    // Of its own process namespace: no other program stands in it.
    '--proc',
    '/proc',
    // null, zero, full, random, tty and no other device, but for those that are named.
    '--dev',
    '/dev',
    ...jail.devices.flatMap((device) => ['--dev-bind', device, device]),
    '--size',
    String(TEMPORARY_BYTES),
    '--tmpfs',
    '/tmp',
    ...(jail.links ?? []).flatMap(([target, inside]) => ['--symlink', target, inside]),
    ...jail.readable.flatMap(([host, inside]) => ['--ro-bind', host, inside]),
    ...jail.writable.flatMap(([host, inside]) => ['--bind', host, inside]),
    ...(profile === undefined ? [] : ['--dir', APPARMOR_SIGN]),
    '--chdir',
    '/tmp',
    // These two are memory, without a bound of their own.
    '--remount-ro',
    '/dev',
    '--remount-ro',
    '/',
  ];
}

function told(): string[] {
  // Tells us the number of the process inside, which is what has to be killed.
  return ['--info-fd', '3'];
}

function inside({ limits: { processes }, isolatesItself, command }: Jail, profile: string | undefined): string[] {
  const denied = [...DENIED_CALLS, ...(isolatesItself === true ? [] : WALL_CALLS)];
  return [
    // Counted from here on: outside all that the person runs would count too.
    'prlimit',
    `--nproc=${processes}`,
    'enosys',
    ...denied.flatMap((call) => ['--syscall', call]),
    '--',
    ...(profile === undefined ? [] : under(profile)),
    ...command,
  ];
}

const Info = z.object({ 'child-pid': z.int().min(2) });

/** The pid of the jail's first process from what bubblewrap says on its info descriptor, or `undefined` when the jail was not made. */
export function parseJailPid(infoText: string): number | undefined {
  try {
    return Info.parse(JSON.parse(infoText))['child-pid'];
  } catch {
    return undefined;
  }
}
