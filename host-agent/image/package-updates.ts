/** Packages of an image that have a newer version in the distribution. */
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFileAtomically } from '../storage/atomic.ts';
import { newestVersions } from '../tools/apt.ts';
import { isNewer } from '../tools/dpkg.ts';
import type { Manifest } from './manifest.ts';
import { hostSources } from './sources.ts';

export interface PackageUpdate {
  readonly name: string;
  /** `from`: the version in the image; `to`: the version in the distribution. */
  readonly from: string;
  readonly to: string;
}

type Packages = Manifest['packages'];

/** The name to look up: the name of a kernel package contains its version, so its successor has another one. Pure. */
export function askedName(name: string): string {
  return name.replace(/^linux-image-\d[^-]*(?:-\d+)?-(?=.)/, 'linux-image-');
}

/** The newest versions of the packages in the sources that images are built from. `folder` caches the package lists. */
export async function newestInSources(
  packages: Packages,
  folder: string,
  signal: AbortSignal,
): Promise<Map<string, string>> {
  const lists = { sourcesFile: join(folder, 'sources.list'), folder: join(folder, 'lists') };
  await mkdir(join(lists.folder, 'partial'), { recursive: true, mode: 0o700 });
  const first = join(folder, 'first');
  await rm(first, { recursive: true, force: true });
  await writeFileAtomically(lists.sourcesFile, await hostSources(first, signal));
  return newestVersions([...new Set(packages.map(({ name }) => askedName(name)))], lists, signal);
}

/** The packages that have a newer version. */
export async function findUpdates(
  packages: Packages,
  newest: ReadonlyMap<string, string>,
  signal?: AbortSignal,
): Promise<PackageUpdate[]> {
  const found: PackageUpdate[] = [];
  for (const { name, version } of packages) {
    const to = newest.get(askedName(name));
    if (to !== undefined && to !== version && (await isNewer(to, version, signal)))
      found.push({ name, from: version, to });
  }
  return found;
}

/** Whether `other` already has all of the updates. An image that the person rolled back from must not come back by itself. Pure. */
export function areAllIn(updates: readonly PackageUpdate[], other: Packages): boolean {
  const versions = new Map(other.map(({ name, version }) => [askedName(name), version]));
  return updates.every(({ name, to }) => versions.get(askedName(name)) === to);
}
