/** What confines the process of a compromised VM, and which further protection this host could have. */
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Finding } from '../api/doctor.ts';
import { type AppArmor, appArmor } from '../jail/apparmor.ts';
import type { Jail } from '../jail/bubblewrap.ts';
import { lastWords } from '../process/launch.ts';
import { launchJail } from '../jail/launch-jail.ts';
import { canScope } from '../jail/systemd-scope.ts';

/** With nothing in it but what every jail has. */
const EMPTY: Jail = {
  confinement: 'trial',
  system: [],
  readable: [],
  writable: [],
  devices: [],
  limits: { addressSpaceBytes: 256 * 1024 * 1024, processes: 16, openFiles: 64 },
  command: ['prlimit', '--version'],
};
/** What that prints, when it was reached. */
const REACHED = 'prlimit from';
const BOUNDS = { memoryBytes: 64 * 1024 * 1024, processors: 1, processes: 16 };

/** `profiles`: the folder of our AppArmor profiles in this installation. */
export async function confinement(profiles: string): Promise<Finding[]> {
  const loading = loadingLine(profiles, existsSync(join(INSTALLED_PROFILES, PROFILES_FILE)));
  return [
    await jail(loading),
    boundsFinding(await canScope()),
    policyFinding(await appArmor(), await hasSelinux(), loading),
  ];
}

const INSTALLED_PROFILES = '/etc/apparmor.d';
const PROFILES_FILE = 'safe-browse';

/** What root runs for our profiles to be loaded, now and at each start of the computer. `isInstalled`: as the Debian package does it. Pure. */
export function loadingLine(profiles: string, isInstalled: boolean): string {
  const load = `apparmor_parser --replace ${INSTALLED_PROFILES}/${PROFILES_FILE}`;
  return isInstalled ? load : `cp -r '${profiles}/.' ${INSTALLED_PROFILES}/ && ${load}`;
}

async function jail(loading: string): Promise<Finding> {
  const folder = await mkdtemp(join(tmpdir(), 'sb-jail-'));
  const logFile = join(folder, 'log');
  try {
    const launched = await launchJail(EMPTY, { role: 'trial', logFile, bounds: BOUNDS });
    await launched.ended;
    const said = await lastWords(logFile);
    return jailFinding(said.includes(REACHED), said, (await restrictsNamespaces()) ? loading : undefined);
  } catch {
    return jailFinding(false, 'a program for it is missing');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Ubuntu's setting, since 23.10: an account's program that no AppArmor profile allows it makes no user namespaces, or such as are of no use. */
async function restrictsNamespaces(): Promise<boolean> {
  return (await readFile('/proc/sys/kernel/apparmor_restrict_unprivileged_userns', 'utf8').catch(() => '')).startsWith(
    '1',
  );
}

/** `loading`: the line that loads our profiles, where the kernel asks for one. Pure. */
export function jailFinding(isMade: boolean, said: string, loading?: string): Finding {
  if (isMade) return { check: 'jail', level: 'ok', message: 'Each machine’s process runs in a jail of its own.' };
  const message = `No jail can be made for a machine’s process: ${said}.`;
  return loading === undefined
    ? {
        check: 'jail',
        level: 'trouble',
        message,
        hint: 'Let accounts make user namespaces: sysctl user.max_user_namespaces, kernel.unprivileged_userns_clone.',
      }
    : {
        check: 'jail',
        level: 'trouble',
        message: `${message} This kernel gives user namespaces to those alone whom an AppArmor profile allows them (kernel.apparmor_restrict_unprivileged_userns).`,
        hint: `Load ours, as root: ${loading}`,
      };
}

/** Pure. */
export function boundsFinding(hasScopes: boolean): Finding {
  return hasScopes
    ? {
        check: 'bounds',
        level: 'ok',
        message: 'Each machine is held to its memory and processors by a cgroup of its own.',
      }
    : {
        check: 'bounds',
        level: 'note',
        message:
          'No cgroup is to be had: a machine’s process is held by limits of its address space, threads and files alone.',
        hint: 'Log in through systemd, and have it delegate the controllers memory, cpu and pids to users.',
      };
}

async function hasSelinux(): Promise<boolean> {
  return (await readFile('/sys/kernel/security/lsm', 'utf8').catch(() => '')).split(',').includes('selinux');
}

/** Pure. */
export function policyFinding(profiles: AppArmor, isSelinuxOn: boolean, loading: string): Finding {
  if (profiles === 'loaded')
    return {
      check: 'policy',
      level: 'ok',
      message: 'Behind its jail AppArmor holds each machine’s process, under a profile of its own.',
    };
  if (profiles === 'not loaded')
    return {
      check: 'policy',
      level: 'note',
      message:
        'AppArmor is on, but our profiles are not loaded: nothing stands behind the jail of a machine’s process.',
      hint: `Load them, as root: ${loading}`,
    };
  return isSelinuxOn
    ? {
        check: 'policy',
        level: 'note',
        message:
          'SELinux is on, but no policy of its own is there for a machine’s process: namespaces, filters of system calls and limits hold it, and what SELinux says of your account.',
        hint: 'There is nothing to be done about it in this version.',
      }
    : {
        check: 'policy',
        level: 'note',
        message:
          'This computer’s kernel has neither SELinux nor AppArmor on: namespaces, filters of system calls and limits hold a machine’s process, with no second wall behind them.',
        hint: 'Use a kernel with one of them; Debian’s has AppArmor.',
      };
}
