/** Packages of an image that have a newer version in the distribution. */
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFileAtomically } from '../../storage/atomic.ts';
import { type Offer, offersOf, updateLists } from '../../tools/building/apt.ts';
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

/** The newest versions of the packages in the sources that images are built from. `folder` caches the package lists. */
export async function newestInSources(
  packages: Packages,
  folder: string,
  named: readonly string[],
  signal: AbortSignal,
): Promise<Map<string, Newest>> {
  const [apt, first] = [
    {
      sourcesFile: join(folder, 'sources.list'),
      preferencesFile: join(folder, 'preferences'),
      listsFolder: join(folder, 'lists'),
    },
    join(folder, 'first'),
  ];
  await mkdir(join(apt.listsFolder, 'partial'), { recursive: true, mode: 0o700 });
  await rm(first, { recursive: true, force: true });
  const sources = await hostSources(named, first, signal);
  await writeFileAtomically(apt.sourcesFile, sources.list);
  await writeFileAtomically(apt.preferencesFile, sources.preferences);
  await updateLists(apt, signal);
  const offers = await offersOf(apt, [...new Set(packages.map(({ name }) => askedName(name)))], signal);
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
