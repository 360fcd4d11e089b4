import { realpath } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { JAIL_MAKER } from '../api/apparmor.ts';
import { Failure } from '../api/failure.ts';
import { appArmor } from './apparmor.ts';
import { buildJailArguments } from './build-jail.ts';
import { CommandFailed, run, type RunOptions, type Tool } from '../process/run.ts';

/** Runs `tool` in the jail of an image build, with `folder` as the only writable folder. It ends with us. */
export async function runInBuildJail(
  tool: Tool,
  args: readonly string[],
  { folder, ...options }: RunOptions & { readonly folder: string },
): Promise<string> {
  return asNamespaceRoot(tool, buildJailArguments(await realpath(folder), [tool.program, ...args]), {
    options,
    // Even where we are root, scripts of packages get no capability outside their namespaces.
    root: ['--user', '--map-users=all', '--map-groups=all'],
  });
}

/**
 * Runs `tool` as root of new namespaces, so that its mounts and processes end with it, even if we are killed. A user other than root becomes
 * root of a user namespace with a range of subordinate user ids, which needs no privileges.
 */
export function runAsNamespaceRoot(tool: Tool, args: readonly string[], options: RunOptions = {}): Promise<string> {
  return asNamespaceRoot(tool, [tool.program, ...args], { options, root: [] });
}

/** `root`: further arguments for unshare where we are root. */
async function asNamespaceRoot(
  tool: Tool,
  command: readonly string[],
  { options, root }: { readonly options: RunOptions; readonly root: readonly string[] },
): Promise<string> {
  const wrapped: Tool = { program: 'setpriv', debianPackage: tool.debianPackage, timeoutMs: tool.timeoutMs };
  try {
    return await run(wrapped, [...wrapper(root, (await appArmor()) === 'loaded'), ...command], {
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

function wrapper(root: readonly string[], hasProfile: boolean): string[] {
  const user = userInfo().uid === 0 ? root : ['--user', '--map-auto', '--map-root-user'];
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
