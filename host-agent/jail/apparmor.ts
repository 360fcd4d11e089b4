/** The kernel's AppArmor: a second wall around each jail's program, where root has loaded our profiles (host-agent/package/apparmor). */
import { readdir, readFile } from 'node:fs/promises';
import { JAIL_MAKER, under } from '../api/apparmor.ts';
import { CommandFailed, run, type Tool } from '../process/run.ts';

/** What a jail is for; each has its own profile, and each machine one of its own. A trial is of the jail alone. */
export type Confinement = 'vm' | 'sealing' | 'hub' | 'passt' | 'trial';

/** On, with our profiles; on without them; off or not there. */
export type AppArmor = 'loaded' | 'not loaded' | 'absent';

/** As many as host-agent/package/apparmor/safe-browse has. */
export const VM_PROFILES = 64;
const VM_PREFIX = 'safe-browse-machine-';

const setpriv: Tool = { program: 'setpriv', debianPackage: 'util-linux', timeoutMs: 10_000 };

let isLoaded = false;

/** Asked again until it is loaded: root may do that while we run. */
export async function appArmor(): Promise<AppArmor> {
  if (isLoaded) return 'loaded';
  if (!(await readFile('/sys/module/apparmor/parameters/enabled', 'utf8').catch(() => '')).startsWith('Y'))
    return 'absent';
  // What is loaded, the kernel tells root alone: so it is entered.
  const [, ...args] = under(JAIL_MAKER);
  isLoaded = await run(setpriv, [...args, 'true']).then(
    () => true,
    (error: unknown) => {
      if (error instanceof CommandFailed) return false;
      throw error;
    },
  );
  return isLoaded ? 'loaded' : 'not loaded';
}

/** Numbers that have been given to processes which are not under their profile yet. */
const given = new Set<number>();

/** For so long a click does not ask again for profiles that were not there: asking starts a program. */
const ASK_AGAIN_MS = 5_000;
let missedAtMs = Number.NEGATIVE_INFINITY;

export interface Profile {
  readonly name: string;
  /** To be called when its process has ended, or never began. */
  release(): void;
}

/** The profile for one process; `undefined` where there is none. */
export async function profileFor(confinement: Confinement): Promise<Profile | undefined> {
  if (performance.now() - missedAtMs < ASK_AGAIN_MS) return undefined;
  if ((await appArmor()) !== 'loaded') {
    missedAtMs = performance.now();
    return undefined;
  }
  if (confinement === 'trial') return { name: JAIL_MAKER, release: () => undefined };
  if (confinement !== 'vm') return { name: `safe-browse-${confinement}`, release: () => undefined };
  const labels = await labelsInUse();
  const number = chooseNumber(labels, given, Math.random());
  given.add(number);
  return { name: `${VM_PREFIX}${number}`, release: () => given.delete(number) };
}

/**
 * A number that no machine has, as far as there are any: at random, since another host agent may be choosing, too. Beyond, two machines have the same one, and
 * between these two there is one wall less. Pure but for `random`, from 0 to less than 1.
 */
export function chooseNumber(labels: readonly string[], reserved: ReadonlySet<number>, random: number): number {
  const used = new Set(labels.map((label) => Number(new RegExp(`(?:^|&)${VM_PREFIX}(\\d+)\\b`).exec(label)?.[1])));
  const all = Array.from({ length: VM_PROFILES }, (_, index) => index + 1);
  const free = all.filter((number) => !used.has(number) && !reserved.has(number));
  const from = free.length > 0 ? free : all;
  return from[Math.floor(random * from.length)] ?? 1;
}

/** Of every process that may be looked at. */
async function labelsInUse(): Promise<string[]> {
  const pids = (await readdir('/proc')).filter((entry) => /^\d+$/.test(entry));
  return Promise.all(pids.map((pid) => readFile(`/proc/${pid}/attr/current`, 'utf8').catch(() => '')));
}
