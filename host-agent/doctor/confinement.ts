/** What confines the hypervisor process of a VM, and which protection this host lacks. */
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import type { Finding } from '../api/host/doctor.ts';
import { type MissingProtection, missingIn, type Protections } from '../api/host/protections.ts';
import { managerOf, type PolicyInForce, type ReadPolicy, requiredProtections } from '../config/policy/in-force.ts';
import { type AppArmor, appArmor } from '../jail/apparmor.ts';
import type { Jail } from '../jail/bubblewrap.ts';
import { lastWords } from '../process/launch.ts';
import { launchJail } from '../jail/launch-jail.ts';
import { accountsHere, type WithoutAccounts } from '../jail/account.ts';
import { scopes } from '../jail/systemd-scope.ts';
import { protectionsHere } from '../jail/protections.ts';
import type { Capability } from '../jail/tried.ts';

/** A jail that contains only what every jail has. */
const EMPTY: Jail = {
  confinement: 'trial',
  system: [],
  readable: [],
  writable: [],
  devices: [],
  limits: { addressSpaceBytes: 256 * 1024 * 1024, processes: 16, openFiles: 64 },
  command: ['prlimit', '--version'],
};
/** Printed by the program in the jail. */
const REACHED = 'prlimit from';
const BOUNDS = { memoryBytes: 64 * 1024 * 1024, processors: 1, processes: 16 };

/** `profiles`: the folder with the AppArmor profiles of this installation. `missed`: what VMs had to do without. */
export async function confinement(
  profiles: string,
  policies: readonly ReadPolicy[],
  missed: readonly MissingProtection[],
): Promise<Finding[]> {
  const loading = loadingLine(profiles, existsSync(join(INSTALLED_PROFILES, PROFILES_FILE)));
  return [
    await jail(loading),
    accountsFinding(await accountsHere(), userInfo().username),
    boundsFinding(await scopes()),
    policyFinding(await appArmor(), await hasSelinux(), loading),
    ...protectionFindings(await protectionsHere(), { policies, groups: [] }, missed),
  ];
}

const INSTALLED_PROFILES = '/etc/apparmor.d';
const PROFILES_FILE = 'safe-browse';

/** The command for root that loads our profiles, now and at each boot. `isInstalled`: by the Debian package. Pure. */
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
    return jailFinding(false, 'a program that it needs is missing');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Ubuntu since 23.10: only programs with an AppArmor profile that allows it may create usable user namespaces. */
async function restrictsNamespaces(): Promise<boolean> {
  return (await readFile('/proc/sys/kernel/apparmor_restrict_unprivileged_userns', 'utf8').catch(() => '')).startsWith(
    '1',
  );
}

/** `loading`: the command that loads our profiles, if the kernel requires one. Pure. */
export function jailFinding(isMade: boolean, said: string, loading?: string): Finding {
  if (isMade) return { check: 'jail', level: 'ok', message: 'The process of each VM runs in its own jail.' };
  const message = `No jail can be made for the process of a VM: ${said}.`;
  const params = { said };
  return loading === undefined
    ? {
        check: 'jail',
        level: 'trouble',
        message,
        params,
        hint: 'Let accounts create user namespaces: sysctl user.max_user_namespaces, kernel.unprivileged_userns_clone.',
      }
    : {
        check: 'jail',
        level: 'trouble',
        message: `${message} This kernel lets only programs with an AppArmor profile create user namespaces (kernel.apparmor_restrict_unprivileged_userns).`,
        variant: 'restricted',
        params,
        command: loading,
        hint: `As root, load the profiles of Safe Browse: ${loading}`,
      };
}

/** What the managed settings require and this host lacks, and what VMs that started lacked. Pure. */
export function protectionFindings(
  here: Protections,
  policy: PolicyInForce,
  missed: readonly MissingProtection[],
): Finding[] {
  const required = requiredProtections(policy);
  const unmet = missingIn(here).filter(({ protection }) => required.includes(protection));
  const now = missingIn(here).map(({ protection }) => protection);
  // What is still missing has a separate finding.
  const earlier = missed.filter(({ protection }) => !now.includes(protection));
  return [
    ...(unmet.length > 0
      ? [
          {
            check: 'required protections',
            level: 'trouble' as const,
            message: `No VM starts: ${managerOf(policy)?.by ?? ''} requires ${named(unmet)}.`,
            params: { by: managerOf(policy)?.by ?? '', missing: unmet.map(({ protection }) => protection).join(', ') },
            hint: 'The findings on accounts, bounds and AppArmor say what to do.',
          },
        ]
      : required.length > 0
        ? [
            {
              check: 'required protections',
              level: 'ok' as const,
              params: { by: managerOf(policy)?.by ?? '', required: required.join(', ') },
              message: `Each VM gets what ${managerOf(policy)?.by ?? ''} requires: ${required.join(', ')}.`,
            },
          ]
        : []),
    ...(earlier.length > 0
      ? [
          {
            check: 'missed protections',
            level: 'note' as const,
            message: `Since the host agent started, a VM was started without ${named(earlier)}. VMs that start now have it.`,
            params: { missed: earlier.map(({ protection }) => protection).join(', ') },
            hint: 'Close the sessions that were open then. To allow no such start, set [require] in the managed settings.',
          },
        ]
      : []),
  ];
}

const named = (missing: readonly MissingProtection[]): string =>
  missing.map(({ protection, cause }) => `${protection} (${cause})`).join(', ');

/** Pure. */
export function accountsFinding(accounts: WithoutAccounts | object, person: string): Finding {
  if (typeof accounts === 'object')
    return {
      check: 'accounts',
      level: 'ok',
      message:
        'The process of each VM has a separate account, from which permissions protect your files and processes.',
    };
  const message =
    'The processes of VMs run as your account: permissions do not protect your files from one that leaves its jail.';
  if (accounts === 'failed')
    return {
      check: 'accounts',
      level: 'note',
      variant: 'busy',
      command: 'safe-browse doctor',
      message: `${message} The attempt to map your subordinate user IDs had no answer in time; the next start tries again.`,
      hint: 'Run safe-browse doctor again when the host is less busy.',
    };
  return accounts === 'no-ids'
    ? {
        check: 'accounts',
        level: 'note',
        message: `${message} Your account has no subordinate user IDs.`,
        variant: 'no-ids',
        command: `usermod --add-subuids 165536-231071 --add-subgids 165536-231071 ${person}`,
        hint: `Install the package uidmap, then run as root: usermod --add-subuids 165536-231071 --add-subgids 165536-231071 ${person}`,
      }
    : {
        check: 'accounts',
        level: 'note',
        message: `${message} The kernel or newuidmap refuses to map your subordinate user IDs.`,
        hint: 'Install the package uidmap, and look at /etc/subuid and /etc/subgid.',
      };
}

/** Pure. */
export function boundsFinding(scopes: Capability): Finding {
  if (scopes === 'failed')
    return {
      check: 'bounds',
      level: 'note',
      variant: 'busy',
      command: 'safe-browse doctor',
      message: 'systemd did not answer in time: no cgroup limits a VM that starts now. The next start tries again.',
      hint: 'Run safe-browse doctor again when the host is less busy.',
    };
  return scopes === 'works'
    ? {
        check: 'bounds',
        level: 'ok',
        message: 'A cgroup limits the memory, processors and processes of each VM, and keeps its memory out of swap.',
      }
    : {
        check: 'bounds',
        level: 'note',
        isGiven: true,
        message:
          'No cgroup is available. The process of a VM has limits only for its address space, threads and files.',
        hint: 'Log in through systemd, and let it delegate the controllers memory, cpu and pids to users.',
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
      message: 'In addition to its jail, an AppArmor profile confines the process of each VM.',
    };
  if (profiles === 'not-loaded')
    return {
      check: 'policy',
      level: 'note',
      message:
        'AppArmor is on, but the profiles of Safe Browse are not loaded: only its jail confines the process of a VM.',
      variant: 'not-loaded',
      command: loading,
      hint: `As root, load them: ${loading}`,
    };
  return isSelinuxOn
    ? {
        check: 'policy',
        level: 'note',
        message:
          'SELinux is on, but Safe Browse has no policy for it. Namespaces, system call filters, limits and the SELinux policy of your account confine the process of a VM.',
        variant: 'selinux',
        isGiven: true,
        hint: 'This version has no remedy.',
      }
    : {
        check: 'policy',
        level: 'note',
        message:
          'The kernel has neither SELinux nor AppArmor on. Only namespaces, system call filters and limits confine the process of a VM.',
        isGiven: true,
        hint: 'Use a kernel with one of them. Debian’s kernel has AppArmor.',
      };
}
