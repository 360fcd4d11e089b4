/** Packages of an image that have a newer version in the distribution. */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFileAtomically } from '../../storage/atomic.ts';
import { type Offer, offersOf, type OwnApt, updateLists } from '../../tools/building/apt.ts';
import { isNewer } from '../../tools/dpkg.ts';
import type { Manifest } from '../manifest.ts';
import { hostSources } from '../sources.ts';

export interface PackageUpdate {
  readonly name: string;
  /** `from`: the version in the image; `to`: the version in the distribution. */
  readonly from: string;
  readonly to: string;
  readonly isSecurity: boolean;
}

type Packages = Manifest['packages'];

/** The name to look up: the name of a kernel package contains its version, so its successor has another one. Pure. */
export function askedName(name: string): string {
  return name.replace(/^linux-image-\d[^-]*(?:-\d+)?-(?=.)/, 'linux-image-');
}

/** The newest version of a package. */
export interface Newest {
  readonly version: string;
  /** It comes from the distribution's archive of security updates. */
  readonly isSecurity: boolean;
}

/** What the archives have published. */
export interface Publication {
  /** Another one as soon as any of them publishes. */
  readonly stamp: string;
  /** When security updates were published last, as the archive has signed it; ISO 8601. */
  readonly securityAt?: string;
}

const aptIn = (folder: string): OwnApt => ({
  sourcesFile: join(folder, 'sources.list'),
  preferencesFile: join(folder, 'preferences'),
  listsFolder: join(folder, 'lists'),
});

/** Fetches the package lists of the sources that images are built from into `folder`: while nothing is published, each archive answers with some hundred bytes. */
export async function fetchLists(folder: string, named: readonly string[], signal: AbortSignal): Promise<Publication> {
  const [apt, first] = [aptIn(folder), join(folder, 'first')];
  await mkdir(join(apt.listsFolder, 'partial'), { recursive: true, mode: 0o700 });
  await rm(first, { recursive: true, force: true });
  const sources = await hostSources(named, first, signal);
  await writeFileAtomically(apt.sourcesFile, sources.list);
  await writeFileAtomically(apt.preferencesFile, sources.preferences);
  await updateLists(apt, signal);
  const names = (await readdir(apt.listsFolder)).filter((name) => name.endsWith('_InRelease')).sort();
  const read = names.map(async (name) => [name, await readFile(join(apt.listsFolder, name), 'utf8')] as const);
  return publicationOf(await Promise.all(read));
}

/** From the signed files of the archives, by their names. Pure. */
export function publicationOf(releases: readonly (readonly [name: string, text: string])[]): Publication {
  const hash = createHash('sha256');
  const securityAtMs: number[] = [];
  for (const [name, text] of releases) {
    hash.update(`${name}\n${text.length}\n${text}`);
    const publishedMs = Date.parse(/^Date: (.{1,64})$/m.exec(text)?.[1] ?? '');
    if (/^(Label: Debian-Security|Suite: [a-z0-9-]+-security)$/m.test(text) && !Number.isNaN(publishedMs))
      securityAtMs.push(publishedMs);
  }
  return {
    stamp: hash.digest('hex'),
    ...(securityAtMs.length > 0 && { securityAt: new Date(Math.max(...securityAtMs)).toISOString() }),
  };
}

/** The newest versions of the packages in the lists in `folder`. */
export async function newestInLists(
  packages: Packages,
  folder: string,
  signal: AbortSignal,
): Promise<Map<string, Newest>> {
  const asked = [...new Set(packages.map(({ name }) => askedName(name)))];
  const offers = await offersOf(aptIn(folder), asked, signal);
  return new Map([...offers].map(([name, offer]) => [name, newestOf(offer)]));
}

/** Pure. */
export function newestOf({ candidate, places }: Offer): Newest {
  const isSecurity = (places.get(candidate) ?? []).some(({ release }) => /-security(\/updates)?$/.test(release));
  return { version: candidate, isSecurity };
}

/** The packages that have a newer version. */
export async function findUpdates(
  packages: Packages,
  newest: ReadonlyMap<string, Newest>,
  signal?: AbortSignal,
): Promise<PackageUpdate[]> {
  const found: PackageUpdate[] = [];
  for (const { name, version } of packages) {
    const { version: to, isSecurity } = newest.get(askedName(name)) ?? {};
    if (to !== undefined && to !== version && (await isNewer(to, version, signal)))
      found.push({ name, from: version, to, isSecurity: isSecurity === true });
  }
  return found;
}

/** Whether `other` already has all of the updates. An image that the person rolled back from must not come back by itself. Pure. */
export function areAllIn(updates: readonly PackageUpdate[], other: Packages): boolean {
  const versions = new Map(other.map(({ name, version }) => [askedName(name), version]));
  return updates.every(({ name, to }) => versions.get(askedName(name)) === to);
}
