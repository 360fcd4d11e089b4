import { readFile } from 'node:fs/promises';
import type { Protections } from '../api/host/protections.ts';
import { type Account, newAccount } from './account.ts';
import { appArmor, profileFor } from './apparmor.ts';
import {
  bubblewrap,
  type Jail,
  jailArguments,
  jailFilter,
  type JailForm,
  type JailLimits,
  parseJailPid,
} from './bubblewrap.ts';
import { coreScheduling, onOwnCores } from './core-scheduling.ts';
import { launch, type Launched } from '../process/launch.ts';
import { Owned } from '../process/owned.ts';
import { identify, killAndWait, type ProcessIdentity } from '../process/process.ts';
import { run, type Tool } from '../process/run.ts';
import { closeFolders, openFiles } from './shared-files.ts';
import { accessControl } from './protections.ts';
import { type Bounds, scopeArguments, scopeEnvironment, scopes, systemdRun } from './systemd-scope.ts';
import { tried } from './tried.ts';

/** What the program may take from the host. */
export interface JailShare {
  readonly bounds: Bounds;
  /** Runs at the lowest CPU priority. */
  readonly isBackground?: boolean;
  /** Never shares a processor core with other programs at the same time, where the host can do that. */
  readonly hasOwnCores?: boolean;
  /** Uses no huge pages, where the host can do that. */
  readonly hasSmallPages?: boolean;
  /** 0 to 1000: programs with a higher score are ended earlier when the host runs out of memory. */
  readonly outOfMemoryScore?: number | undefined;
  /** Gets what will protect the process. Throws when it must not start like that. */
  readonly admit?: (protections: Protections) => void;
}

export interface JailLaunch extends JailShare {
  /** Role of the process inside. */
  readonly role: string;
  readonly logFile: string;
  /** Its output comes as {@link Launched.output}. */
  readonly readsOutput?: boolean;
  /** It reads what is written to {@link Launched.input}. */
  readonly takesInput?: boolean;
}

export interface LaunchedInJail extends Launched {
  /** The first process inside; `undefined` when the jail was not created. */
  readonly inside: ProcessIdentity | undefined;
  /** Must be called when the program has created its sockets: from then on, it can create no more files, if it has a separate account. */
  closeFolders(): Promise<void>;
}

/** The command that creates a jail and runs its program. Pure. */
export function jailCommand(
  jail: Jail,
  {
    bounds,
    isBackground = false,
    hasOwnCores = false,
    hasSmallPages = false,
    outOfMemoryScore,
  }: Omit<JailShare, 'admit'>,
  inScope: boolean,
  form: JailForm = {},
): [Tool, string[]] {
  const inJail = [bubblewrap.program, ...jailArguments(jail, form)];
  const small = hasSmallPages ? inSmallPages(inJail) : inJail;
  const onCores = hasOwnCores ? onOwnCores(small) : small;
  const scored = outOfMemoryScore === undefined ? onCores : endedEarlier(outOfMemoryScore, onCores);
  const [program = '', ...rest] = isBackground ? ['nice', '-n', '19', ...scored] : scored;
  return inScope ? [systemdRun, scopeArguments(bounds, [program, ...rest])] : [{ ...bubblewrap, program }, rest];
}

/** A command that creates a jail. */
interface CommandHere {
  readonly tool: Tool;
  readonly args: string[];
  /** Whether it creates a cgroup. */
  readonly inScope: boolean;
  readonly account: Account | undefined;
}

/** The command for this host, whose owner has its account and its profile until the process has ended or did not start. Throws what `admit` throws. */
export async function jailCommandHere(jail: Jail, share: JailShare): Promise<Owned<CommandHere>> {
  const cgroup = await scopes();
  const inScope = cgroup === 'works';
  const limits = await withinOwnLimits(jail.limits);
  const hasOwnCores = share.hasOwnCores === true && (await coreScheduling()) === 'used';
  const hasSmallPages = share.hasSmallPages === true && (await canUseSmallPages());
  const outOfMemoryScore = await scoreToSet(share.outOfMemoryScore);
  await using profile = jail.confinement && (await profileFor(jail.confinement));
  const given = jail.keepsAccount === true ? 'own-device' : await newAccount();
  await using account = typeof given === 'string' ? undefined : given;
  share.admit?.({
    cgroup,
    account: typeof given === 'string' ? given : 'works',
    accessControl: profile ? 'works' : await missingProfile(),
  });
  const form = { profile: profile?.value, hasOwnAccount: account !== undefined };
  const here = { ...share, hasOwnCores, hasSmallPages, outOfMemoryScore };
  const [tool, args] = jailCommand({ ...jail, limits }, here, inScope, form);
  const [ownProfile, ownAccount] = [profile?.move(), account?.move()];
  return new Owned('command of a jail', { tool, args, inScope, account: ownAccount?.value }, async () => {
    await ownProfile?.dispose();
    await ownAccount?.dispose();
  });
}

/** Profiles that were loaded a moment ago do not count yet. */
async function missingProfile(): Promise<Protections['accessControl']> {
  const now = accessControl(await appArmor());
  return now === 'works' ? 'failed' : now;
}

/** Starts a program in its jail, and in its own cgroup where systemd provides one. It keeps running when we end. Throws `Failure` package-missing, and what `admit` throws. */
export async function launchJail(jail: Jail, options: JailLaunch): Promise<LaunchedInJail> {
  await using command = await jailCommandHere(jail, options);
  const { tool, args, inScope, account } = command.value;
  if (account) await openFiles(jail);
  const launched = await launch('jail', tool, args, {
    logFile: options.logFile,
    jail: { input: jailFilter(jail), device: jail.handedDevice, isHeld: account !== undefined },
    ...(options.readsOutput === true && { readsOutput: true }),
    ...(options.takesInput === true && { takesInput: true }),
    ...(inScope && { environment: scopeEnvironment() }),
  });
  const running = command.move();
  void launched.ended.then(() => running.dispose());
  const pid = parseJailPid(await launched.infoText);
  if (account && pid !== undefined) await enter(account, pid, jail, launched);
  return {
    ...launched,
    inside: pid === undefined ? undefined : await identify(options.role, pid),
    closeFolders: () => (account ? closeFolders(jail) : Promise.resolve()),
  };
}

/** Gives the waiting jail its account, and lets it go on. */
async function enter(account: Account, pid: number, jail: Jail, launched: Launched): Promise<void> {
  try {
    await account.give(pid, jail.isolatesItself === true);
    launched.letGo();
  } catch (error) {
    for (const waiting of [await identify('waiting', pid), launched.identity]) if (waiting) await killAndWait(waiting);
    throw error;
  }
}

// Which programs the kernel ends first when the host runs out of memory: VMs before the person's desktop.

const choom = 'choom';
const OWN_SCORE = '/proc/self/oom_score_adj';

/**
 * `command` with a score that the kernel adds to its share of the host's memory, in thousandths. systemd gives the programs of a desktop 100 to 200,
 * and browsers give their own tabs up to 300. Pure.
 */
export function endedEarlier(score: number, command: readonly string[]): string[] {
  return [choom, '--adjust', String(score), '--', ...command];
}

/** `score`, if this process has a lower one; else `undefined`: in some containers everything has the highest, and an account may not lower it. */
export async function scoreToSet(score: number | undefined, ownScore = OWN_SCORE): Promise<number | undefined> {
  if (score === undefined) return undefined;
  const own = Number(await readFile(ownScore, 'utf8').catch(() => Number.NaN));
  return own < score ? score : undefined;
}

// Memory in pages of 4 KiB. Where the kernel may use huge pages for all memory, as Debian's does, a program that writes one byte gets 2 MiB: a
// QEMU with KVM then keeps a third more memory for itself than it has used. Clones of a template gain nothing by them either, because the
// pages that they share come from a file.

/** Each Debian has it. It is the only program there that can make any system call. */
const perl: Tool = { program: 'perl', debianPackage: 'perl-base', timeoutMs: 10_000 };

/** On x86-64: `prctl`, with `PR_SET_THP_DISABLE`, which holds for all that the process executes. */
const [PRCTL, SET_HUGE_PAGES_OFF] = [157, 41];
const OFF = `syscall(${PRCTL}, ${SET_HUGE_PAGES_OFF}, 1, 0, 0, 0) == 0 or exit 125`;

/** `command`, and all that it starts, without huge pages. Pure. */
export function inSmallPages(command: readonly string[]): string[] {
  return [perl.program, '-e', `${OFF}; exec { $ARGV[0] } @ARGV or exit 127`, '--', ...command];
}

const smallPages = tried(() => run(perl, inSmallPages(['true']).slice(1)));

/** Whether this host can do that. Throws nothing. */
export const canUseSmallPages = async (): Promise<boolean> => (await smallPages()) === 'works';

/** Names of the limits in /proc/PID/limits. */
const NAMES = {
  addressSpaceBytes: 'Max address space',
  processes: 'Max processes',
  openFiles: 'Max open files',
} as const;

/** Parses the hard limits of /proc/PID/limits; `unlimited` is Infinity. Pure. */
export function parseHardLimits(text: string): Pick<JailLimits, keyof typeof NAMES> {
  const hard = (name: string): number => {
    const value = new RegExp(`^${name}\\s+\\S+\\s+(\\d+|unlimited)`, 'm').exec(text)?.[1];
    return value === undefined || value === 'unlimited' ? Infinity : Number(value);
  };
  return {
    addressSpaceBytes: hard(NAMES.addressSpaceBytes),
    processes: hard(NAMES.processes),
    openFiles: hard(NAMES.openFiles),
  };
}

/** Reduces `wanted` to our own hard limits, because setting a higher one fails. */
export async function withinOwnLimits(wanted: JailLimits): Promise<JailLimits> {
  const own = parseHardLimits(await readFile('/proc/self/limits', 'utf8'));
  return {
    ...wanted,
    addressSpaceBytes: Math.min(wanted.addressSpaceBytes, own.addressSpaceBytes),
    processes: Math.min(wanted.processes, own.processes),
    openFiles: Math.min(wanted.openFiles, own.openFiles),
  };
}
