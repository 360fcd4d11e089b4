/** AppArmor: a second layer of confinement for each jailed program, where root has loaded our profiles (host-agent/package/apparmor). */
import { readdir, readFile } from 'node:fs/promises';
import { JAIL_MAKER, under } from '../api/host/apparmor.ts';
import { Owned } from '../process/owned.ts';
import { CommandFailed, run, type Tool } from '../process/run.ts';

/** The purpose of a jail. Each purpose has a profile, and each VM has its own. `trial` tests the jail itself; `unpacking` has nothing but the jail. */
export type Confinement = 'vm' | 'card' | 'sealing' | 'hub' | 'passt' | 'filter' | 'usb' | 'trial' | 'unpacking';

/** Enabled with our profiles; enabled without them; disabled or not built in. */
export type AppArmor = 'loaded' | 'not-loaded' | 'absent';

/** The number of profiles in host-agent/package/apparmor/safe-browse. */
export const VM_PROFILES = 64;
const VM_PREFIX = 'safe-browse-vm-';

const setpriv: Tool = { program: 'setpriv', debianPackage: 'util-linux', timeoutMs: 10_000 };

let isLoaded = false;

/** A negative answer is not cached: root may load the profiles while we run. */
export async function appArmor(): Promise<AppArmor> {
  if (isLoaded) return 'loaded';
  if (!(await readFile('/sys/module/apparmor/parameters/enabled', 'utf8').catch(() => '')).startsWith('Y'))
    return 'absent';
  // Only root may list the loaded profiles, so this tries to enter one.
  const [, ...args] = under(JAIL_MAKER);
  isLoaded = await run(setpriv, [...args, 'true']).then(
    () => true,
    (error: unknown) => {
      if (error instanceof CommandFailed) return false;
      throw error;
    },
  );
  return isLoaded ? 'loaded' : 'not-loaded';
}

/** Numbers of processes that have not entered their profile yet. */
const reservedNumbers = new Set<number>();

/** How long missing profiles are assumed to be still missing: each check starts a program. */
const CHECK_AGAIN_MS = 5_000;
let missedAtMs = Number.NEGATIVE_INFINITY;

/** The name of the profile for one process, owned until that has ended or did not start; `undefined` when the profiles are not loaded. */
export async function profileFor(confinement: Confinement): Promise<Owned<string> | undefined> {
  if (performance.now() - missedAtMs < CHECK_AGAIN_MS) return undefined;
  if ((await appArmor()) !== 'loaded') {
    missedAtMs = performance.now();
    return undefined;
  }
  if (confinement === 'trial' || confinement === 'unpacking') return ownedProfile(JAIL_MAKER);
  if (confinement !== 'vm') return ownedProfile(`safe-browse-${confinement}`);
  const labels = await labelsInUse();
  const number = chooseNumber(labels, reservedNumbers, Math.random());
  reservedNumbers.add(number);
  return ownedProfile(`${VM_PREFIX}${number}`, () => void reservedNumbers.delete(number));
}

/** Without `release`, any number of processes share it. */
const ownedProfile = (name: string, release: () => void = () => undefined): Owned<string> =>
  new Owned(`AppArmor profile ${name}`, name, release);

/**
 * Chooses a number that no VM has; at random, because another host agent may choose at the same time. When all are taken, two VMs share a
 * profile, and AppArmor does not separate these two. Pure, with `random` from 0 to less than 1.
 */
export function chooseNumber(labels: readonly string[], reserved: ReadonlySet<number>, random: number): number {
  const used = new Set(labels.map((label) => Number(new RegExp(`(?:^|&)${VM_PREFIX}(\\d+)\\b`).exec(label)?.[1])));
  const all = Array.from({ length: VM_PROFILES }, (_, index) => index + 1);
  const free = all.filter((number) => !used.has(number) && !reserved.has(number));
  const from = free.length > 0 ? free : all;
  return from[Math.floor(random * from.length)] ?? 1;
}

/** AppArmor labels of all processes that we may read. */
async function labelsInUse(): Promise<string[]> {
  const pids = (await readdir('/proc')).filter((entry) => /^\d+$/.test(entry));
  return Promise.all(pids.map((pid) => readFile(`/proc/${pid}/attr/current`, 'utf8').catch(() => '')));
}
