import { type Profile, profileFor } from './apparmor.ts';
import { bubblewrap, type Jail, jailArguments, parseJailPid } from './bubblewrap.ts';
import { launch, type Launched } from '../process/launch.ts';
import { withinOwnLimits } from './own-limits.ts';
import { identify, type ProcessIdentity } from '../process/process.ts';
import type { Tool } from '../process/run.ts';
import { type Bounds, canScope, scopeArguments, scopeEnvironment, systemdRun } from './systemd-scope.ts';

export interface JailLaunch {
  /** What the process inside is called. */
  readonly role: string;
  readonly logFile: string;
  readonly bounds: Bounds;
  /** Work that nobody waits for: it gets what everything else leaves of the processors. */
  readonly behindEverything?: boolean;
}

export interface LaunchedInJail extends Launched {
  /** The first process inside; `undefined` when the jail was not made. */
  readonly inside: ProcessIdentity | undefined;
}

/** The whole command by which a jail is entered. Pure. */
export function jailCommand(
  jail: Jail,
  { bounds, behindEverything = false }: Pick<JailLaunch, 'bounds' | 'behindEverything'>,
  inScope: boolean,
  profile?: string,
): [Tool, string[]] {
  const nice = behindEverything ? ['nice', '-n', '19'] : [];
  const [program = '', ...rest] = [...nice, bubblewrap.program, ...jailArguments(jail, profile)];
  return inScope ? [systemdRun, scopeArguments(bounds, [program, ...rest])] : [{ ...bubblewrap, program }, rest];
}

/** The command as it is on this computer, and whether it makes a cgroup. Whoever does not start it releases its profile at once. */
export async function jailCommandHere(
  jail: Jail,
  options: Pick<JailLaunch, 'bounds' | 'behindEverything'>,
): Promise<{
  readonly tool: Tool;
  readonly args: string[];
  readonly inScope: boolean;
  readonly profile: Profile | undefined;
}> {
  const inScope = await canScope();
  const limits = await withinOwnLimits(jail.limits);
  const profile = jail.confinement && (await profileFor(jail.confinement));
  const [tool, args] = jailCommand({ ...jail, limits }, options, inScope, profile?.name);
  return { tool, args, inScope, profile };
}

/** Starts a program in its jail, and in a cgroup of its own where that can be had. It goes on when we end. Throws `Failure` package-missing. */
export async function launchJail(jail: Jail, options: JailLaunch): Promise<LaunchedInJail> {
  const { tool, args, inScope, profile } = await jailCommandHere(jail, options);
  const launched = await launch('jail', tool, args, {
    logFile: options.logFile,
    infoDescriptor: true,
    ...(inScope && { environment: scopeEnvironment() }),
  }).catch((error: unknown) => {
    profile?.release();
    throw error;
  });
  void launched.ended.then(() => profile?.release());
  const pid = parseJailPid(await launched.infoText);
  return { ...launched, inside: pid === undefined ? undefined : await identify(options.role, pid) };
}
