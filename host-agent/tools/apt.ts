/** The host's own apt: its package sources, and its settings for reaching them. */
import { run, type Tool } from '../process/run.ts';

const aptGet: Tool = { program: 'apt-get', debianPackage: 'apt', timeoutMs: 60_000 };
const aptCache: Tool = { program: 'apt-cache', debianPackage: 'apt', timeoutMs: 60_000 };
const aptConfig: Tool = { program: 'apt-config', debianPackage: 'apt', timeoutMs: 60_000 };

/** One package list of the host; a field that apt does not know is empty. */
export interface IndexTarget {
  readonly codename: string;
  /** The suite's path below the repository, such as `trixie-security`. */
  readonly release: string;
  readonly uri: string;
  readonly component: string;
  /** Path of a keyring, a fingerprint or a whole key. */
  readonly signedBy: string;
}

const FORMAT = ['$(CREATED_BY)', '$(CODENAME)', '$(RELEASE)', '$(REPO_URI)', '$(COMPONENT)', '$(SIGNED_BY)'].join('\t');

/** The package lists of the host's apt sources, in apt's order; none before its first update. With `listsFolder`: the lists that {@link readListsInto} fetched. */
export async function indexTargets(signal?: AbortSignal, listsFolder?: string): Promise<IndexTarget[]> {
  return parseIndexTargets(
    await run(
      aptGet,
      ['indextargets', '--format', FORMAT, ...(listsFolder === undefined ? [] : useLists(listsFolder))],
      { signal },
    ),
  );
}

/** Fetches the package lists of the host's sources into the empty folder `listsFolder`. Needs no root and does not touch the host's own lists. */
export async function readListsInto(listsFolder: string, signal?: AbortSignal): Promise<void> {
  await run({ ...aptGet, timeoutMs: 600_000 }, ['update', '--quiet=2', ...useLists(listsFolder)], { signal });
}

function useLists(folder: string): string[] {
  const settings = [
    `Dir::State::lists=${folder}`,
    'Dir::Cache::pkgcache=',
    'Dir::Cache::srcpkgcache=',
    'Acquire::Languages=none',
    'APT::Sandbox::User=root',
  ];
  return settings.flatMap((setting) => ['-o', setting]);
}

/** Package lists that we fetch and keep ourselves. */
export interface PackageLists {
  /** An apt sources list. */
  readonly sourcesFile: string;
  /** Kept between runs, so that only changes are fetched. */
  readonly folder: string;
}

/** The newest version of each package in the sources; unknown packages are missing from the result. Needs no root and does not touch the host's own lists. */
export async function newestVersions(
  names: readonly string[],
  { sourcesFile, folder }: PackageLists,
  signal?: AbortSignal,
): Promise<Map<string, string>> {
  const sources = ['-o', `Dir::Etc::sourcelist=${sourcesFile}`, '-o', 'Dir::Etc::sourceparts=/dev/null'];
  await run(
    { ...aptGet, timeoutMs: 600_000 },
    ['update', '--quiet=2', '-o', 'APT::Update::Error-Mode=any', ...sources, ...useLists(folder)],
    { signal },
  );
  // An empty status file, because packages that the host has installed do not count.
  return parsePolicy(
    await run(
      aptCache,
      ['policy', ...sources, ...useLists(folder), '-o', 'Dir::State::status=/dev/null', '--', ...names],
      { signal },
    ),
  );
}

/** Pure. */
export function parsePolicy(text: string): Map<string, string> {
  const entries = text.split(/^(?=\S)/m).flatMap((entry) => {
    const [, name, version] = /^([a-z0-9][a-z0-9+.-]+):\n(?:.*\n)*?  Candidate: (\S+)\n/.exec(entry) ?? [];
    return name === undefined || version === undefined || version === '(none)' ? [] : [[name, version] as const];
  });
  return new Map(entries);
}

/** A key that is written out over several lines invalidates only its own target. Pure. */
export function parseIndexTargets(text: string): IndexTarget[] {
  return text.split('\n').flatMap((line) => {
    // apt prints the placeholder of a field that it does not know.
    const fields = line.split('\t').map((field) => (field.startsWith('$(') ? '' : field));
    const [kind, codename = '', release = '', uri = '', component = '', signedBy = ''] = fields;
    return kind === 'Packages' && fields.length === 6 ? [{ codename, release, uri, component, signedBy }] : [];
  });
}

/** The host's apt settings for reaching its archive, as lines of an apt.conf. Pins, hooks and defaults must not enter an image. */
export async function acquireSettings(signal?: AbortSignal): Promise<string[]> {
  return parseAcquireSettings(await run(aptConfig, ['dump', '--no-empty'], { signal }));
}

/** Proxies, certificates, timeouts, and checks of an archive's date. */
const PASSED_ON =
  /^Acquire::(https?::(?!User-Agent)|Retries |ForceIPv[46] |Check-Valid-Until |Check-Date |Max-ValidTime)/;

/** Pure. */
export function parseAcquireSettings(dump: string): string[] {
  return dump.split('\n').filter((line) => PASSED_ON.test(line));
}
