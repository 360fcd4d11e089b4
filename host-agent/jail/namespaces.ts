import { userInfo } from 'node:os';
import { JAIL_MAKER } from '../api/apparmor.ts';
import { Failure } from '../api/failure.ts';
import { appArmor } from './apparmor.ts';
import { CommandFailed, run, type RunOptions, type Tool } from '../process/run.ts';

/**
 * Runs `tool` as root of namespaces of its own, so that what it mounts and starts ends with it, also when we are killed.
 * A plain user becomes root of a user namespace with a range of other user numbers; no rights are needed for it.
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
      throw new Failure(
        'user-namespaces-missing',
        'This account has no range of further user numbers, which building an image needs.',
        {
          hint: `Install the package uidmap, then run as root: usermod --add-subuids 165536-231071 --add-subgids 165536-231071 ${userInfo().username}`,
          cause: error,
        },
      );
    }
    throw error;
  }
}

function wrapper(uid: number, hasProfile: boolean): string[] {
  const user = uid === 0 ? [] : ['--user', '--map-auto', '--map-root-user'];
  // Where the kernel gives user namespaces to those alone whom a profile allows them.
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

/** Removes `folder` with all in it, also what belongs to the further user numbers of {@link runAsNamespaceRoot}. */
export async function removeAsNamespaceRoot(folder: string): Promise<void> {
  await runAsNamespaceRoot(remove, ['-rf', '--one-file-system', '--', folder]);
}
