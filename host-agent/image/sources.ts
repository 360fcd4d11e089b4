/** The package sources of images: the distribution's own archives, as the host's apt reaches them, and sources that the configuration names. */
import { mkdir, readFile } from 'node:fs/promises';
import { Failure } from '../api/errors/failure.ts';
import { type IndexTarget, indexTargets, readListsInto } from '../tools/building/apt.ts';

/** A source of the host that images do not use. */
export interface RefusedSource {
  readonly uri: string;
  readonly release: string;
  readonly reason: string;
}

export interface PackageSources {
  /** An apt sources list. */
  readonly list: string;
  /** An apt preferences file. The host's pins do not apply to images. */
  readonly preferences: string;
  readonly refused: readonly RefusedSource[];
}

/** Archives of a distribution. Any Release file may claim to be one of these, so the key must be the distribution's, too. */
const DISTRIBUTIONS: readonly { origin: string; labels: readonly string[]; keyring: RegExp }[] = [
  {
    origin: 'Debian',
    labels: ['Debian', 'Debian-Security'],
    keyring: /^\/usr\/share\/keyrings\/debian-archive-(?!removed)[a-z0-9-]+\.(gpg|pgp|asc)$/,
  },
  {
    origin: 'Ubuntu',
    labels: ['Ubuntu'],
    keyring: /^\/usr\/share\/keyrings\/ubuntu-archive-(?!removed)[a-z0-9-]+\.(gpg|pgp|asc)$/,
  },
];

/** Of a named source only packages are taken that the distribution lacks: below apt's default of 500. */
const NAMED_PRIORITY = 100;

/** The codename of the host's release from the text of its os-release file, or `undefined`. Pure. */
export function releaseCodename(osRelease: string): string | undefined {
  return /^VERSION_CODENAME="?([a-z0-9.-]+)"?$/m.exec(osRelease)?.[1];
}

/** The codename of the host's release. */
async function hostCodename(path = '/etc/os-release'): Promise<string> {
  const codename = releaseCodename(await readFile(path, 'utf8'));
  if (codename === undefined) throw noSources('the release of this system has no codename', []);
  return codename;
}

/** The sources for images. `named`: URIs of further sources, from the configuration. `listsFolder` is created where the host's apt has no package lists yet. */
export async function hostSources(
  named: readonly string[],
  listsFolder: string,
  signal: AbortSignal,
): Promise<PackageSources> {
  const codename = await hostCodename();
  let targets = await indexTargets(signal);
  if (targets.length === 0) {
    await mkdir(listsFolder);
    await readListsInto(listsFolder, signal);
    targets = await indexTargets(signal, listsFolder);
  }
  return packageSources(targets, codename, named);
}

/** The same from the package lists that the host's apt has now; `undefined` when it has none. */
export async function presentSources(
  named: readonly string[],
  signal: AbortSignal,
): Promise<PackageSources | undefined> {
  const targets = await indexTargets(signal);
  return targets.length === 0 ? undefined : packageSources(targets, await hostCodename(), named);
}

/** Throws `Failure` no-package-sources when the distribution is not among them. Pure. */
export function packageSources(
  targets: readonly IndexTarget[],
  codename: string,
  named: readonly string[],
): PackageSources {
  const judged = targets.map((target) => ({ target, ...judge(target, codename, named) }));
  const refused = judged.flatMap(({ target: { uri, release }, reason }) =>
    reason === undefined ? [] : [{ uri, release, reason }],
  );
  const used = judged.filter(({ reason }) => reason === undefined);
  if (!used.some(({ isNamed }) => !isNamed))
    throw noSources(`no archive of the distribution for "${codename}" is among them`, refused);
  const groups = new Map<string, Set<string>>();
  for (const { target } of used) {
    // apt takes packages of file: sources from their place, which the build's jail does not contain.
    const uri = target.uri.replace(/^file:/, 'copy:');
    const source = `deb [signed-by="${target.signedBy}"] ${uri} ${target.release}`;
    groups.set(source, (groups.get(source) ?? new Set()).add(target.component));
  }
  const pins = new Set(used.flatMap(({ isNamed, target }) => (isNamed ? [pinOf(target)] : [])));
  return {
    list: [...groups].map(([source, components]) => `${source} ${[...components].join(' ')}`.trimEnd() + '\n').join(''),
    preferences: [...pins].join('\n'),
    refused: refused.filter(
      ({ uri, release }, index) => refused.findIndex((one) => one.uri === uri && one.release === release) === index,
    ),
  };
}

interface Judgement {
  readonly isNamed: boolean;
  /** Why it is refused. */
  readonly reason?: string;
}

/** Pure. */
function judge(target: IndexTarget, codename: string, named: readonly string[]): Judgement {
  const { codename: ofTarget, release, uri, signedBy, origin, label } = target;
  const isNamed = named.some((one) => withoutSlash(one) === withoutSlash(uri));
  const refuse = (reason: string) => ({ isNamed, reason });
  if (!/^\/[^\s\]]+$/.test(signedBy)) return refuse('it names no keyring file (Signed-By)');
  const distribution = DISTRIBUTIONS.find((one) => one.origin === origin && one.labels.includes(label));
  if (isNamed) {
    if (distribution) return refuse('it calls itself an archive of the distribution, so it need not be named');
    return origin === '' || /[,\n"]/.test(origin + label)
      ? refuse('its Release file names no usable origin')
      : { isNamed };
  }
  if (!distribution)
    return refuse(`it is no archive of the distribution (origin "${origin}", label "${label}"), and not named`);
  if (!distribution.keyring.test(signedBy)) return refuse(`it is not signed with a key of ${distribution.origin}`);
  const belongs = (name: string): boolean =>
    name === codename || name.startsWith(`${codename}-`) || name.startsWith(`${codename}/`);
  if (!belongs(ofTarget) && !belongs(release)) return refuse(`it belongs to another release than ${codename}`);
  return /backports|proposed/.test(release) ? refuse('it is not part of the stable release') : { isNamed };
}

const withoutSlash = (uri: string): string => uri.replace(/\/+$/, '');

function pinOf({ origin, label }: IndexTarget): string {
  return `Package: *\nPin: release o=${origin},l=${label}\nPin-Priority: ${NAMED_PRIORITY}\n`;
}

function noSources(why: string, refused: readonly RefusedSource[]): Failure {
  const others = refused.map(({ uri, release, reason }) => `${uri} ${release}: ${reason}`);
  return new Failure('no-package-sources', { problem: [why, ...new Set(others)].join('; ').slice(0, 1000) });
}
