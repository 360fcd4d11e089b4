import type { Protections } from '../api/protections.ts';
import { type Account, newAccount } from './account.ts';
import { appArmor, profileFor } from './apparmor.ts';
import { bubblewrap, type Jail, jailArguments, jailFilter, type JailForm, parseJailPid } from './bubblewrap.ts';
import { coreScheduling, onOwnCores } from './core-scheduling.ts';
import { endedEarlier, scoreToSet } from './out-of-memory.ts';
import { launch, type Launched } from '../process/launch.ts';
import { Owned } from '../process/owned.ts';
import { withinOwnLimits } from './own-limits.ts';
import { identify, killAndWait, type ProcessIdentity } from '../process/process.ts';
import type { Tool } from '../process/run.ts';
import { canUseSmallPages, inSmallPages } from './small-pages.ts';
import { closeFolders, openFiles } from './shared-files.ts';
import { accessControl } from './protections.ts';
import { type Bounds, scopeArguments, scopeEnvironment, scopes, systemdRun } from './systemd-scope.ts';

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
  const given = jail.keepsAccount === true ? 'own device' : await newAccount();
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
