/** What holds a machine's process that was taken over, and what more this computer could have for that. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Finding } from '../api/doctor.ts';
import type { Jail } from '../tools/bubblewrap.ts';
import { lastWords } from '../tools/launch.ts';
import { launchJail } from '../tools/launch-jail.ts';
import { canScope } from '../tools/systemd-scope.ts';

/** With nothing in it but what every jail has. */
const EMPTY: Jail = { system: [], readable: [], writable: [], devices: [], limits: { addressSpaceBytes: 256 * 1024 * 1024, processes: 16, openFiles: 64 }, command: ['prlimit', '--version'] };
/** What that prints, when it was reached. */
const REACHED = 'prlimit from';
const BOUNDS = { memoryBytes: 64 * 1024 * 1024, processors: 1, processes: 16 };

export async function confinement(): Promise<Finding[]> {
  return [await jail(), boundsFinding(await canScope()), policyFinding(await securityModules())];
}

async function jail(): Promise<Finding> {
  const folder = await mkdtemp(join(tmpdir(), 'sb-jail-'));
  const logFile = join(folder, 'log');
  try {
    const launched = await launchJail(EMPTY, { role: 'trial', logFile, bounds: BOUNDS });
    await launched.ended;
    const said = await lastWords(logFile);
    return jailFinding(said.includes(REACHED), said);
  } catch {
    return jailFinding(false, 'a program for it is missing');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Pure. */
export function jailFinding(isMade: boolean, said: string): Finding {
  return isMade
    ? { check: 'jail', level: 'ok', message: 'Each machine’s process runs in a jail of its own.' }
    : { check: 'jail', level: 'trouble', message: `No jail can be made for a machine’s process: ${said}.`, hint: 'Let accounts make user namespaces: sysctl user.max_user_namespaces, kernel.unprivileged_userns_clone, and on Ubuntu kernel.apparmor_restrict_unprivileged_userns.' };
}

/** Pure. */
export function boundsFinding(hasScopes: boolean): Finding {
  return hasScopes
    ? { check: 'bounds', level: 'ok', message: 'Each machine is held to its memory and processors by a cgroup of its own.' }
    : { check: 'bounds', level: 'note', message: 'No cgroup is to be had: a machine’s process is held by limits of its address space, threads and files alone.', hint: 'Log in through systemd, and have it delegate the controllers memory, cpu and pids to users.' };
}

/** What of the kernel's security modules is on; empty where it cannot be told. */
async function securityModules(): Promise<string[]> {
  const listed = (await readFile('/sys/kernel/security/lsm', 'utf8').catch(() => '')).trim();
  if (listed !== '') return listed.split(',');
  const hasAppArmor = (await readFile('/sys/module/apparmor/parameters/enabled', 'utf8').catch(() => '')).startsWith('Y');
  return hasAppArmor ? ['apparmor'] : [];
}

/** Pure. */
export function policyFinding(modules: readonly string[]): Finding {
  const name = modules.includes('selinux') ? 'SELinux' : modules.includes('apparmor') ? 'AppArmor' : undefined;
  return name === undefined
    ? { check: 'policy', level: 'note', message: 'This computer’s kernel has neither SELinux nor AppArmor on: namespaces, filters of system calls and limits hold a machine’s process, with no second wall behind them.', hint: 'Use a kernel with one of them; Debian’s has AppArmor.' }
    : { check: 'policy', level: 'note', message: `${name} is on, but no policy of its own is there for a machine’s process: namespaces, filters of system calls and limits hold it, and what ${name} says of your account.`, hint: 'There is nothing to be done about it in this version.' };
}
