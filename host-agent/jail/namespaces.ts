import { userInfo } from 'node:os';
import { JAIL_MAKER } from '../api/host/apparmor.ts';
import { Failure } from '../api/errors/failure.ts';
import { appArmor } from './apparmor.ts';
import { type BuildJail, buildJailArguments } from './build-jail.ts';
import { CommandFailed, run, type RunOptions, type Tool } from '../process/run.ts';

/** Runs `tool` in a jail of an image build. It ends with us, and every process in the jail with it. */
export async function runInBuildJail(
  tool: Tool,
  args: readonly string[],
  { jail, ...options }: RunOptions & { readonly jail: BuildJail },
): Promise<string> {
  return asNamespaceRoot(tool, buildJailArguments(jail, [tool.program, ...args]), {
    options,
    // Even where we are root, scripts of packages get no capability outside their namespaces.
    user: jail.installsPackages
      ? { ofRoot: ['--user', '--map-users=all', '--map-groups=all'], ofPerson: MANY_IDS }
      : { ofRoot: ONE_ID, ofPerson: ONE_ID },
  });
}

/** Without privileges, from the subordinate ids of the person. */
const MANY_IDS = ['--user', '--map-auto', '--map-root-user'];
const ONE_ID = ['--user', '--map-root-user'];

/**
 * Runs `tool` as root of new namespaces, so that its mounts and processes end with it, even if we are killed. A user other than root becomes
 * root of a user namespace with a range of subordinate user ids, which needs no privileges.
 */
function runAsNamespaceRoot(tool: Tool, args: readonly string[], options: RunOptions = {}): Promise<string> {
  return asNamespaceRoot(tool, [tool.program, ...args], { options, user: { ofRoot: [], ofPerson: MANY_IDS } });
}

interface UserNamespace {
  readonly ofRoot: readonly string[];
  readonly ofPerson: readonly string[];
}

/** `user`: arguments for unshare about the user namespace, where we are root and where not. */
async function asNamespaceRoot(
  tool: Tool,
  command: readonly string[],
  { options, user }: { readonly options: RunOptions; readonly user: UserNamespace },
): Promise<string> {
  const wrapped: Tool = { program: 'setpriv', debianPackage: tool.debianPackage, timeoutMs: tool.timeoutMs };
  try {
    return await run(wrapped, [...wrapper(user, (await appArmor()) === 'loaded'), ...command], {
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

function wrapper({ ofRoot, ofPerson }: UserNamespace, hasProfile: boolean): string[] {
  // Some kernels allow user namespaces only to programs with a profile for that.
  const profile = hasProfile ? [`--apparmor-profile=${JAIL_MAKER}`] : [];
  return [
    '--pdeathsig',
    'KILL',
    ...profile,
    'unshare',
    ...(userInfo().uid === 0 ? ofRoot : ofPerson),
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
