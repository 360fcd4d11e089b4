import { z } from 'zod';
import type { Tool } from './run.ts';

/** Through prlimit, which becomes bubblewrap: the limits hold for all that is in the jail. */
export const bubblewrap: Tool = { program: 'prlimit', debianPackage: 'bubblewrap', timeoutMs: 10_000 };

/** The same, for work that nobody waits for. */
export const nice: Tool = { program: 'nice', debianPackage: 'coreutils', timeoutMs: 10_000 };

/** The jail's arguments as ones of `nice`: it gets what everything else leaves of the processors. Pure. */
export const behindEverything = (jailed: readonly string[]): string[] => ['-n', '19', bubblewrap.program, ...jailed];

export interface Jail {
  /** Read-only for the program inside: host path to path in the jail. */
  readonly readable: readonly (readonly [host: string, inside: string])[];
  /** Read and write. */
  readonly writable: readonly (readonly [host: string, inside: string])[];
  readonly devices: readonly string[];
  /** Links inside the jail: target to path. */
  readonly links?: readonly (readonly [target: string, inside: string])[];
  /** The one who may: it carries frames between the jails and this computer's network. */
  readonly sharesNetwork?: true;
  /** Memory that may be locked, where a device of the computer reads and writes the guest's. */
  readonly lockedBytes?: number;
  readonly command: readonly string[];
}

/** No file in the jail grows beyond this: room for a picture of the largest screen, not for filling the host's memory. */
const LARGEST_FILE_BYTES = 256 * 1024 * 1024;

/** prlimit and bubblewrap arguments for a program that needs nothing of the host but the files named. Pure. */
export function jailArguments(jail: Jail): string[] {
  return [
    `--fsize=${LARGEST_FILE_BYTES}`,
    // A core file would hold the guest's memory.
    '--core=0',
    ...(jail.lockedBytes === undefined ? [] : [`--memlock=${jail.lockedBytes}`]),
    'bwrap',
    // Own user, process, network, IPC, host name and cgroup namespaces: no network, no other process in sight.
    '--unshare-all',
    ...(jail.sharesNetwork === true ? ['--share-net'] : []),
    '--unshare-user',
    // All namespaces are made; none can be made inside, which is where kernel bugs are found.
    '--disable-userns',
    '--uid', '1000',
    '--gid', '1000',
    '--hostname', 'jail',
    // No way back to the terminal it was started from.
    '--new-session',
    '--cap-drop', 'ALL',
    '--clearenv',
    '--setenv', 'PATH', '/usr/bin:/usr/sbin',
    '--setenv', 'LC_ALL', 'C.UTF-8',
    '--ro-bind', '/usr', '/usr',
    '--symlink', 'usr/bin', '/bin',
    '--symlink', 'usr/lib', '/lib',
    '--symlink', 'usr/lib64', '/lib64',
    '--proc', '/proc',
    '--dev', '/dev',
    '--tmpfs', '/tmp',
    ...jail.devices.flatMap((device) => ['--dev-bind', device, device]),
    ...(jail.links ?? []).flatMap(([target, inside]) => ['--symlink', target, inside]),
    ...jail.readable.flatMap(([host, inside]) => ['--ro-bind', host, inside]),
    ...jail.writable.flatMap(([host, inside]) => ['--bind', host, inside]),
    '--chdir', '/tmp',
    // Tells us the number of the process inside, which is what has to be killed.
    '--info-fd', '3',
    '--',
    ...jail.command,
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
