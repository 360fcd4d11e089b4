import { type Profile, profileFor } from './apparmor.ts';
import { bubblewrap, type Jail, jailArguments, jailFilter, parseJailPid } from './bubblewrap.ts';
import { coreScheduling, onOwnCores } from './core-scheduling.ts';
import { endedEarlier, scoreToSet } from './out-of-memory.ts';
import { launch, type Launched } from '../process/launch.ts';
import { withinOwnLimits } from './own-limits.ts';
import { identify, type ProcessIdentity } from '../process/process.ts';
import type { Tool } from '../process/run.ts';
import { type Bounds, canScope, scopeArguments, scopeEnvironment, systemdRun } from './systemd-scope.ts';

/** What the program may take from the host. */
export interface JailShare {
  readonly bounds: Bounds;
  /** Runs at the lowest CPU priority. */
  readonly isBackground?: boolean;
  /** Never shares a processor core with other programs at the same time, where the host can do that. */
  readonly hasOwnCores?: boolean;
  /** 0 to 1000: programs with a higher score are ended earlier when the host runs out of memory. */
  readonly outOfMemoryScore?: number | undefined;
}

export interface JailLaunch extends JailShare {
  /** Role of the process inside. */
  readonly role: string;
  readonly logFile: string;
}

export interface LaunchedInJail extends Launched {
  /** The first process inside; `undefined` when the jail was not created. */
  readonly inside: ProcessIdentity | undefined;
}

/** The command that creates a jail and runs its program. Pure. */
export function jailCommand(
  jail: Jail,
  { bounds, isBackground = false, hasOwnCores = false, outOfMemoryScore }: JailShare,
  inScope: boolean,
  profile?: string,
): [Tool, string[]] {
  const inJail = [bubblewrap.program, ...jailArguments(jail, profile)];
  const onCores = hasOwnCores ? onOwnCores(inJail) : inJail;
  const scored = outOfMemoryScore === undefined ? onCores : endedEarlier(outOfMemoryScore, onCores);
  const [program = '', ...rest] = isBackground ? ['nice', '-n', '19', ...scored] : scored;
  return inScope ? [systemdRun, scopeArguments(bounds, [program, ...rest])] : [{ ...bubblewrap, program }, rest];
}

/** The command for this host, and whether it creates a cgroup. A caller that does not start it must release the profile. */
export async function jailCommandHere(
  jail: Jail,
  share: JailShare,
): Promise<{
  readonly tool: Tool;
  readonly args: string[];
  readonly inScope: boolean;
  readonly profile: Profile | undefined;
}> {
  const inScope = await canScope();
  const limits = await withinOwnLimits(jail.limits);
  const hasOwnCores = share.hasOwnCores === true && (await coreScheduling()) === 'used';
  const outOfMemoryScore = await scoreToSet(share.outOfMemoryScore);
  const profile = jail.confinement && (await profileFor(jail.confinement));
  const [tool, args] = jailCommand(
    { ...jail, limits },
    { ...share, hasOwnCores, outOfMemoryScore },
    inScope,
    profile?.name,
  );
  return { tool, args, inScope, profile };
}

/** Starts a program in its jail, and in its own cgroup where systemd provides one. It keeps running when we end. Throws `Failure` package-missing. */
export async function launchJail(jail: Jail, options: JailLaunch): Promise<LaunchedInJail> {
  const { tool, args, inScope, profile } = await jailCommandHere(jail, options);
  const launched = await launch('jail', tool, args, {
    logFile: options.logFile,
    jail: { input: jailFilter(jail) },
    ...(inScope && { environment: scopeEnvironment() }),
  }).catch((error: unknown) => {
    profile?.release();
    throw error;
  });
  void launched.ended.then(() => profile?.release());
  const pid = parseJailPid(await launched.infoText);
  return { ...launched, inside: pid === undefined ? undefined : await identify(options.role, pid) };
}
