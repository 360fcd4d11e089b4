/** mmdebstrap: a Debian tree from packages, as one tar file. */
import { rm } from 'node:fs/promises';
import { Failure } from '../api/failure.ts';
import { removeAsNamespaceRoot, runAsNamespaceRoot } from '../jail/namespaces.ts';
import { CommandFailed, type RunOptions, type Tool } from '../process/run.ts';

const mmdebstrap: Tool = { program: 'mmdebstrap', debianPackage: 'mmdebstrap', timeoutMs: 3_600_000 };

export interface Bootstrap {
  /** An apt sources list. */
  readonly sourcesFile: string;
  /** Lines of an apt.conf. */
  readonly aptSettings: readonly string[];
  readonly packages: readonly string[];
  /** Run in order when all packages are installed: shell text with the tree as `$1`, or one of mmdebstrap's own commands (`tar-in`, `download`). */
  readonly hooks: readonly string[];
  /** The archive to write. */
  readonly target: string;
  /** An empty folder for the tree while it is being made. After a cancel it is not empty; see {@link removeUnpacked}. */
  readonly temporaryFolder: string;
  readonly sourceDateEpoch: number;
}

/** mmdebstrap's arguments. Pure. */
export function bootstrapArguments({ sourcesFile, aptSettings, packages, hooks, target }: Bootstrap): string[] {
  return [
    // Inside the namespaces we are root, also as a plain user.
    '--mode=root',
    // The essential packages alone: no apt (it works from outside), no init.
    '--variant=essential',
    '--format=tar',
    // Our own last hook takes apt's lists out; without the tree's apt settings apt could clean the host's instead.
    '--skip=cleanup/apt',
    `--include=${packages.join(',')}`,
    ...aptSettings.map((line) => `--aptopt=${line}`),
    // The tree may lie in a folder that no other account can enter, and then apt's own could not.
    '--aptopt=APT::Sandbox::User "root";',
    // Nobody reads documentation in a machine without a shell.
    ...['doc', 'man', 'info', 'lintian', 'bug'].map((name) => `--dpkgopt=path-exclude=/usr/share/${name}/*`),
    ...hooks.map((hook) => `--customize-hook=${hook}`),
    // The sources list names the suites.
    '',
    target,
    sourcesFile,
  ];
}

/** Installs packages into a new tree and writes it as a tar, the same for root and for a plain user. Throws a Failure that says in apt's words why not. */
export async function bootstrap(wanted: Bootstrap, options: Pick<RunOptions, 'signal' | 'onLine'>): Promise<void> {
  const said: string[] = [];
  const onLine = (line: string): void => {
    said.push(line);
    options.onLine?.(line);
  };
  try {
    await runAsNamespaceRoot(mmdebstrap, bootstrapArguments(wanted), {
      signal: options.signal,
      onLine,
      environment: { TMPDIR: wanted.temporaryFolder, SOURCE_DATE_EPOCH: String(wanted.sourceDateEpoch) },
    });
  } catch (error) {
    const complaints = aptComplaints(said);
    if (!(error instanceof CommandFailed) || error.code !== 'command-failed' || complaints.length === 0) throw error;
    throw new Failure('packages-failed', `The packages could not be installed: ${complaints.join(' | ')}`, {
      hint: 'Check the network, the names of the packages in the recipe, and that apt-get update works on this system.',
      cause: error,
    });
  }
}

const MAX_COMPLAINTS = 4;
/** What mmdebstrap says about itself after something else went wrong. */
const AFTERMATH =
  /^E: (setup failed|command failed|run_chroot failed|mmdebstrap failed|received eof|apt-get .* failed|.*\bfailed: E: )/;

/** The lines that say what went wrong, out of all that mmdebstrap and apt have printed. Pure. */
export function aptComplaints(lines: readonly string[]): string[] {
  const complaints = lines
    .map((line) => line.trim())
    .filter(
      (line) => /^(E: |Err:|dpkg: error|rm: |umount: |.*No space left on device)/.test(line) && !AFTERMATH.test(line),
    );
  return [...new Set(complaints)].slice(0, MAX_COMPLAINTS).map((line) => line.slice(0, 200));
}

/** Removes a folder that may hold a half-made tree. */
export async function removeUnpacked(folder: string): Promise<void> {
  // Without an unpacked tree in it everything is our own.
  await rm(folder, { recursive: true, force: true }).catch(() => removeAsNamespaceRoot(folder));
}
