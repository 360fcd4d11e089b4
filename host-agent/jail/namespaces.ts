import { userInfo } from 'node:os';
import { JAIL_MAKER } from '../api/apparmor.ts';
import { Failure } from '../api/failure.ts';
import { appArmor } from './apparmor.ts';
import { CommandFailed, run, type RunOptions, type Tool } from '../process/run.ts';

/**
 * Runs `tool` as root of new namespaces, so that its mounts and processes end with it, even if we are killed. A user other than root becomes
 * root of a user namespace with a range of subordinate user ids, which needs no privileges.
 */
export async function runAsNamespaceRoot(
  tool: Tool,
  args: readonly string[],
  options: RunOptions = {},
): Promise<string> {
  const wrapped: Tool = { program: 'setpriv', debianPackage: tool.debianPackage, timeoutMs: tool.timeoutMs };
  try {
    return await run(wrapped, [...wrapper(userInfo().uid, (await appArmor()) === 'loaded'), tool.program, ...args], {
      ...options,
      killSignal: 'SIGKILL',
    });
  } catch (error) {
    if (error instanceof CommandFailed && /newuidmap|newgidmap|subuid|subgid|failed to find/i.test(error.message)) {
      throw new Failure('user-namespaces-missing', { account: userInfo().username }, { cause: error });
    }
    throw error;
  }
}

function wrapper(uid: number, hasProfile: boolean): string[] {
  const user = uid === 0 ? [] : ['--user', '--map-auto', '--map-root-user'];
  // Some kernels allow user namespaces only to programs with a profile for that.
  const profile = hasProfile ? [`--apparmor-profile=${JAIL_MAKER}`] : [];
  return [
    '--pdeathsig',
    'KILL',
    ...profile,
    'unshare',
    ...user,
    '--mount',
    '--pid',
    '--fork',
    '--kill-child',
    '--mount-proc',
  ];
}

const remove: Tool = { program: 'rm', debianPackage: 'coreutils', timeoutMs: 120_000 };

/** Removes `folder` recursively, including files of the subordinate user ids of {@link runAsNamespaceRoot}. */
export async function removeAsNamespaceRoot(folder: string): Promise<void> {
  await runAsNamespaceRoot(remove, ['-rf', '--one-file-system', '--', folder]);
}
