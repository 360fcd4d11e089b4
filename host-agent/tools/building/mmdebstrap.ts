/** mmdebstrap: builds a Debian tree from packages, as one tar file. */
import { rm } from 'node:fs/promises';
import { Failure } from '../../api/errors/failure.ts';
import { removeAsNamespaceRoot, runInBuildJail } from '../../jail/namespaces.ts';
import { CommandFailed, type RunOptions, type Tool } from '../../process/run.ts';

const mmdebstrap: Tool = { program: 'mmdebstrap', debianPackage: 'mmdebstrap', timeoutMs: 3_600_000 };

export interface Bootstrap {
  /** What the build may read: a folder with the sources list, and all that the hooks need. */
  readonly inputs: string;
  /** The only folder that the build writes. What it leaves there is untrusted, because scripts of packages run as root in it. */
  readonly folder: string;
  /** An apt sources list. */
  readonly sourcesFile: string;
  /** Run in order before apt: shell text with the empty tree as `$1`. They bring the package lists and all packages, because there is no network. */
  readonly setUp: readonly string[];
  readonly packages: readonly string[];
  /** Run in order after all packages are installed: shell text with the tree as `$1`, or one of mmdebstrap's commands (`tar-in`, `download`). */
  readonly hooks: readonly string[];
  /** The archive to write, in `folder`. */
  readonly target: string;
  /** An empty folder in `folder`, for the tree during the build. After a cancellation it is not empty; see {@link removeUnpacked}. */
  readonly temporaryFolder: string;
  readonly sourceDateEpoch: number;
}

/** Hooks around the installation: dpkg waits for the disk at each step of its database, which in memory it does not. A build that is cut off starts again. */
const DATABASE_INTO_MEMORY =
  'cd "$1/var/lib" && mv dpkg dpkg-start && mkdir dpkg && mount -t tmpfs -o mode=755 dpkg dpkg && cp -a dpkg-start/. dpkg && rm -r dpkg-start';
const DATABASE_BACK = 'cd "$1/var/lib" && cp -a dpkg dpkg-end && umount dpkg && rmdir dpkg && mv dpkg-end dpkg';

/** mmdebstrap's arguments. Pure. */
function bootstrapArguments({ sourcesFile, packages, setUp, hooks, target }: Bootstrap): string[] {
  return [
    // Inside the namespaces we are root, even when the host agent is not.
    '--mode=root',
    // Only essential packages: no init, and no apt, which works from outside.
    '--variant=essential',
    '--format=tar',
    // Our last hook removes apt's lists. Without apt settings in the tree, mmdebstrap's own clean-up could remove those of the host.
    '--skip=cleanup/apt',
    // There is no network: the lists are there already.
    '--skip=update',
    `--include=${packages.join(',')}`,
    `--setup-hook=${DATABASE_INTO_MEMORY}`,
    ...setUp.map((hook) => `--setup-hook=${hook}`),
    // The tree may be in a folder that apt's own account cannot enter.
    '--aptopt=APT::Sandbox::User "root";',
    '--aptopt=Acquire::Languages "none";',
    '--dpkgopt=force-unsafe-io',
    // A VM without a shell needs no documentation.
    ...['doc', 'man', 'info', 'lintian', 'bug'].map((name) => `--dpkgopt=path-exclude=/usr/share/${name}/*`),
    `--customize-hook=${DATABASE_BACK}`,
    ...hooks.map((hook) => `--customize-hook=${hook}`),
    // The sources list names the suites.
    '',
    target,
    sourcesFile,
  ];
}

/** Installs packages into a new tree, without a network or a file of the person, and writes it as a tar file, with the same result as root and as another user. Throws a Failure with apt's own errors. */
export async function bootstrap(wanted: Bootstrap, options: Pick<RunOptions, 'signal' | 'onLine'>): Promise<void> {
  const said: string[] = [];
  const onLine = (line: string): void => {
    said.push(line);
    options.onLine?.(line);
  };
  try {
    await runInBuildJail(mmdebstrap, bootstrapArguments(wanted), {
      jail: { readable: [wanted.inputs], writable: wanted.folder, installsPackages: true },
      signal: options.signal,
      onLine,
      environment: { TMPDIR: wanted.temporaryFolder, SOURCE_DATE_EPOCH: String(wanted.sourceDateEpoch) },
    });
  } catch (error) {
    const complaints = aptComplaints(said);
    if (!(error instanceof CommandFailed) || complaints.length === 0) throw error;
    throw new Failure('packages-failed', { output: complaints.join(' | ') }, { cause: error });
  }
}

const MAX_COMPLAINTS = 4;
/** Messages that mmdebstrap prints as a consequence of an earlier error. */
const AFTERMATH =
  /^E: (setup failed|command failed|run_chroot failed|mmdebstrap failed|received eof|apt-get .* failed|.*\bfailed: E: )/;

/** The errors among all lines that mmdebstrap and apt have printed. Pure. */
export function aptComplaints(lines: readonly string[]): string[] {
  const complaints = lines
    .map((line) => line.trim())
    .filter(
      (line) => /^(E: |Err:|dpkg: error|rm: |umount: |.*No space left on device)/.test(line) && !AFTERMATH.test(line),
    );
  return [...new Set(complaints)].slice(0, MAX_COMPLAINTS).map((line) => line.slice(0, 200));
}

/** Removes a folder that may hold an unfinished tree. */
export async function removeUnpacked(folder: string): Promise<void> {
  // Files of an unpacked tree belong to other user ids, which only the namespace's root may remove.
  await rm(folder, { recursive: true, force: true }).catch(() => removeAsNamespaceRoot(folder));
}
