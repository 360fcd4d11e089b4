/** What the host's own apt knows: where packages come from, and how it gets there. */
import { run, type Tool } from '../process/run.ts';

const aptGet: Tool = { program: 'apt-get', debianPackage: 'apt', timeoutMs: 60_000 };
const aptCache: Tool = { program: 'apt-cache', debianPackage: 'apt', timeoutMs: 60_000 };
const aptConfig: Tool = { program: 'apt-config', debianPackage: 'apt', timeoutMs: 60_000 };

/** One package list of the host; what apt does not know is empty. */
export interface IndexTarget {
  readonly codename: string;
  /** The suite's path below the repository, as `trixie-security`. */
  readonly release: string;
  readonly uri: string;
  readonly component: string;
  /** Path of a keyring, a fingerprint or a whole key. */
  readonly signedBy: string;
}

const FORMAT = ['$(CREATED_BY)', '$(CODENAME)', '$(RELEASE)', '$(REPO_URI)', '$(COMPONENT)', '$(SIGNED_BY)'].join('\t');

/** The package lists of all sources that the host's apt has, in its order; none before its first update. With `listsFolder`: those read by {@link readListsInto}. */
export async function indexTargets(signal?: AbortSignal, listsFolder?: string): Promise<IndexTarget[]> {
  return parseIndexTargets(
    await run(
      aptGet,
      ['indextargets', '--format', FORMAT, ...(listsFolder === undefined ? [] : useLists(listsFolder))],
      { signal },
    ),
  );
}

/** Reads the host's sources anew into the empty folder `listsFolder`. Needs no rights and leaves the host's own lists alone. */
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

/** Where package lists of our own come from, and where they are kept. */
export interface PackageLists {
  /** An apt sources list. */
  readonly sourcesFile: string;
  /** A folder; kept from time to time, so that only what has changed is fetched. */
  readonly folder: string;
}

/** The newest version of each of these packages that the sources have; of one that they do not know, none. Needs no rights, and leaves the host's own lists alone. */
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
  // What is installed on this computer counts for nothing.
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

/** A key written out over several lines spoils its own target alone. Pure. */
export function parseIndexTargets(text: string): IndexTarget[] {
  return text.split('\n').flatMap((line) => {
    // A field that apt does not know comes as its own placeholder.
    const fields = line.split('\t').map((field) => (field.startsWith('$(') ? '' : field));
    const [kind, codename = '', release = '', uri = '', component = '', signedBy = ''] = fields;
    return kind === 'Packages' && fields.length === 6 ? [{ codename, release, uri, component, signedBy }] : [];
  });
}

/** The host's apt settings that say how to reach its archive, as lines of an apt.conf; pins, hooks and defaults stay out of an image. */
export async function acquireSettings(signal?: AbortSignal): Promise<string[]> {
  return parseAcquireSettings(await run(aptConfig, ['dump', '--no-empty'], { signal }));
}

/** Proxies, certificates, time limits, and whether an archive may be older than it says. */
const PASSED_ON =
  /^Acquire::(https?::(?!User-Agent)|Retries |ForceIPv[46] |Check-Valid-Until |Check-Date |Max-ValidTime)/;

/** Pure. */
export function parseAcquireSettings(dump: string): string[] {
  return dump.split('\n').filter((line) => PASSED_ON.test(line));
}
