/** The host's own apt: its package sources, and its settings for reaching them. */
import { join } from 'node:path';
import { connectionTrouble } from '../../api/errors/system-trouble.ts';
import { ownVariables, run, type Tool } from '../../process/run.ts';

const aptGet: Tool = { program: 'apt-get', debianPackage: 'apt', timeoutMs: 60_000 };
const aptCache: Tool = { program: 'apt-cache', debianPackage: 'apt', timeoutMs: 60_000 };
const DOWNLOAD_TIMEOUT_MS = 3_600_000;

/** For what reaches an archive, through the proxy that the environment names, unless apt's own settings name one: throws `Failure` connection-failed if it does not. */
const fetched: typeof run = (tool, args, options) => {
  const environment = { ...ownVariables('http_proxy', 'https_proxy', 'no_proxy'), ...options?.environment };
  return run(tool, args, { ...options, environment }).catch((error: unknown) => {
    throw connectionTrouble(error) ?? error;
  });
};

/** One package list of the host; a field that apt does not know is empty. */
export interface IndexTarget {
  readonly codename: string;
  /** The suite's path below the repository, such as `trixie-security`. */
  readonly release: string;
  readonly uri: string;
  readonly component: string;
  /** Path of a keyring, a fingerprint or a whole key. */
  readonly signedBy: string;
  /** From its signed Release file. */
  readonly origin: string;
  readonly label: string;
}

const FIELDS = ['CODENAME', 'RELEASE', 'REPO_URI', 'COMPONENT', 'SIGNED_BY', 'ORIGIN', 'LABEL'] as const;
const FORMAT = ['CREATED_BY', ...FIELDS].map((field) => `$(${field})`).join('\t');

/** The package lists of the host's apt sources, in apt's order; none before its first update. With `listsFolder`: the lists that {@link readListsInto} fetched. */
export async function indexTargets(signal?: AbortSignal, listsFolder?: string): Promise<IndexTarget[]> {
  return parseIndexTargets(
    await run(
      aptGet,
      ['indextargets', '--format', FORMAT, ...(listsFolder === undefined ? [] : options(listsIn(listsFolder)))],
      { signal },
    ),
  );
}

/** A key that is written out over several lines invalidates only its own target. Pure. */
export function parseIndexTargets(text: string): IndexTarget[] {
  return text.split('\n').flatMap((line) => {
    // apt prints the placeholder of a field that it does not know.
    const [kind, ...fields] = line.split('\t').map((field) => (field.startsWith('$(') ? '' : field));
    if (kind !== 'Packages' || fields.length !== FIELDS.length) return [];
    const [codename = '', release = '', uri = '', component = '', signedBy = '', origin = '', label = ''] = fields;
    return [{ codename, release, uri, component, signedBy, origin, label }];
  });
}

/** A package of the host. */
export interface HostVersions {
  readonly installed: string;
  /** What apt would install: the same, if there is no better one. */
  readonly candidate: string;
}

/** Those of these packages that are installed, as the host's apt knows them since its last update. Reaches no archive. */
export async function hostVersions(names: readonly string[], signal?: AbortSignal): Promise<Map<string, HostVersions>> {
  return parseHostVersions(await run(aptCache, ['policy', '--', ...names], { signal }));
}

/** Pure. */
export function parseHostVersions(text: string): Map<string, HostVersions> {
  const entries = [...text.matchAll(/^([a-z0-9][a-z0-9+.-]+):\n {2}Installed: (\S+)\n {2}Candidate: (\S+)$/gm)];
  return new Map(
    entries.flatMap(([, name = '', installed = '', candidate = '']) =>
      installed === '(none)' || candidate === '(none)' ? [] : [[name, { installed, candidate }]],
    ),
  );
}

/** Fetches the package lists of the host's sources into the empty folder `listsFolder`. Needs no root and does not touch the host's own lists. */
export async function readListsInto(listsFolder: string, signal?: AbortSignal): Promise<void> {
  await fetched({ ...aptGet, timeoutMs: 600_000 }, ['update', '--quiet=2', ...options(listsIn(listsFolder))], {
    signal,
  });
}

/** A separate apt: it knows nothing of the host's sources, pins and installed packages, and needs no root. */
export interface OwnApt {
  /** An apt sources list. */
  readonly sourcesFile: string;
  /** An apt preferences file. */
  readonly preferencesFile: string;
  /** Kept between runs, so that only changes are fetched. */
  readonly listsFolder: string;
  /** Where apt keeps what it parsed of the lists: some 100 MB. Without it, each command parses them again, which takes 2 to 3 s of a processor. */
  readonly cacheFolder?: string;
  /** Where packages are downloaded to. */
  readonly archives?: string;
  /** A dpkg status file: the packages that count as installed; none by default. */
  readonly statusFile?: string;
}

/** Fetches the package lists of the sources. Throws `Failure` if any cannot be fetched. */
export async function updateLists(apt: OwnApt, signal?: AbortSignal): Promise<void> {
  await fetched(
    { ...aptGet, timeoutMs: 600_000 },
    ['update', '--quiet=2', '-o', 'APT::Update::Error-Mode=any', ...options(own(apt))],
    { signal },
  );
}

/** Downloads what an installation of `wanted` (names or apt patterns) needs, and installs nothing. */
export async function downloadInstallation(
  apt: OwnApt,
  wanted: readonly string[],
  signal?: AbortSignal,
): Promise<void> {
  await fetched(
    { ...aptGet, timeoutMs: DOWNLOAD_TIMEOUT_MS },
    ['install', '--download-only', '--yes', ...options(own(apt)), '--', ...wanted],
    { signal },
  );
}

/** Downloads one package, without what it depends on, into `folder`. */
export async function downloadPackage(apt: OwnApt, name: string, folder: string, signal?: AbortSignal): Promise<void> {
  await fetched(
    { ...aptGet, timeoutMs: DOWNLOAD_TIMEOUT_MS },
    ['download', '--quiet=2', ...options(own(apt)), '--', name],
    { signal, cwd: folder },
  );
}

/** The `Depends` field of a package, or `undefined` when there is no such package. */
export async function dependenciesOf(apt: OwnApt, name: string, signal?: AbortSignal): Promise<string | undefined> {
  const text = await run(aptCache, ['show', '--no-all-versions', ...options(own(apt)), '--', name], { signal }).catch(
    () => '',
  );
  return /^Package: /m.test(text) ? (/^Depends: (.*)$/m.exec(text)?.[1] ?? '') : undefined;
}

/** What the sources offer of a package. */
export interface Offer {
  /** The version that apt would install. */
  readonly candidate: string;
  /** By version, the package lists that have it; most preferred first. */
  readonly places: ReadonlyMap<string, readonly Pick<IndexTarget, 'uri' | 'release' | 'component'>[]>;
}

/** What the sources offer, by package name; unknown packages are missing from the result. */
export async function offersOf(
  apt: OwnApt,
  names: readonly string[],
  signal?: AbortSignal,
): Promise<Map<string, Offer>> {
  return parsePolicy(await run(aptCache, ['policy', ...options(own(apt)), '--', ...names], { signal }));
}

/** The package lists of these sources, after {@link updateLists}. */
export async function ownTargets(apt: OwnApt, signal?: AbortSignal): Promise<IndexTarget[]> {
  return parseIndexTargets(await run(aptGet, ['indextargets', '--format', FORMAT, ...options(own(apt))], { signal }));
}

/** Pure. */
export function parsePolicy(text: string): Map<string, Offer> {
  const entries = text.split(/^(?=\S)/m).flatMap((entry) => {
    const [, name, candidate] = /^([a-z0-9][a-z0-9+.-]+):\n(?:.*\n)*?  Candidate: (\S+)\n/.exec(entry) ?? [];
    if (name === undefined || candidate === undefined || candidate === '(none)') return [];
    return [[name, { candidate, places: placesOf(entry) }] as const];
  });
  return new Map(entries);
}

/** The version table: a line for each version, and below it, indented further, one for each list. Pure. */
function placesOf(entry: string): Offer['places'] {
  const places = new Map<string, { uri: string; release: string; component: string }[]>();
  let lists: { uri: string; release: string; component: string }[] = [];
  for (const line of entry.split('\n')) {
    const version = /^ (?:\*\*\*|   ) (\S+) -?\d+(?: \(.*\))?$/.exec(line)?.[1];
    if (version !== undefined) places.set(version, (lists = []));
    const [, uri, suite] = /^ {8,9}-?\d+ (\S+) (\S+)(?: \S+)? Packages$/.exec(line) ?? [];
    if (uri === undefined || suite === undefined) continue;
    // "trixie/main", or "./" of a repository without suites.
    const cut = suite.endsWith('/') ? -1 : suite.lastIndexOf('/');
    lists.push({ uri, release: cut < 0 ? suite : suite.slice(0, cut), component: cut < 0 ? '' : suite.slice(cut + 1) });
  }
  return places;
}

function listsIn(folder: string, cacheFolder?: string): string[] {
  const cache = (name: string) => (cacheFolder === undefined ? '' : join(cacheFolder, name));
  return [
    `Dir::State::lists=${folder}`,
    `Dir::Cache::pkgcache=${cache('pkgcache.bin')}`,
    `Dir::Cache::srcpkgcache=${cache('srcpkgcache.bin')}`,
    'Acquire::Languages=none',
    'APT::Sandbox::User=root',
  ];
}

function own(apt: OwnApt): string[] {
  const { sourcesFile, preferencesFile, listsFolder, cacheFolder, archives, statusFile = '/dev/null' } = apt;
  return [
    ...listsIn(listsFolder, cacheFolder),
    `Dir::Etc::sourcelist=${sourcesFile}`,
    'Dir::Etc::sourceparts=/dev/null',
    `Dir::Etc::preferences=${preferencesFile}`,
    'Dir::Etc::preferencesparts=/dev/null',
    `Dir::State::status=${statusFile}`,
    'APT::Default-Release=',
    'APT::Architecture=amd64',
    'APT::Architectures=amd64',
    // As mmdebstrap installs.
    'APT::Install-Recommends=false',
    'APT::Install-Suggests=false',
    'pkgCacheGen::ForceEssential=,',
    // mmdebstrap's apt reads the lists, too.
    'Acquire::GzipIndexes=false',
    ...(archives === undefined ? [] : [`Dir::Cache::archives=${archives}`]),
  ];
}

const options = (settings: readonly string[]): string[] => settings.flatMap((setting) => ['-o', setting]);
